//! Every page is what the standard calls HTML, judged by the W3C's own checker.
use std::{env, fs, path::PathBuf, process::Command};

use serde_json::Value;

use crate::support::{Tour, World, needs};

#[tokio::test]
async fn every_page_is_valid_html() {
    let Some((java, checker)) = checker() else { return };
    let tour = Tour::of(World::new().await).await;
    let folder = tempfile::tempdir().unwrap();
    for (number, stop) in tour.stops.iter().enumerate() {
        let page = stop.visitor.get(&stop.path).await;
        fs::write(folder.path().join(format!("{number}.html")), page.text()).unwrap();
    }
    // To be sure that it looks.
    fs::write(folder.path().join("wrong.html"), "<!doctype html><title>Wrong</title><p><div></p>").unwrap();
    let words = ["--format", "json", "--errors-only", "--exit-zero-always"];
    let judge = Command::new(java).arg("-jar").arg(checker).args(words).arg(folder.path()).output().unwrap();
    let said: Value = serde_json::from_slice(&judge.stderr).unwrap();
    let (wrong, found): (Vec<_>, Vec<_>) = said["messages"]
        .as_array()
        .unwrap()
        .iter()
        .partition(|it| it["url"].as_str().unwrap().ends_with("wrong.html"));
    assert!(!wrong.is_empty(), "{said}");
    let found: Vec<String> = found.into_iter().map(|error| told(error, &tour)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn told(error: &Value, tour: &Tour) -> String {
    let file = PathBuf::from(error["url"].as_str().unwrap());
    let number: usize = file.file_stem().unwrap().to_str().unwrap().parse().unwrap();
    let stop = &tour.stops[number];
    format!("{} for {}: {} in {}", stop.path, stop.who, error["message"], error["extract"])
}

/// Where `bin/test` keeps it.
fn checker() -> Option<(PathBuf, PathBuf)> {
    let java = needs("java")?;
    let kept = "target/vnu/node_modules/vnu-jar/build/dist/vnu.jar";
    let jar = env::var_os("WISHARE_VNU")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(kept), PathBuf::from);
    if jar.exists() { Some((java, jar)) } else { needs(jar.to_str().unwrap()).map(|jar| (java, jar)) }
}
