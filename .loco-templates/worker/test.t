{% set module_name = name | snake_case -%}
{% set pascal = module_name | pascal_case -%}
{% set job = pascal ~ "Job" -%}
to: "tests/workers/{{ module_name }}.rs"
skip_exists: true
injections:
- into: tests/workers/main.rs
  after: "mod support;"
  content: "mod {{ module_name }};"
---
use loco_rs::prelude::BackgroundWorker;
use wishare::workers::{{ module_name }}::{ {{- module_name | pascal_case }}Args, {{ job -}} };

use crate::support::World;

#[tokio::test]
async fn it_runs_once_and_a_missing_record_is_success() {
    let world = World::new().await;
    {{ job }}::perform_later(&world.ctx, {{ module_name | pascal_case }}Args { id: 7 }).await.unwrap();
    assert_eq!(world.perform_jobs().await, 1);
    assert_eq!(world.perform_jobs().await, 0);
}
