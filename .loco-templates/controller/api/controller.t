{% set file_name = name | snake_case -%}
to: src/controllers/{{ file_name }}.rs
skip_exists: true
message: "`{{ file_name }}` answers at /{{ file_name }}; its template is yours to write."
injections:
- into: src/controllers/mod.rs
  after: "pub mod assets;"
  content: "pub mod {{ file_name }};"
- into: src/app.rs
  after: "AppRoutes::with_default_routes"
  content: "            .add_route(controllers::{{ file_name }}::routes())"
---
//! What `/{{ file_name }}` shows.
use axum::response::{IntoResponse, Response};
use loco_rs::{controller::Routes, prelude::*};

use super::SignedIn;
use crate::Result;

pub async fn index(SignedIn(_, person): SignedIn) -> Result<Response> {
    Ok(person.name.into_response())
}
{% for action in actions %}
pub async fn {{ action.name }}(SignedIn(_, person): SignedIn) -> Result<Response> {
    Ok(person.name.into_response())
}
{% endfor %}
pub fn routes() -> Routes {
    Routes::new()
        .prefix("{{ file_name }}")
        .add("/", get(index))
        {%- for action in actions %}
        .add("/{{ action.name }}", {{ action.verb }}({{ action.name }}))
        {%- endfor %}
}
