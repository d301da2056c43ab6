{% set file_name = name | snake_case -%}
to: tests/tasks/{{ file_name }}.rs
skip_exists: true
injections:
- into: tests/tasks/main.rs
  after: "mod support;"
  content: "mod {{ file_name }};"
---
use loco_rs::{boot::run_task, task::Vars};
use wishare::app::App;

use crate::support::World;

#[tokio::test]
async fn {{ file_name }}_runs_and_may_run_again() {
    let world = World::new().await;
    for _ in 0..2 {
        run_task::<App>(&world.ctx, Some(&"{{ name }}".into()), &Vars::default()).await.unwrap();
    }
}
