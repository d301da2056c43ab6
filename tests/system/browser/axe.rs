//! What can be checked of accessibility by a machine, checked by axe-core. The rest needs people.
use std::{env, fs, path::PathBuf};

use serde_json::Value;

use super::Browser;
use crate::support::needs;

const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then((said) => done(said.violations), (err) => done(String(err)));";

impl Browser {
    /// No violation on the page that is open. Where axe-core is not installed (bin/test does), it says so.
    pub async fn is_accessible(&self) {
        let found = self.violations().await.unwrap_or_default();
        assert!(found.is_empty(), "at {}:\n{}", self.is_at().await, found.join("\n"));
    }

    pub async fn violations(&self) -> Option<Vec<String>> {
        // A page that opens further down would have something halfway below the bar that stays at its top.
        self.page.execute("scrollTo(0, 0)", Vec::new()).await.unwrap();
        self.page.execute(axe()?, Vec::new()).await.unwrap();
        let said = self.page.execute_async(RUN, Vec::new()).await.unwrap().json().clone();
        let violations = said.as_array().unwrap_or_else(|| panic!("axe could not look: {said}"));
        Some(violations.iter().map(told).collect())
    }
}

fn axe() -> Option<String> {
    let kept = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/axe/node_modules/axe-core/axe.min.js");
    let path = env::var_os("WISHARE_AXE").map_or(kept, PathBuf::from);
    fs::read_to_string(&path).ok().or_else(|| needs(path.to_str().unwrap()).map(|_| String::new()))
}

fn told(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let places: Vec<String> =
        nodes.map(|node| format!("    {}\n      {}", node["html"], node["failureSummary"])).collect();
    format!("{}: {}\n{}", violation["id"], violation["help"], places.join("\n"))
}
