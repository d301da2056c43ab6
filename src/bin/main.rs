//! The one binary: web, worker, scheduler, tasks and generators.
use std::process::ExitCode;

use loco_rs::cli;
use wishare::{app::App, database::Upgrade, doctor, start};

#[tokio::main]
async fn main() -> ExitCode {
    start::alone_means_everything();
    if let Some(environment) = doctor::is_asked() {
        return doctor::examine(&environment).await;
    }
    match cli::main::<App, Upgrade>().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => start::say_why(&failure),
    }
}
