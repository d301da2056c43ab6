//! Letters that could not be sent because there is no mail server: the administrator passes them on by hand.
use axum::{extract::State, response::Response};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Serialize;

use crate::{
    Result,
    controllers::Administrator,
    models::{Moment, letters},
    views::Page,
};

#[derive(Serialize)]
struct Letters {
    letters: Vec<Held>,
}

#[derive(Serialize)]
struct Held {
    id: i64,
    recipient: String,
    subject: String,
    text: String,
    created_at: Moment,
}

pub async fn index(_: Administrator, page: Page, State(ctx): State<AppContext>) -> Result<Response> {
    let held = letters::held(&ctx.db).await?;
    page.show("admin/letters/index.html", &Letters { letters: held.into_iter().map(Held::from).collect() })
}

impl From<letters::Model> for Held {
    fn from(letter: letters::Model) -> Self {
        let letters::Model { id, recipient, subject, text, created_at, .. } = letter;
        Self { id, recipient, subject, text, created_at }
    }
}

pub fn routes() -> Routes {
    Routes::new().prefix("admin/letters").add("/", get(index))
}
