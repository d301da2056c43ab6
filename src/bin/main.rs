//! The one binary: web, worker, scheduler, tasks and generators.
use std::process::ExitCode;

use loco_rs::cli;
use migration::Migrator;
use wishare::{app::App, start};

#[tokio::main]
async fn main() -> ExitCode {
    start::alone_means_everything();
    match cli::main::<App, Migrator>().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => start::say_why(&failure),
    }
}
