//! Where one is signed in, and how to end it.
use axum::{extract::State, response::Response};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};

use crate::{
    Result,
    channels::checks,
    controllers::{Id, SignedIn},
    models::sessions,
    views::{Flash, Page, settings::Devices},
};

pub async fn index(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
) -> Result<Response> {
    let sessions = sessions::of_user(&ctx.db, person.id).await?;
    page.show("settings/devices.html", &Devices::new(sessions, person.session_id))
}

pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    sessions::end(&ctx.db, person.id, id).await?;
    checks::of_person(&ctx, person.id).await;
    Ok(Flash::done("device_signed_out").on("/settings/devices"))
}

pub async fn destroy_others(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
) -> Result<Response> {
    sessions::end_others(&ctx.db, &person).await?;
    checks::of_person(&ctx, person.id).await;
    Ok(Flash::done("devices_signed_out").on("/settings/devices"))
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/settings/devices", get(index))
        .add("/settings/devices/end", post(destroy_others))
        .add("/settings/devices/{id}/end", post(destroy))
}
