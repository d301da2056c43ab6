//! Pages that say the same to everybody: what this is, what we keep, what a device shows without a network, and for
//! developers every part of the interface in every state.
use axum::{extract::State, response::Response};
use loco_rs::{app::AppContext, controller::Routes, environment::Environment, prelude::get};
use serde::Serialize;

use crate::{Error, Result, views::Page};

#[derive(Serialize)]
struct Leaflet {}

pub async fn about(page: Page) -> Result<Response> {
    page.show("leaflets/about.html", &Leaflet {})
}

pub async fn privacy(page: Page) -> Result<Response> {
    page.show("leaflets/privacy.html", &Leaflet {})
}

pub async fn offline(page: Page) -> Result<Response> {
    page.show("leaflets/offline.html", &Leaflet {})
}

pub async fn styleguide(page: Page, State(ctx): State<AppContext>) -> Result<Response> {
    if ctx.environment == Environment::Production {
        return Err(Error::NotFound);
    }
    page.show("leaflets/styleguide.html", &Leaflet {})
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/about", get(about))
        .add("/privacy", get(privacy))
        .add("/offline", get(offline))
        .add("/styleguide", get(styleguide))
}
