to: src/views/{{ snake_plural }}.rs
skip_exists: true
message: "`views::{{ snake_plural }}` shows exactly what the templates print."
injections:
- into: src/views/mod.rs
  after: "pub mod assets;"
  content: "pub mod {{ snake_plural }};"
---
//! What the pages of {{ snake_plural }} show.
use serde::Serialize;

use crate::models::{{ snake_plural }}::{Draft, Model};

#[derive(Serialize)]
pub struct Index {
    {{ snake_plural }}: Vec<Row>,
}

#[derive(Serialize)]
pub struct Form<'a> {
    pub form: &'a Draft,
}

#[derive(Serialize)]
struct Row {
    id: i64,
    title: String,
}

impl Index {
    pub fn new({{ snake_plural }}: &[Model]) -> Self {
        Self { {{ snake_plural }}: {{ snake_plural }}.iter().map(|one| Row { id: one.id, title: one.title() }).collect() }
    }
}
