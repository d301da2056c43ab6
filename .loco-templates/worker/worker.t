{% set module_name = name | snake_case -%}
{% set pascal = module_name | pascal_case -%}
{% set job = pascal ~ "Job" -%}
to: "src/workers/{{ module_name }}.rs"
skip_exists: true
message: "`{{ job }}` is in src/workers/{{ module_name }}.rs, registered, with a test."
injections:
- into: "src/workers/mod.rs"
  after: "pub mod letter_delivery;"
  content: "pub mod {{ module_name }};"
- into: src/app.rs
  after: "async fn connect_workers"
  content: "        queue.register(workers::{{ module_name }}::{{ job }}::build(ctx)).await?;"
---
//! What {{ job }} is for.
use loco_rs::prelude::*;
use serde::{Deserialize, Serialize};

pub struct {{ job }} {
    ctx: AppContext,
}

/// Ids only: the job runs later, and perhaps twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct {{ module_name | pascal_case }}Args {
    pub id: i64,
}

#[async_trait]
impl BackgroundWorker<{{ module_name | pascal_case }}Args> for {{ job }} {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("default".into())
    }

    /// A record that is gone is a job well done.
    async fn perform(&self, args: {{ module_name | pascal_case }}Args) -> Result<()> {
        let found = crate::models::users::Entity::find_by_id(args.id).one(&self.ctx.db).await?;
        tracing::debug!(user.id = args.id, found = found.is_some(), "{{ module_name }}");
        Ok(())
    }
}
