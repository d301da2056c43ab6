//! The one binary: web, worker, scheduler, tasks and generators.
use std::process::ExitCode;

use loco_rs::cli;
use wishare::{app::App, database::Upgrade, doctor, monitoring::export, start};

#[tokio::main]
async fn main() -> ExitCode {
    start::alone_means_everything();
    if let Some(environment) = doctor::is_asked() {
        return doctor::examine(&environment).await;
    }
    let ended = cli::main::<App, Upgrade>().await;
    export::finish().await;
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => start::say_why(&failure),
    }
}
