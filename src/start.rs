//! What happens around Loco's own start: `start` alone runs the web and the jobs in one process, says one line,
//! and a start that fails says one sentence a person can act on.
use std::{
    env,
    future::{Future, ready},
    net::SocketAddr,
    process::ExitCode,
    time::Duration,
};

use axum::Router;
use loco_rs::{Error, Result, app::AppContext, boot::ServeParams};
use tokio::{net::TcpListener, sync::oneshot, time::sleep};

use crate::{
    app::{hub, settings},
    configuration,
    models::{Moment, items::reconciling},
};

/// How long open connections may keep a process that was told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// `start` without words runs everything one machine needs: with no Redis the jobs live in the web process.
/// Loco reads its own arguments, so the fuller command takes this process's place.
pub fn alone_means_everything() {
    let mut words: Vec<String> = env::args().collect();
    let starts = words.get(1).is_some_and(|word| word == "start" || word == "s");
    if !starts || words.iter().any(|word| word == "--no-banner" || word == "-n") {
        return;
    }
    words.push("--no-banner".into());
    if configuration::redis_url().is_none() && !words.iter().any(|word| names_a_role(word)) {
        words.push("--server-and-worker".into());
    }
    take_the_place_of_this_process(&words[1..]);
}

fn names_a_role(word: &str) -> bool {
    ["-w", "--worker", "-s", "--server-and-worker", "-a", "--all"]
        .iter()
        .any(|role| word == *role || word.starts_with(&format!("{role}=")))
}

#[cfg(unix)]
fn take_the_place_of_this_process(words: &[String]) {
    use std::os::unix::process::CommandExt;

    if let Ok(itself) = env::current_exe() {
        // Only returns when it could not; then Loco goes on with the words as they were.
        let _ = std::process::Command::new(itself).args(words).exec();
    }
}

#[cfg(not(unix))]
fn take_the_place_of_this_process(words: &[String]) {
    let started =
        env::current_exe().and_then(|itself| std::process::Command::new(itself).args(words).status());
    if let Ok(ended) = started {
        std::process::exit(ended.code().unwrap_or(1));
    }
}

/// Serve until told to stop, after saying where.
pub async fn serve(
    app: Router,
    ctx: &AppContext,
    at: &ServeParams,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let address = format!("{}:{}", at.binding, at.port);
    let listener = TcpListener::bind(&address).await.map_err(|err| {
        Error::Message(format!(
            "Cannot listen on {address}: {err}. Choose another port with `start --port N`."
        ))
    })?;
    let mut stop = Box::pin(stop);
    // Signals are listened for from the first look on, so that whoever reads the line may end us at once.
    tokio::select! {
        biased;
        () = &mut stop => return Ok(()),
        () = ready(()) => println!("Wishare is at {}", reachable_at(ctx, at)),
    }
    take_up_what_was_left(ctx).await;
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    let (told, hears) = oneshot::channel();
    let sockets = hub(ctx);
    let stop = async move {
        stop.await;
        let _ = told.send(());
        sockets.close().await;
    };
    tokio::select! {
        served = axum::serve(listener, service).with_graceful_shutdown(stop) => served?,
        () = patience_after(hears) => tracing::warn!("stopped although somebody was still connected"),
    }
    Ok(())
}

/// Jobs of this process ended with the last one; in a fleet only what waits too long has no job any more.
async fn take_up_what_was_left(ctx: &AppContext) {
    let since =
        if configuration::redis_url().is_none() { Moment::now() } else { reconciling::too_long_ago() };
    if let Err(err) = reconciling::enqueue_waiting_since(ctx, since).await {
        tracing::error!(error = %err, "what was left undone could not be enqueued yet");
    }
}

/// A request that has begun may end, but one that never ends must not keep us.
async fn patience_after(told: oneshot::Receiver<()>) {
    let _ = told.await;
    sleep(PATIENCE).await;
}

/// A fleet without its queue would accept wishes and do nothing about them, so it does not start.
pub async fn check_the_queue(ctx: &AppContext) -> Result<()> {
    match &ctx.queue_provider {
        Some(queue) => queue.ping().await.map_err(|err| redis_sentence(&err)),
        None => Ok(()),
    }
}

pub fn redis_sentence(failure: &Error) -> Error {
    Error::Message(format!(
        "Redis {} cannot be used: {}. Check REDIS_URL, or unset it to run the jobs in this process.",
        configuration::address_without_password("REDIS_URL"),
        reason(failure, "REDIS_URL")
    ))
}

fn reachable_at(ctx: &AppContext, at: &ServeParams) -> String {
    let elsewhere = at.port != ctx.config.server.port;
    if elsewhere { format!("http://localhost:{}", at.port) } else { settings(ctx).base_url.clone() }
}

/// One sentence on standard error, and a code a supervisor understands.
#[expect(
    clippy::print_stderr,
    reason = "the logger may not exist yet, and this is for the person at the terminal"
)]
pub fn say_why(failure: &Error) -> ExitCode {
    eprintln!("wishare: {}", one_sentence(failure));
    ExitCode::FAILURE
}

fn one_sentence(failure: &Error) -> String {
    match failure {
        Error::WithBacktrace { inner, .. } => one_sentence(inner),
        Error::DB(_) => database_sentence(failure),
        Error::Redis(_) => redis_sentence(failure).to_string(),
        other => first_line(&other.to_string()),
    }
}

fn database_sentence(failure: &Error) -> String {
    if env::var("DATABASE_URL").unwrap_or_default().is_empty() {
        return format!(
            "The database in the data folder cannot be used: {}.",
            reason(failure, "DATABASE_URL")
        );
    }
    format!(
        "The database {} cannot be used: {}. Check DATABASE_URL, or unset it to use SQLite in the data folder.",
        configuration::address_without_password("DATABASE_URL"),
        reason(failure, "DATABASE_URL")
    )
}

/// Libraries like to repeat the address they were given, password and all.
fn reason(failure: &Error, variable: &str) -> String {
    let address = env::var(variable).ok().filter(|address| !address.is_empty());
    let said = first_line(&failure.to_string());
    let said = address.map_or_else(|| said.clone(), |address| said.replace(&address, variable));
    said.trim_end_matches('.').to_string()
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or("it stopped without a reason").to_string()
}
