//! What was done, in files that no chaos touches: the database's part in this play.
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use crate::Result;

pub struct Ledger(PathBuf);

impl Ledger {
    pub fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("queue-chaos-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn file(&self, worker: u32) -> PathBuf {
        self.0.join(format!("{worker}.done"))
    }

    /// Each job that was done, and how often. A line cut short by a kill was not written, so the job was not done.
    pub fn done(&self) -> Result<HashMap<u64, u32>> {
        let mut done = HashMap::new();
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "done") {
                let text = fs::read_to_string(path)?;
                for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
                    *done.entry(line.parse()?).or_default() += 1;
                }
            }
        }
        Ok(done)
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
