{% set file_name = name | snake_case -%}
{% set module_name = file_name | pascal_case -%}
to: "src/tasks/{{ file_name }}.rs"
skip_exists: true
message: "Run it with `cargo loco task {{ name }}`."
injections:
- into: "src/tasks/mod.rs"
  append: true
  content: "pub mod {{ file_name }};"
- into: src/app.rs
  before: "// tasks-inject"
  content: "        tasks.register(crate::tasks::{{ file_name }}::{{ module_name }});"
---
//! What `cargo loco task {{ name }}` is for.
use loco_rs::prelude::*;

pub struct {{ module_name }};

#[async_trait]
impl Task for {{ module_name }} {
    fn task(&self) -> TaskInfo {
        TaskInfo { name: "{{ name }}".into(), detail: "One sentence for the list of tasks".into() }
    }

    async fn run(&self, ctx: &AppContext, _vars: &task::Vars) -> Result<()> {
        ctx.db.ping().await?;
        Ok(())
    }
}
