//! Jobs that wait outside of a queue: for their time, for another try, or dead. Looked at, run at once, deleted.
//! They move by themselves meanwhile, so one that is gone is no error but a word on the next page.
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use jobs::queue::{QueueError, Waiting};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};

use super::jobs::{Shown, away};
use crate::{
    Error, Result, app,
    controllers::Administrator,
    models::audits::{self, Subject},
    views::{
        Flash, Page,
        admin::jobs::{Sums, WaitingJobs},
    },
};

/// A place as its address names it; any other word was never there.
fn place(word: &str) -> Result<Waiting> {
    match word {
        "scheduled" => Ok(Waiting::Scheduled),
        "retries" => Ok(Waiting::Retries),
        "dead" => Ok(Waiting::Dead),
        _ => Err(Error::NotFound),
    }
}

pub async fn index(
    _: Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Path(word): Path<String>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let (place, queue) = (place(&word)?, app::queue(&ctx));
    match tokio::try_join!(queue.stats(), queue.waiting(place, shown.span())) {
        Ok((stats, jobs)) => page
            .show("admin/jobs/waiting.html", &WaitingJobs::new(Sums::from(stats), &word, jobs, shown.page())),
        Err(err) => away(&page, &err),
    }
}

pub async fn run(
    Administrator(me): Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Path((word, jid)): Path<(String, String)>,
) -> Result<Response> {
    match app::queue(&ctx).run_now(place(&word)?, &jid).await {
        Ok(true) => done(&ctx, me.id, "job_run", &jid, &word).await,
        otherwise => not_done(&page, &word, otherwise),
    }
}

pub async fn run_all(
    Administrator(me): Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Path(word): Path<String>,
) -> Result<Response> {
    match app::queue(&ctx).run_all_now(place(&word)?).await {
        Ok(count) => {
            audits::note(&ctx.db, me.id, "jobs_run", Subject::Jobs(count, word.clone())).await?;
            Ok(Flash::done("jobs_run").naming(&count.to_string()).on(&format!("/admin/jobs/{word}")))
        }
        Err(err) => away(&page, &err),
    }
}

pub async fn destroy(
    Administrator(me): Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Path((word, jid)): Path<(String, String)>,
) -> Result<Response> {
    match app::queue(&ctx).remove(place(&word)?, &jid).await {
        Ok(true) => done(&ctx, me.id, "job_deleted", &jid, &word).await,
        otherwise => not_done(&page, &word, otherwise),
    }
}

async fn done(ctx: &AppContext, me: i64, act: &str, jid: &str, word: &str) -> Result<Response> {
    audits::note(&ctx.db, me, act, Subject::Job(jid.into())).await?;
    Ok(Flash::done(act).on(&format!("/admin/jobs/{word}")))
}

fn not_done(page: &Page, word: &str, answered: Result<bool, QueueError>) -> Result<Response> {
    match answered {
        Err(err) => away(page, &err),
        Ok(_) => Ok(Flash::trouble("job_gone").on(&format!("/admin/jobs/{word}"))),
    }
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("admin/jobs")
        .add("/{place}", get(index))
        .add("/{place}/run", post(run_all))
        .add("/{place}/{jid}/run", post(run))
        .add("/{place}/{jid}/delete", post(destroy))
}
