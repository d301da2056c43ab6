//! Wishes.
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Serialize;

use super::Id;
use crate::{
    Result,
    app::settings,
    models::{Audience, claims, items::Wish, wishlists::Seen},
    views::{Page, items as cards, items::page as views},
};

pub async fn show(page: Page, State(ctx): State<AppContext>, Id(id): Id) -> Result<Response> {
    let seen = Seen::find(&ctx.db, page.viewer(), Wish::wishlist_of(&ctx.db, id).await?).await?;
    show_to_audience(&page, &ctx, &seen, id).await
}

/// The card alone, as the page it is on would show it: what live updates fetch.
pub async fn fragment(page: Page, State(ctx): State<AppContext>, Id(id): Id) -> Result<Response> {
    let seen = Seen::find(&ctx.db, page.viewer(), Wish::wishlist_of(&ctx.db, id).await?).await?;
    card_for_audience(&page, &ctx, &seen, id).await
}

/// The page of a wish for whoever came, through whichever door.
pub async fn show_to_audience(page: &Page, ctx: &AppContext, seen: &Seen, id: i64) -> Result<Response> {
    let wish = Wish::find(&ctx.db, seen, id).await?;
    let locale = page.locale();
    match seen.audience {
        Audience::Owner => page.show("items/owner.html", &views::OwnerPage::new(&wish, seen, locale)),
        Audience::Gifter => {
            let claims = claims::on(&ctx.db, seen).await?;
            page.show("items/gifter.html", &views::GifterPage::new(&wish, seen, &claims, locale))
        }
        Audience::Public => {
            let base_url = &settings(ctx).base_url;
            page.show("items/public.html", &views::PublicPage::new(&wish, seen, locale, base_url))
        }
    }
}

pub async fn card_for_audience(page: &Page, ctx: &AppContext, seen: &Seen, id: i64) -> Result<Response> {
    let wish = Wish::find(&ctx.db, seen, id).await?;
    let locale = page.locale();
    match seen.audience {
        Audience::Owner => card(page, "items.owner", cards::owner(&wish, seen, locale)),
        Audience::Gifter => {
            let claims = claims::on(&ctx.db, seen).await?;
            card(page, "items.gifter", cards::gifter(&wish, seen, &claims, locale))
        }
        Audience::Public => card(page, "items.public", cards::public(&wish, seen, locale)),
    }
}

#[derive(Serialize)]
struct Card<T> {
    item: T,
}

fn card<T: Serialize>(page: &Page, component: &str, item: T) -> Result<Response> {
    let html = page.views().component(page.locale(), component, &Card { item })?;
    Ok(Html(html).into_response())
}

pub fn routes() -> Routes {
    Routes::new().add("/items/{id}", get(show)).add("/items/{id}/fragment", get(fragment))
}
