//! `metadata batch` reads saved pages; `metadata fetch URL` asks the shop. Both print one JSON object a line.
use flate2::read::GzDecoder;
use jobs::metadata::{self, Metadata};
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use url::Url;

const USAGE: &str = "usage: metadata fetch URL | metadata batch < pages.jsonl\n";

#[derive(Deserialize)]
struct Request {
    id: String,
    url: String,
    file: String,
    content_type: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    id: String,
    #[serde(flatten)]
    metadata: Metadata,
    ms: f64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["batch"] => batch(),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn batch() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let answer = answer(serde_json::from_str(&line?)?);
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Only the reading is timed: it is what a worker does with a page it has fetched. A page that cannot be read at
/// all is an outcome like any other, for the lines after it still want their answer.
fn answer(request: Request) -> Answer {
    let (Ok(html), Ok(url)) = (contents(Path::new(&request.file)), Url::parse(&request.url)) else {
        return Answer { id: request.id, metadata: Metadata::failed(), ms: 0.0 };
    };
    let start = Instant::now();
    let metadata = metadata::read(&html, request.content_type.as_deref(), &url);
    Answer { id: request.id, metadata, ms: start.elapsed().as_secs_f64() * 1000.0 }
}

fn contents(file: &Path) -> io::Result<Vec<u8>> {
    let bytes = std::fs::read(file)?;
    let mut text = Vec::new();
    if file.extension().is_some_and(|extension| extension == "gz") {
        GzDecoder::new(&bytes[..]).read_to_end(&mut text)?;
        return Ok(text);
    }
    Ok(bytes)
}
