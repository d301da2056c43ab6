//! Measures the dashboard as a browser meets it: the release build, in a process of its own, beside two bare axum
//! servers that show where the limits are. `bin/bench` provides the servers; the figures mean something only side by
//! side, from one run on one machine.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints its figures and stops at a fault"
)]
mod growth;
mod limits;
mod load;
mod people;
mod report;
mod scenarios;
mod server;

use std::{env, error::Error};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

const HELP: &str =
    "dashboard compare NAME SECONDS | growth NAME SECONDS PEOPLE… | limit PORT BYTES [statement]";

/// One thread makes the load: what it takes of the machine is the same for everybody measured.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["compare", name, seconds] => scenarios::compare(name, seconds.parse()?).await,
        ["growth", name, seconds, people @ ..] => growth::run(name, seconds.parse()?, people).await,
        ["limit", port, bytes] => limits::ready_made(port.parse()?, bytes.parse()?),
        ["limit", port, bytes, "statement"] => limits::one_statement(port.parse()?, bytes.parse()?),
        _ => {
            println!("{HELP}");
            Ok(())
        }
    }
}
