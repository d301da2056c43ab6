{% set plural_snake = name | plural | snake_case -%}
to: "tests/models/{{ plural_snake }}.rs"
skip_exists: true
injections:
- into: "tests/models/main.rs"
  after: "mod support;"
  content: "mod {{ plural_snake }};"
---
use sea_orm::EntityTrait;
use wishare::models::{{ plural_snake }};

use crate::support::World;

#[tokio::test]
async fn the_entity_and_the_table_agree() {
    let world = World::new().await;
    assert!({{ plural_snake }}::Entity::find().all(&world.db).await.unwrap().is_empty());
}
