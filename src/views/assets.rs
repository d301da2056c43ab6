//! Static files, read once at start: one stylesheet from its parts, a fingerprint in every name, and compressed
//! variants made ahead, so that serving one is a look-up.
use std::{
    collections::HashMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::body::Bytes;
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

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
    pub brotli: Option<Bytes>,
}

impl Assets {
    pub fn load(folder: &Path) -> loco_rs::Result<Self> {
        let mut shelf = Shelf::default();
        let mut naming_others = Vec::new();
        for path in files_below(folder)? {
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            match path.extension().and_then(|ending| ending.to_str()) {
                Some("css" | "txt") => {}
                Some("js" | "webmanifest") => naming_others.push((name, path)),
                _ => shelf.put(&name, fs::read(&path)?),
            }
        }
        shelf.put(STYLESHEET, stylesheet(folder)?);
        shelf.put_after_those_they_name(naming_others)?;
        Ok(Self(Arc::new(shelf)))
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
    fn put_after_those_they_name(&mut self, mut waiting: Vec<(String, PathBuf)>) -> loco_rs::Result<()> {
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut still = Vec::new();
            for (name, path) in waiting {
                let source = fs::read_to_string(&path)?;
                match self.with_fingerprints(folder_of(&name), &source) {
                    Some(ready) => self.put(&name, ready.into_bytes()),
                    None => still.push((name, path)),
                }
            }
            if still.len() == before {
                return Err(loco_rs::Error::Message(format!(
                    "these static files name each other in a circle, or a file that is not there: {still:?}"
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
            brotli: worth_it.then(|| brotli(&bytes)).flatten(),
            plain: bytes.into(),
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

fn stylesheet(folder: &Path) -> loco_rs::Result<Vec<u8>> {
    let order = fs::read_to_string(folder.join(ORDER)).unwrap_or_default();
    let mut sheet = Vec::new();
    for part in order.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        sheet.extend(fs::read(folder.join("css").join(part))?);
        sheet.push(b'\n');
    }
    Ok(sheet)
}

fn files_below(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
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
