//! `cargo loco task backup`: a folder with everything, made while people use the house.
use std::path::PathBuf;

use loco_rs::prelude::*;

use crate::{app::settings, models::backup};

pub struct Backup;

#[async_trait]
impl Task for Backup {
    fn task(&self) -> TaskInfo {
        TaskInfo {
            name: "backup".into(),
            detail: "Copy database, pictures and secret [to:data/backups] [keep:7, deletes older ones] [pictures:no]"
                .into(),
        }
    }

    #[expect(clippy::print_stdout, reason = "the person at the terminal wants to know where it is")]
    async fn run(&self, ctx: &AppContext, words: &task::Vars) -> Result<()> {
        let folder = words.cli.get("to").map_or_else(|| settings(ctx).backups(), PathBuf::from);
        let keep = words.cli.get("keep").map(|count| count.parse::<usize>()).transpose();
        let keep = keep.map_err(|_| Error::Message("keep: takes a number, as in keep:7".into()))?;
        let with_pictures = words.cli.get("pictures").is_none_or(|word| word != "no");
        let made = backup::make(ctx, &folder, "wishare", with_pictures).await?;
        if let Some(count) = keep {
            backup::keep_newest(&folder, count.max(1));
        }
        println!("{}", made.display());
        Ok(())
    }
}
