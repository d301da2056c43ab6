//! `cargo loco task restore from:<folder>`: puts a backup back, after making one of what it replaces.
use std::path::Path;

use loco_rs::prelude::*;

use crate::models::backup;

pub struct Restore;

#[async_trait]
impl Task for Restore {
    fn task(&self) -> TaskInfo {
        TaskInfo { name: "restore".into(), detail: "Put a backup back: from:data/backups/wishare-…".into() }
    }

    #[expect(
        clippy::print_stdout,
        reason = "the person at the terminal wants to know where the old state is"
    )]
    async fn run(&self, ctx: &AppContext, words: &task::Vars) -> Result<()> {
        let kept = backup::restore(ctx, Path::new(words.cli_arg("from")?)).await?;
        println!("Restored. What was there before is kept in {}", kept.display());
        Ok(())
    }
}
