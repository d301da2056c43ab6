//! Lists.
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use super::{Id, SignedIn};
use crate::{
    Error, Result,
    app::{fragments, settings},
    channels, database,
    middleware::rate_limits::{Limited, limit},
    models::{
        Audience, Gifter, Viewer,
        activities::{self, Happening},
        claims::{About, tell_givers_later},
        submissions::Submission,
        wishlists::{Edited, Model, Seen, WishlistForm, index::page as page_of_lists},
    },
    views::{
        Flash, Page,
        cards::cards,
        claims::Claims,
        gaps::Gaps,
        wishlists::{self as views, browse, forms, index},
    },
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewForm {
    #[serde(flatten)]
    list: WishlistForm,
    key: String,
}

pub async fn index(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Query(asked): Query<index::Asked>,
) -> Result<Response> {
    let wanted = asked.wanted();
    let lists = page_of_lists(&ctx.db, &viewer, &wanted).await?;
    let print = index::print(&lists)?;
    if let Some(unchanged) = page.fresh_when(&print) {
        return Ok(unchanged);
    }
    let pieces = index::pieces(&wanted, &lists.rows, page.locale());
    let cards = cards(&ctx, &fragments(&ctx), page.locale(), &pieces).await?;
    let mut gaps = Gaps::default();
    let view = index::Index::new(&wanted, &lists, &cards, &mut gaps);
    page.show_filled("wishlists/index.html", &view, gaps, &print)
}

pub async fn new(page: Page, _: SignedIn) -> Result<Response> {
    page.show_once("wishlists/new.html", &forms::New::new(&WishlistForm::default(), ""))
}

pub async fn create(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Form(form): Form<NewForm>,
) -> Result<Response> {
    limit(&ctx, Limited::NewList, &[&person.id.to_string()])?;
    let txn = database::begin(&ctx.db).await?;
    let act = match Submission::take_in(&txn, person.id, &form.key, &form.list).await? {
        Submission::First(act) => act,
        Submission::Again { location } => return Ok(Redirect::to(&location).into_response()),
    };
    match form.list.create(&txn, person.id, page.locale().today()).await {
        Ok(list) => {
            let location = format!("/wishlists/{}", list.id);
            activities::note(&txn, person.id, Happening::ListCreated { wishlist_id: list.id }).await?;
            act.led_to(&txn, &location).await?;
            txn.commit().await?;
            Ok(Flash::done("wishlist_created").naming(&list.name).and_go(&location))
        }
        Err(Error::Invalid(errors)) => {
            page.show_again("wishlists/new.html", &forms::New::new(&form.list, &form.key), &errors)
        }
        Err(err) => Err(err),
    }
}

pub async fn show(
    page: Page,
    State(ctx): State<AppContext>,
    Id(id): Id,
    Query(asked): Query<browse::Asked>,
) -> Result<Response> {
    let seen = Seen::find(&ctx.db, page.viewer(), id).await?;
    show_to_audience(&page, &ctx, &seen, Gifter::of(&seen.wishlist, page.viewer()), asked).await
}

/// The page of a list for whoever came, through whichever door.
pub async fn show_to_audience(
    page: &Page,
    ctx: &AppContext,
    seen: &Seen,
    gifter: Option<Gifter>,
    asked: browse::Asked,
) -> Result<Response> {
    let wishes = asked.filter().page(&ctx.db, seen).await?;
    let address = seen.door.wishlist(seen.wishlist.id);
    let browse = views::Browse::new(asked, &address, &wishes, currency_of(page.viewer()));
    let (wishes, locale, base_url) = (&wishes.rows, page.locale(), &settings(ctx).base_url);
    match (seen.audience, gifter) {
        (Audience::Owner, _) => {
            page.show("wishlists/owner.html", &views::OwnerPage::new(seen, wishes, browse, locale))
        }
        (Audience::Gifter | Audience::Public, Some(gifter)) => {
            let claims = Claims::on_list(&ctx.db, gifter).await?;
            let view = views::GifterPage::new(seen, wishes, Some(&claims), browse, locale);
            page.show("wishlists/gifter.html", &view)
        }
        (Audience::Gifter | Audience::Public, None) => {
            let view = views::PublicPage::new(seen, wishes, browse, locale, base_url);
            page.show("wishlists/public.html", &view)
        }
    }
}

pub async fn edit(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let list = Model::find_own(&ctx.db, &viewer, id).await?;
    page.show("wishlists/edit.html", &forms::Edit::new(&WishlistForm::from(&list), &list))
}

pub async fn update(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
    Form(form): Form<WishlistForm>,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let list = Model::find_own(&txn, &viewer, id).await?;
    match form.update(&txn, list.clone(), page.locale().today()).await {
        Ok(Edited::Conflict { merged, now, parts }) => {
            let again = WishlistForm { was: now.was.clone(), ..merged };
            let view = forms::Edit::new(&again, &list).beside(&now, &parts, page.locale());
            page.show_with(StatusCode::CONFLICT, "wishlists/edit.html", &view)
        }
        Ok(Edited::Saved(saved)) => {
            txn.commit().await?;
            channels::checks::of_wishlist(&ctx, id).await;
            tell_givers_later(&ctx, About::Wishlist(id)).await;
            Ok(Flash::done("wishlist_saved").naming(&saved.name).and_go(&format!("/wishlists/{id}")))
        }
        Err(Error::Invalid(errors)) => {
            page.show_again("wishlists/edit.html", &forms::Edit::new(&form, &list), &errors)
        }
        Err(err) => Err(err),
    }
}

/// Removed, not lost: the next page offers to take it back.
pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let list = Model::find_own(&txn, &viewer, id).await?.remove(&txn).await?;
    txn.commit().await?;
    channels::checks::of_wishlist(&ctx, id).await;
    tell_givers_later(&ctx, About::Wishlist(id)).await;
    let removed = Flash::done("wishlist_removed").naming(&list.name);
    Ok(removed.undo(format!("/wishlists/{id}/restore")).and_go("/wishlists"))
}

pub(super) fn currency_of(viewer: &Viewer) -> &str {
    viewer.person().map_or("EUR", |person| &person.currency)
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/wishlists", get(index))
        .add("/wishlists", post(create))
        .add("/wishlists/new", get(new))
        .add("/wishlists/{id}", get(show))
        .add("/wishlists/{id}", post(update))
        .add("/wishlists/{id}/edit", get(edit))
        .add("/wishlists/{id}/delete", post(destroy))
}
