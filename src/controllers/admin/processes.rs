//! Telling a process of the fleet to take no new jobs, or to stop. It hears at its next beat.
use axum::{
    extract::{Path, State},
    response::Response,
};
use jobs::queue::Signal;
use loco_rs::{app::AppContext, controller::Routes, prelude::post};

use super::jobs::away;
use crate::{
    Result, app,
    controllers::Administrator,
    models::audits::{self, Subject},
    views::{Flash, Page},
};

pub async fn quiet(
    me: Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Path(identity): Path<String>,
) -> Result<Response> {
    tell(&ctx, &page, me, &identity, Signal::Quiet, "process_quiet").await
}

pub async fn stop(
    me: Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Path(identity): Path<String>,
) -> Result<Response> {
    tell(&ctx, &page, me, &identity, Signal::Stop, "process_stop").await
}

async fn tell(
    ctx: &AppContext,
    page: &Page,
    Administrator(me): Administrator,
    identity: &str,
    signal: Signal,
    act: &str,
) -> Result<Response> {
    let queue = app::queue(ctx);
    if !queue.is_shared() {
        return Ok(Flash::trouble("process_is_here").on("/admin/jobs"));
    }
    if let Err(err) = queue.signal(identity, signal).await {
        return away(page, &err);
    }
    audits::note(&ctx.db, me.id, act, Subject::Process(identity.into())).await?;
    Ok(Flash::done(act).naming(identity).on("/admin/jobs"))
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("admin/jobs/processes")
        .add("/{identity}/quiet", post(quiet))
        .add("/{identity}/stop", post(stop))
}
