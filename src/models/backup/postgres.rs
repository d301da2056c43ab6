//! PostgreSQL is copied by its own programs. They hear the address through the environment, where no list of processes
//! shows the password.
use std::{path::Path, process::Output};

use tokio::process::Command;
use url::Url;

use crate::{Error, Result};

pub async fn dump(uri: &str, to: &Path) -> Result<()> {
    let mut command = program("pg_dump", uri)?;
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--file"]).arg(to);
    finish("pg_dump", command).await
}

/// What is there goes and what was dumped comes in one transaction: all of it or nothing.
pub async fn restore(uri: &str, from: &Path) -> Result<()> {
    let script = from.with_extension("restoring.sql");
    let mut command = program("pg_restore", uri)?;
    command.args(["--no-owner", "--no-privileges", "--file"]).arg(&script).arg(from);
    let written = finish("pg_restore", command).await;
    let restored = match written {
        Ok(()) => run_script(uri, &script).await,
        Err(err) => Err(err),
    };
    let _ = std::fs::remove_file(&script);
    restored
}

async fn run_script(uri: &str, script: &Path) -> Result<()> {
    let mut command = program("psql", uri)?;
    command.args(["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]);
    command.args(["--command", "DROP SCHEMA public CASCADE; CREATE SCHEMA public", "--file"]).arg(script);
    finish("psql", command).await
}

fn program(name: &str, uri: &str) -> Result<Command> {
    let url = Url::parse(uri).map_err(Error::internal)?;
    let mut command = Command::new(name);
    let decoded = |text: &str| {
        url::form_urlencoded::parse(format!("x={}", text.replace('+', "%2B")).as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    command.env("PGDATABASE", decoded(url.path().trim_start_matches('/')));
    if let Some(host) = url.host_str() {
        command.env("PGHOST", host.trim_matches(['[', ']']));
    }
    if let Some(port) = url.port() {
        command.env("PGPORT", port.to_string());
    }
    if !url.username().is_empty() {
        command.env("PGUSER", decoded(url.username()));
    }
    if let Some(password) = url.password() {
        command.env("PGPASSWORD", decoded(password));
    }
    for (name, value) in url.query_pairs() {
        match name.as_ref() {
            "host" => command.env("PGHOST", value.as_ref()),
            "sslmode" => command.env("PGSSLMODE", value.as_ref()),
            "sslrootcert" => command.env("PGSSLROOTCERT", value.as_ref()),
            _ => &mut command,
        };
    }
    command.kill_on_drop(true);
    Ok(command)
}

async fn finish(name: &str, mut command: Command) -> Result<()> {
    let output = command.output().await.map_err(|err| {
        Error::internal(format!("{name} cannot be run: {err}. It comes with PostgreSQL's client programs"))
    })?;
    let Output { status, stderr, .. } = output;
    if status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&stderr);
    let said = said.lines().next().unwrap_or("it did not say why").trim();
    Err(Error::internal(format!("{name} failed: {said}")))
}
