//! `metadata batch` reads saved pages; `metadata fetch URL` asks the shop. Both print one JSON object a page.
use flate2::read::GzDecoder;
use jobs::metadata::fetch::{Ask, Fetcher, Refusal, Settings};
use jobs::metadata::{self, Metadata};
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use url::Url;

const USAGE: &str = "usage: metadata fetch URL | metadata batch < pages.jsonl";
/// Where a shopkeeper who wonders about a visit from the command line can read who we are.
const BASE_URL: &str = "http://localhost:5150";

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
        ["fetch", url] => fetch(url),
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
        print(&mut out, &answer(serde_json::from_str(&line?)?))?;
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
    if file.extension().is_none_or(|extension| extension != "gz") {
        return Ok(bytes);
    }
    let mut text = Vec::new();
    GzDecoder::new(&bytes[..]).read_to_end(&mut text)?;
    Ok(text)
}

#[tokio::main(flavor = "current_thread")]
async fn fetch(address: &str) -> Result<(), Box<dyn Error>> {
    let url = Url::parse(address)?;
    let fetcher = Fetcher::new(Settings::new(Url::parse(BASE_URL)?))?;
    let start = Instant::now();
    let visited = metadata::visit(&fetcher, &url, &Ask::default(), &[]).await;
    let metadata = visited.unwrap_or_else(|refusal| refused(&refusal));
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    print(&mut io::stdout().lock(), &Answer { id: address.to_owned(), metadata, ms })
}

fn refused(refusal: &Refusal) -> Metadata {
    match refusal.as_str() {
        "turned_away" | "asked_to_wait" => Metadata::blocked(),
        _ => Metadata::failed(),
    }
}

fn print(out: &mut impl Write, answer: &Answer) -> Result<(), Box<dyn Error>> {
    serde_json::to_writer(&mut *out, answer)?;
    Ok(out.write_all(b"\n")?)
}
