{% set file_name = name | snake_case -%}
to: tests/requests/{{ file_name }}.rs
skip_exists: true
injections:
- into: tests/requests/main.rs
  after: "mod support;"
  content: "mod {{ file_name }};"
---
use crate::support::World;

#[tokio::test]
async fn {{ file_name }}_are_for_the_signed_in() {
    let world = World::new().await;
    world.maya().await.get("/{{ file_name }}").await.answers(200);
    world.guest().get("/{{ file_name }}").await.answers(303);
}
