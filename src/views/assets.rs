//! Static files, read once at start: one stylesheet from its parts, a fingerprint in every name, and compressed
//! variants made ahead, so that serving one is a look-up.
use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, OnceLock},
};

use axum::body::Bytes;
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::carried::{self, files_below};

pub const PREFIX: &str = "/assets/";
/// The parts of the stylesheet in the order the cascade wants them.
const STYLESHEET: &str = "css/app.css";
const ORDER: &str = "css/order.txt";

#[derive(Clone, Default)]
pub struct Assets(Arc<Shelf>);

#[derive(Default)]
struct Shelf {
    /// `css/app.css` → `/assets/css/app-3f2a….css`
    urls: HashMap<String, String>,
    files: HashMap<String, Asset>,
}

pub struct Asset {
    pub kind: &'static str,
    /// Names the content.
    pub print: String,
    pub plain: Bytes,
    pub gzip: Option<Bytes>,
    /// A moment after the start: the best takes longer than everything else a start does.
    brotli: OnceLock<Bytes>,
    worth_it: bool,
}

impl Assets {
    pub fn load(folder: &str) -> loco_rs::Result<Self> {
        let mut shelf = Shelf::default();
        let (mut parts, mut naming_others) = (HashMap::new(), Vec::new());
        for (name, bytes) in files_below(folder)? {
            match name.rsplit_once('.').map(|(_, ending)| ending) {
                Some("css" | "txt") => drop(parts.insert(name, bytes)),
                Some("js" | "webmanifest") => naming_others.push((name, bytes)),
                _ => shelf.put(&name, bytes.into_owned()),
            }
        }
        shelf.put(STYLESHEET, stylesheet(&parts));
        shelf.put_after_those_they_name(naming_others)?;
        let assets = Self(Arc::new(shelf));
        if cfg!(debug_assertions) {
            assets.pack();
        }
        Ok(assets)
    }

    /// Makes the smallest variants; until then the second smallest are served.
    pub fn pack(&self) {
        self.0.files.values().for_each(Asset::pack);
    }

    /// Where the browser finds a file, with its fingerprint; a name we do not have stays as it is and answers 404.
    pub fn url(&self, name: &str) -> String {
        self.0.urls.get(name).cloned().unwrap_or_else(|| format!("{PREFIX}{name}"))
    }

    pub fn find(&self, fingerprinted: &str) -> Option<&Asset> {
        self.0.files.get(fingerprinted)
    }

    /// A file by its plain name, for the few that must live at a fixed address.
    pub fn named(&self, name: &str) -> Option<&Asset> {
        self.find(self.0.urls.get(name)?.strip_prefix(PREFIX)?)
    }
}

impl Shelf {
    fn put(&mut self, name: &str, bytes: Vec<u8>) {
        let print = BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..9]);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let fingerprinted = format!("{stem}-{print}.{ending}");
        self.urls.insert(name.to_string(), format!("{PREFIX}{fingerprinted}"));
        self.files.insert(fingerprinted, Asset::new(ending, &print, bytes));
    }

    /// Modules import one another, and the manifest its icons, by relative name (`"./`). A fingerprint depends on the
    /// names inside, so those are replaced leaf by leaf.
    fn put_after_those_they_name(
        &mut self,
        mut waiting: Vec<(String, carried::Bytes)>,
    ) -> loco_rs::Result<()> {
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut still = Vec::new();
            for (name, source) in waiting {
                match self.with_fingerprints(folder_of(&name), &String::from_utf8_lossy(&source)) {
                    Some(ready) => self.put(&name, ready.into_bytes()),
                    None => still.push((name, source)),
                }
            }
            if still.len() == before {
                let names: Vec<_> = still.iter().map(|(name, _)| name).collect();
                return Err(loco_rs::Error::Message(format!(
                    "these static files name each other in a circle, or a file that is not there: {names:?}"
                )));
            }
            waiting = still;
        }
        Ok(())
    }

    fn with_fingerprints(&self, folder: &str, source: &str) -> Option<String> {
        let mut ready = String::with_capacity(source.len());
        let mut rest = source;
        while let Some(at) = rest.find("\"./") {
            let (before, from) = rest.split_at(at + 3);
            let end = from.find('"')?;
            let url = self.urls.get(&format!("{folder}{}", &from[..end]))?;
            ready.push_str(&before[..before.len() - 2]);
            ready.push_str(url);
            rest = &from[end..];
        }
        ready.push_str(rest);
        Some(ready)
    }
}

impl Asset {
    fn new(ending: &str, print: &str, bytes: Vec<u8>) -> Self {
        let kind = kind(ending);
        let worth_it = bytes.len() > 512 && !kind.starts_with("image/p") && !kind.starts_with("image/w");
        Self {
            kind,
            print: print.into(),
            gzip: worth_it.then(|| gzip(&bytes)).flatten(),
            brotli: OnceLock::new(),
            worth_it,
            plain: bytes.into(),
        }
    }

    pub fn brotli(&self) -> Option<&Bytes> {
        self.brotli.get()
    }

    fn pack(&self) {
        if let Some(packed) = self.worth_it.then(|| brotli(&self.plain)).flatten() {
            let _ = self.brotli.set(packed);
        }
    }
}

/// `js/app.js` → `js/`
fn folder_of(name: &str) -> &str {
    name.rfind('/').map_or("", |slash| &name[..=slash])
}

fn kind(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn stylesheet(parts: &HashMap<String, carried::Bytes>) -> Vec<u8> {
    let order = parts.get(ORDER).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let mut sheet = Vec::new();
    for part in order.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        sheet.extend(parts.get(&format!("css/{part}")).into_iter().flat_map(|bytes| bytes.iter()));
        sheet.push(b'\n');
    }
    sheet
}

fn gzip(bytes: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    smaller(encoder.finish().ok()?, bytes)
}

fn brotli(bytes: &[u8]) -> Option<Bytes> {
    let mut packed = Vec::new();
    let quality = if cfg!(debug_assertions) { 5 } else { 11 };
    let params = ::brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    ::brotli::BrotliCompress(&mut &*bytes, &mut packed, &params).ok()?;
    smaller(packed, bytes)
}

fn smaller(packed: Vec<u8>, plain: &[u8]) -> Option<Bytes> {
    (packed.len() < plain.len()).then(|| packed.into())
}
