//! Tests that need a program say so. Without it they are skipped, except where everything must run.
use std::{
    env,
    path::{Path, PathBuf},
};

/// `let Some(redis) = needs("redis-server") else { return };`
pub fn needs(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path).map(|folder| folder.join(program)).find(|file| is_program(file));
    found.or_else(|| skipped(program))
}

/// The address of a PostgreSQL where tests may make databases.
pub fn postgres() -> Option<String> {
    let named = env::var("TEST_POSTGRES_URL").ok().filter(|url| !url.is_empty());
    named.or_else(|| skipped("TEST_POSTGRES_URL"))
}

fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;

    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

fn skipped<T>(what: &str) -> Option<T> {
    let everything = env::var("WISHARE_TEST_EVERYTHING").is_ok_and(|value| value == "1");
    assert!(!everything, "everything is to be tested, and this test needs {what}");
    println!("skipped: needs {what}");
    None
}
