//! Wishes.
use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Serialize;

use super::{Id, SignedIn};
use crate::{
    Error, Result,
    app::settings,
    channels, database,
    models::{
        Audience, Gifter,
        claims::{About, tell_givers_later},
        items::{Edited, Fields, ItemForm, Model, Wish},
        wishlists::{self, Seen, index::open_lists},
    },
    views::{
        Flash, Page,
        claims::Claims,
        items::{self as cards, forms, page as views},
    },
};

pub async fn show(page: Page, State(ctx): State<AppContext>, Id(id): Id) -> Result<Response> {
    let seen = Seen::find(&ctx.db, page.viewer(), Wish::wishlist_of(&ctx.db, id).await?).await?;
    show_to_audience(&page, &ctx, &seen, Gifter::of(&seen.wishlist, page.viewer()), id).await
}

/// The card alone, as the page it is on would show it: what live updates fetch.
pub async fn fragment(page: Page, State(ctx): State<AppContext>, Id(id): Id) -> Result<Response> {
    let seen = Seen::find(&ctx.db, page.viewer(), Wish::wishlist_of(&ctx.db, id).await?).await?;
    card_for_audience(&page, &ctx, &seen, Gifter::of(&seen.wishlist, page.viewer()), id).await
}

/// The page of a wish for whoever came, through whichever door.
pub async fn show_to_audience(
    page: &Page,
    ctx: &AppContext,
    seen: &Seen,
    gifter: Option<Gifter>,
    id: i64,
) -> Result<Response> {
    let wish = Wish::find(&ctx.db, seen, id).await?;
    let locale = page.locale();
    match (seen.audience, gifter) {
        (Audience::Owner, _) => {
            let lists = open_lists(&ctx.db, page.viewer()).await?;
            page.show("items/owner.html", &views::OwnerPage::new(&wish, seen, &lists, locale))
        }
        (Audience::Gifter | Audience::Public, Some(gifter)) => {
            let claims = Claims::on_wish(&ctx.db, gifter, id).await?;
            page.show("items/gifter.html", &views::GifterPage::new(&wish, seen, &claims, locale))
        }
        (Audience::Gifter | Audience::Public, None) => {
            let base_url = &settings(ctx).base_url;
            page.show("items/public.html", &views::PublicPage::new(&wish, seen, locale, base_url))
        }
    }
}

pub async fn card_for_audience(
    page: &Page,
    ctx: &AppContext,
    seen: &Seen,
    gifter: Option<Gifter>,
    id: i64,
) -> Result<Response> {
    let wish = Wish::find(&ctx.db, seen, id).await?;
    let locale = page.locale();
    match (seen.audience, gifter) {
        (Audience::Owner, _) => card(page, "items.owner", cards::owner(&wish, seen, locale)),
        (Audience::Gifter | Audience::Public, Some(gifter)) => {
            let claims = Claims::on_wish(&ctx.db, gifter, id).await?;
            card(page, "items.gifter", cards::gifter(&wish, seen, Some(&claims), locale))
        }
        (Audience::Gifter | Audience::Public, None) => {
            card(page, "items.public", cards::public(&wish, seen, locale))
        }
    }
}

pub async fn edit(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let item = Model::find_own(&ctx.db, &viewer, id).await?;
    let list = wishlists::Model::find_own(&ctx.db, &viewer, item.wishlist_id).await?;
    let form = ItemForm::of(&item).in_currency(&person.currency);
    page.show("items/edit.html", &forms::Edit::new(&item, &list, &form))
}

pub async fn update(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
    Form(form): Form<ItemForm>,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?;
    let list = wishlists::Model::find_own(&txn, &viewer, item.wishlist_id).await?;
    match form.update(&txn, item.clone()).await {
        Ok(Edited::Saved(saved)) => {
            txn.commit().await?;
            if saved.url != item.url {
                saved.fetch_metadata_later(&ctx).await;
            }
            channels::wishlists::edited(&ctx, &item, &saved).await;
            tell_givers_later(&ctx, About::Item(id)).await;
            // Here, after the commit, a new link is handed to the workers.
            Ok(Flash::done("wish_saved").naming(&saved.name).and_go(&format!("/items/{id}")))
        }
        Ok(Edited::Conflict { now, merged, parts }) => {
            let again = ItemForm { fields: merged, ..ItemForm::of(&now) };
            let view = forms::Edit::new(&now, &list, &again).beside(&Fields::from(&now), &parts);
            page.show_with(StatusCode::CONFLICT, "items/edit.html", &view)
        }
        Err(Error::Invalid(errors)) => {
            page.show_again("items/edit.html", &forms::Edit::new(&item, &list, &form), &errors)
        }
        Err(err) => Err(err),
    }
}

/// For its owner the same, and as quick, whether or not somebody meant to give it.
pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?.remove(&txn).await?;
    txn.commit().await?;
    channels::wishlists::changed(&ctx, &item).await;
    tell_givers_later(&ctx, About::Item(id)).await;
    let removed = Flash::done("wish_removed").naming(&item.name).undo(format!("/items/{id}/restore"));
    Ok(removed.and_go(&format!("/wishlists/{}", item.wishlist_id)))
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
    Routes::new()
        .add("/items/{id}", get(show))
        .add("/items/{id}", post(update))
        .add("/items/{id}/edit", get(edit))
        .add("/items/{id}/delete", post(destroy))
        .add("/items/{id}/fragment", get(fragment))
}
