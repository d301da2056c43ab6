//! `/`: what matters today for the signed-in, what this is for everybody else.
use axum::response::Response;
use loco_rs::{controller::Routes, prelude::get};
use serde::Serialize;

use crate::{Result, views::Page};

#[derive(Serialize)]
struct Welcome {}

pub async fn show(page: Page) -> Result<Response> {
    page.show("home/welcome.html", &Welcome {})
}

pub fn routes() -> Routes {
    Routes::new().add("/", get(show))
}
