//! Lists.
use axum::{extract::State, response::Response};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use super::Id;
use crate::{
    Result,
    app::settings,
    models::{Audience, claims, items, wishlists::Seen},
    views::{Page, wishlists as views},
};

pub async fn show(page: Page, State(ctx): State<AppContext>, Id(id): Id) -> Result<Response> {
    let seen = Seen::find(&ctx.db, page.viewer(), id).await?;
    show_to_audience(&page, &ctx, &seen).await
}

/// The page of a list for whoever came, through whichever door.
pub async fn show_to_audience(page: &Page, ctx: &AppContext, seen: &Seen) -> Result<Response> {
    let wishes = items::listing::wished(&ctx.db, seen).await?;
    let (locale, base_url) = (page.locale(), &settings(ctx).base_url);
    match seen.audience {
        Audience::Owner => {
            page.show("wishlists/owner.html", &views::OwnerPage::new(seen, &wishes, locale, base_url))
        }
        Audience::Gifter => {
            let claims = claims::on(&ctx.db, seen).await?;
            page.show("wishlists/gifter.html", &views::GifterPage::new(seen, &wishes, &claims, locale))
        }
        Audience::Public => {
            page.show("wishlists/public.html", &views::PublicPage::new(seen, &wishes, locale, base_url))
        }
    }
}

pub fn routes() -> Routes {
    Routes::new().add("/wishlists/{id}", get(show))
}
