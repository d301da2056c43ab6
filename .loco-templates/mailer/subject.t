{% set module_name = name | snake_case -%}
to: "tests/workers/{{ module_name }}_letters.rs"
skip_exists: true
injections:
- into: tests/workers/main.rs
  after: "mod support;"
  content: "mod {{ module_name }}_letters;"
---
use sea_orm::EntityTrait;
use wishare::{mailers, models::users};

use crate::support::World;

#[tokio::test]
async fn a_welcome_reaches_its_reader() {
    let world = World::new().await;
    let maya = world.maya().await;
    let user = users::Entity::find_by_id(maya.id()).one(&world.db).await.unwrap().unwrap();
    mailers::{{ module_name }}::welcome(&world.ctx, &user).await.unwrap();
    world.perform_jobs().await;
    assert!(world.letters().await.iter().any(|letter| letter.recipient == user.email && letter.subject == "Welcome"));
}
