//! One look at a shop's page, with what corrections taught about the shop.
use jobs::metadata::{
    self, Outcome,
    fetch::{Ask, Page, Refusal},
    visit,
};
use loco_rs::app::AppContext;
use url::Url;

use super::{Preview, Unread};
use crate::{
    app::fetcher,
    models::{link, recipes},
};

pub(super) async fn read(ctx: &AppContext, url: &Url, language: &str) -> Result<Preview, Unread> {
    let host = link::shop(url.as_str()).unwrap_or_default();
    let taught = recipes::of_shop(&ctx.db, &host).await?;
    look(ctx, url, language, &taught).await
}

async fn look(
    ctx: &AppContext,
    url: &Url,
    language: &str,
    taught: &[metadata::Recipe],
) -> Result<Preview, Unread> {
    let ask = Ask { accept_language: Some(language.into()), as_browser: false };
    match visit(&fetcher(ctx)?, url, &ask, taught).await {
        Ok(said) => Ok(said.into()),
        Err(Refusal::WrongKind(kind)) if kind.starts_with("image/") => Ok(Preview::of_picture(url.as_str())),
        Err(Refusal::Status(page)) => behind_a_status(page).await,
        Err(refusal) if refusal.is_transient() => Err(Unread::Later(refusal)),
        Err(refusal) => Ok(Preview::failed(refusal.as_str())),
    }
}

/// An error page's title is never a wish's, but a sold-out teapot's page may say all there is to say.
async fn behind_a_status(page: Box<Page>) -> Result<Preview, Unread> {
    let refusal = Refusal::Status(page.clone());
    match refusal.as_str() {
        "turned_away" => Ok(Preview::blocked()),
        _ if refusal.is_transient() => Err(Unread::Later(refusal)),
        "gone" => match metadata::read_page(*page, Vec::new()).await {
            said if said.outcome == Outcome::Ready => Ok(said.into()),
            _ => Ok(Preview::failed("gone")),
        },
        reason => Ok(Preview::failed(reason)),
    }
}
