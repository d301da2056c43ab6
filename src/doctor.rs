//! `wishare doctor`: is everything there, and if not, one sentence on how to mend it. It takes the place of Loco's own, which
//! looks at a developer's machine, ends at the first thing that does not answer, and calls a queue in the process failed.
mod findings;
mod front;
mod outside;
mod pictures;
mod redis;
mod store;

use std::{env, process::ExitCode};

use loco_rs::{
    config::Config,
    doctor::Check,
    environment::{Environment, resolve_from_env},
    prelude::Result,
};

use crate::{
    configuration::{self, Settings},
    start,
};
use findings::{note, well, wrong};

/// Whether the command line asks for it, and about which environment. Loco answers the rest (`--config`, `--help`).
pub fn is_asked() -> Option<Environment> {
    let words: Vec<String> = env::args().skip(1).collect();
    environment_named(&words)
}

fn environment_named(words: &[String]) -> Option<Environment> {
    let ours = words.iter().any(|word| word == "doctor")
        && !words.iter().any(|word| ["--config", "-c", "--help", "-h"].contains(&word.as_str()));
    if !ours {
        return None;
    }
    let mut named = words.windows(2).filter(|pair| pair[0] == "-e" || pair[0] == "--environment");
    let inline = words.iter().find_map(|word| word.strip_prefix("--environment="));
    let name = named.next().map(|pair| pair[1].clone()).or(inline.map(ToString::to_string));
    let production = words.iter().any(|word| word == "--production" || word == "-p");
    Some(name.or(production.then(|| "production".into())).unwrap_or_else(resolve_from_env).into())
}

/// Every finding on a line, what to do below it; an error only when something is wrong.
#[expect(clippy::print_stdout, reason = "this is for the person at the terminal")]
pub async fn examine(environment: &Environment) -> ExitCode {
    let config = match configuration::load(environment) {
        Ok(config) => config,
        Err(failure) => return start::say_why(&failure),
    };
    let findings = match findings(environment, &config).await {
        Ok(findings) => findings,
        Err(failure) => return start::say_why(&failure),
    };
    for finding in &findings {
        println!("{finding}");
    }
    if findings.iter().all(Check::valid) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

pub async fn findings(environment: &Environment, config: &Config) -> Result<Vec<Check>> {
    let settings: Settings = config.settings()?;
    let mut found = here(environment, config, &settings);
    found.extend(store::check(config, &settings).await);
    found.push(pictures::check(config, &settings).await);
    found.extend(redis::check(config, &settings).await);
    found.push(outside::mail(config).await);
    match settings.base_url.parse() {
        Ok(here) => {
            found.push(outside::fetching(&here).await);
            found.extend(front::check(&here, &settings).await);
        }
        Err(_) => found.push(wrong(
            format!("BASE_URL is no address: {}", settings.base_url),
            "Set it to where people reach this house, such as https://wishes.example.",
        )),
    }
    Ok(found)
}

/// `configuration::load` has written into the data folder and judged the secret, or we would not be here.
fn here(environment: &Environment, config: &Config, settings: &Settings) -> Vec<Check> {
    let mut found = vec![
        well(format!("Environment {environment}, version {}", env!("CARGO_PKG_VERSION"))),
        well(format!("The data folder {} can be written", settings.data.display())),
    ];
    if *environment != Environment::Production && cfg!(carried) {
        found.push(note(
            "This is a release, but the environment is not production".into(),
            "Set LOCO_ENV=production: cookies then only travel encrypted, and logs are for machines.",
        ));
    }
    let shared = config.database.uri.starts_with("postgres");
    if shared && env::var("WISHARE_SECRET").unwrap_or_default().is_empty() {
        found.push(note(
            "The secret is kept in the data folder".into(),
            "With more than one machine set WISHARE_SECRET to the same 48 random characters everywhere.",
        ));
    }
    if !cfg!(feature = "otel") && env::var("OTEL_EXPORTER_OTLP_ENDPOINT").is_ok_and(|url| !url.is_empty()) {
        found.push(note(
            "A collector is named, but this program was built without traces".into(),
            "Build it with `cargo build --release --features otel`, or unset OTEL_EXPORTER_OTLP_ENDPOINT.",
        ));
    }
    found
}

/// A clock beside ours; what is a second late only looks odd, what is a minute late ends sessions early.
fn clock(of: &str, theirs: f64) -> Check {
    let ours = chrono::Utc::now().timestamp_micros() as f64 / 1e6;
    let apart = (ours - theirs).abs();
    let message = format!("The clock of {of} is {apart:.1} s from ours");
    let mend = "Let every machine take its time from the network: `timedatectl set-ntp true`.";
    match apart {
        ..2.0 => well(message),
        2.0..30.0 => note(message, mend),
        _ => wrong(message, mend),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_doctor_is_ours() {
        let asked = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(ToString::to_string).collect();
            environment_named(&words).map(|environment| environment.to_string())
        };
        assert_eq!(asked("start"), None);
        assert_eq!(asked("doctor --config"), None);
        assert_eq!(asked("doctor --environment production").as_deref(), Some("production"));
        assert_eq!(asked("-e test doctor").as_deref(), Some("test"));
        assert_eq!(asked("doctor --production").as_deref(), Some("production"));
    }

    #[test]
    fn a_clock_may_be_a_little_off() {
        let now = chrono::Utc::now().timestamp_micros() as f64 / 1e6;
        assert!(clock("a friend", now).valid() && clock("a friend", now - 5.0).valid());
        assert!(!clock("a friend", now + 3600.0).valid());
    }
}
