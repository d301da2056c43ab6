//! Names this build, so that fragments rendered by another one are not used: by its commit, else by the moment.
use std::{
    path::Path,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

fn main() {
    for watched in ["HEAD", "logs/HEAD"] {
        // Asked of git, for in a linked work tree they are elsewhere; a path that is not there would build each time.
        if let Some(path) = git(&["rev-parse", "--git-path", watched]).filter(|path| Path::new(path).exists())
        {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    println!("cargo:rerun-if-changed=build.rs");
    let name = git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_else(moment);
    println!("cargo:rustc-env=WISHARE_BUILD={name}");
}

fn git(words: &[&str]) -> Option<String> {
    let asked = Command::new("git").args(words).output().ok().filter(|asked| asked.status.success())?;
    let said = String::from_utf8(asked.stdout).ok()?.trim().to_string();
    (!said.is_empty()).then_some(said)
}

fn moment() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("t{}", since.as_secs())
}
