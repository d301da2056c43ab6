//! The queue at a glance: how deep, how late, what runs where, and how much was done in the last hour.
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use jobs::queue::{self, Queue, QueueError};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Deserialize;

use crate::{
    Result, app,
    controllers::Administrator,
    views::{
        Page,
        admin::jobs::{Away, Desk, JOBS_A_PAGE, QueuedJobs, Sums},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    page: usize,
}

impl Shown {
    pub fn page(&self) -> usize {
        self.page.clamp(1, 100_000)
    }

    pub fn span(&self) -> queue::Page {
        queue::Page { offset: (self.page() - 1) * JOBS_A_PAGE, limit: JOBS_A_PAGE }
    }
}

pub async fn index(_: Administrator, page: Page, State(ctx): State<AppContext>) -> Result<Response> {
    match desk(&app::queue(&ctx)).await {
        Ok(desk) => page.show("admin/jobs/index.html", &desk),
        Err(err) => away(&page, &err),
    }
}

/// The same without the frame, for a page that stays up to date.
pub async fn fragment(_: Administrator, page: Page, State(ctx): State<AppContext>) -> Result<Response> {
    match desk(&app::queue(&ctx)).await {
        Ok(desk) => page.show("admin/jobs/_desk.html", &desk),
        Err(err) => away(&page, &err),
    }
}

pub async fn queued(
    _: Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Path(name): Path<String>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let queue = app::queue(&ctx);
    match tokio::try_join!(queue.stats(), queue.queued(&name, shown.span())) {
        Ok((stats, jobs)) => {
            page.show("admin/jobs/queue.html", &QueuedJobs::new(Sums::from(stats), name, jobs, shown.page()))
        }
        Err(err) => away(&page, &err),
    }
}

/// The queue does not answer: an administrator is told so, with what it says.
pub fn away(page: &Page, err: &QueueError) -> Result<Response> {
    page.show_with(StatusCode::SERVICE_UNAVAILABLE, "admin/jobs/away.html", &Away { reason: err.to_string() })
}

async fn desk(queue: &Queue) -> Result<Desk, QueueError> {
    let (stats, queues, busy, processes, minutes) =
        tokio::try_join!(queue.stats(), queue.queues(), queue.busy(), queue.processes(), queue.throughput())?;
    Ok(Desk::new(stats, queues, busy, processes, &minutes).at(queue))
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("admin/jobs")
        .add("/", get(index))
        .add("/fragment", get(fragment))
        .add("/queues/{name}", get(queued))
}
