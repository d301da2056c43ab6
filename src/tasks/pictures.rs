//! `cargo loco task pictures`: brings the pictures of a folder into the store, when a house moves into a bucket.
use std::path::PathBuf;

use loco_rs::prelude::*;

use crate::{app::settings, models::backup::pictures};

pub struct Pictures;

#[async_trait]
impl Task for Pictures {
    fn task(&self) -> TaskInfo {
        TaskInfo {
            name: "pictures".into(),
            detail: "Copy the pictures of a folder into the bucket that S3_BUCKET names [from:data/pictures]"
                .into(),
        }
    }

    #[expect(clippy::print_stdout, reason = "the person at the terminal wants to know that it is done")]
    async fn run(&self, ctx: &AppContext, words: &task::Vars) -> Result<()> {
        let settings = settings(ctx);
        if !settings.bucket.is_named() {
            return Err(Error::Message("there is no bucket to copy into: set S3_BUCKET".into()));
        }
        let from = words.cli.get("from").map_or_else(|| settings.pictures(), PathBuf::from);
        let count = pictures::put_back(ctx, &from).await?;
        println!("{count} files of {} are in {}", from.display(), settings.bucket.place());
        Ok(())
    }
}
