//! Sweeps up now what is swept up every hour anyway.
use loco_rs::prelude::*;

use crate::models::attic;

pub struct Sweep;

#[async_trait]
impl Task for Sweep {
    fn task(&self) -> TaskInfo {
        TaskInfo { name: "sweep".into(), detail: "Delete for good what was removed 30 days ago".into() }
    }

    async fn run(&self, ctx: &AppContext, _: &task::Vars) -> Result<()> {
        Ok(attic::sweep(ctx).await?)
    }
}
