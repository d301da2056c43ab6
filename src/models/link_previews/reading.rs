//! One look at a shop's page: asked for as ourselves, judged before it is believed, and asked for once more as a
//! browser would where a wall answered.
use jobs::metadata::{
    self, Metadata, Outcome,
    fetch::{Ask, Fetcher, Page, Refusal},
};
use loco_rs::app::AppContext;
use tokio::task::spawn_blocking;
use url::Url;

use super::{Preview, Unread};
use crate::{Error, app::fetcher};

pub(super) async fn read(ctx: &AppContext, url: &Url, language: &str) -> Result<Preview, Unread> {
    let fetcher = fetcher(ctx)?;
    let ask = Ask { accept_language: Some(language.into()), as_browser: false };
    let first = look(&fetcher, url, &ask).await;
    match first {
        Ok(seen) if seen == Preview::blocked() => look(&fetcher, url, &Ask { as_browser: true, ..ask }).await,
        settled => settled,
    }
}

async fn look(fetcher: &Fetcher, url: &Url, ask: &Ask) -> Result<Preview, Unread> {
    match fetcher.page(url, ask).await {
        Ok(page) => Ok(facts(page).await?.into()),
        Err(Refusal::WrongKind(kind)) if kind.starts_with("image/") => Ok(Preview::of_picture(url.as_str())),
        Err(Refusal::Status(page)) => behind_a_status(page).await,
        Err(refusal) if refusal.is_transient() => Err(Unread::Later(refusal)),
        Err(refusal) => Ok(Preview::failed(refusal.as_str())),
    }
}

/// An error page's title is never a wish's, but a sold-out teapot's page may say all there is to say.
async fn behind_a_status(page: Box<Page>) -> Result<Preview, Unread> {
    let refusal = Refusal::Status(page.clone());
    let said = facts(*page).await?;
    match said.outcome {
        Outcome::Blocked => Ok(Preview::blocked()),
        _ if refusal.as_str() == "turned_away" => Ok(Preview::blocked()),
        _ if refusal.is_transient() => Err(Unread::Later(refusal)),
        Outcome::Ready if refusal.as_str() == "gone" => Ok(said.into()),
        _ => Ok(Preview::failed(refusal.as_str())),
    }
}

/// Milliseconds of computation, not for the threads that wait for others.
async fn facts(page: Page) -> Result<Metadata, Error> {
    spawn_blocking(move || metadata::read(&page.body, page.content_type(), &page.url))
        .await
        .map_err(Error::internal)
}
