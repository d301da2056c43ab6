to: src/controllers/{{ snake_plural }}.rs
skip_exists: true
message: "/{{ snake_plural }} lists, adds and removes; add its routes to tests/requests/visibility.rs."
injections:
- into: src/controllers/mod.rs
  after: "pub mod assets;"
  content: "pub mod {{ snake_plural }};"
- into: src/app.rs
  after: "AppRoutes::with_default_routes"
  content: "            .add_route(controllers::{{ snake_plural }}::routes())"
---
//! A person's {{ snake_plural }}.
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};

use super::{Id, SignedIn};
use crate::{
    Error, Result,
    models::{{ snake_plural }}::{Draft, Model},
    views::{Page, {{ snake_plural }} as shown},
};

pub async fn index(page: Page, SignedIn(viewer, _): SignedIn, State(ctx): State<AppContext>) -> Result<Response> {
    page.show("{{ snake_plural }}/index.html", &shown::Index::new(&Model::visible_to(&ctx.db, &viewer).await?))
}

pub async fn new(page: Page, _: SignedIn) -> Result<Response> {
    page.show("{{ snake_plural }}/new.html", &shown::Form { form: &Draft::default() })
}

pub async fn create(
    page: Page,
    SignedIn(_, person): SignedIn,
    State(ctx): State<AppContext>,
    Form(draft): Form<Draft>,
) -> Result<Response> {
    match draft.create(&ctx.db, person.id).await {
        Ok(_) => Ok(Redirect::to("/{{ snake_plural }}").into_response()),
        Err(Error::Invalid(errors)) => page.show_again("{{ snake_plural }}/new.html", &shown::Form { form: &draft }, &errors),
        Err(err) => Err(err),
    }
}

pub async fn destroy(SignedIn(viewer, _): SignedIn, State(ctx): State<AppContext>, Id(id): Id) -> Result<Response> {
    Model::find_visible(&ctx.db, &viewer, id).await?.remove(&ctx.db).await?;
    Ok(Redirect::to("/{{ snake_plural }}").into_response())
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("{{ snake_plural }}")
        .add("/", get(index))
        .add("/", post(create))
        .add("/new", get(new))
        .add("/{id}/remove", post(destroy))
}
