//! Adding wishes: the box on a list, the page any shop's page leads to (`?url=&title=&text=`), and what a phone
//! shares. Saved at once; what the links say is read afterwards.
use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use url::Url;

use super::SignedIn;
use crate::{
    Error, Result,
    app::settings,
    channels, database,
    error::Invalid,
    middleware::rate_limits::{Limited, limit},
    models::{
        Person, Viewer,
        activities::{self, Happening},
        items::{
            adding::{self, Draft},
            previewable,
        },
        link_previews::Preview,
        submissions::Submission,
        wishlists::{self, WishlistForm, index::open_lists},
    },
    views::{
        Flash, Page,
        items::forms::{Add, AddForm},
    },
};

/// The parts of a page that are made for machines are small.
const LONGEST_PAGE: usize = 256 * 1024;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct HandedOver {
    wishlist_id: String,
    url: String,
    title: String,
    text: String,
}

pub async fn new(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Query(over): Query<HandedOver>,
) -> Result<Response> {
    let form = AddForm::prefilled(&over.wishlist_id, &over.title, &over.text, &over.url);
    let lists = open_lists(&ctx.db, &viewer).await?;
    page.show_once("adds/new.html", &Add::new(&form, &lists, &settings(&ctx).base_url))
}

pub async fn create(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Form(form): Form<AddForm>,
) -> Result<Response> {
    match add(&page, &ctx, &viewer, &person, &form).await {
        Err(Error::Invalid(errors)) => {
            let lists = open_lists(&ctx.db, &viewer).await?;
            let view = Add::new(&form, &lists, &settings(&ctx).base_url);
            page.show_again("adds/new.html", &view, &errors)
        }
        answer => answer,
    }
}

async fn add(
    page: &Page,
    ctx: &AppContext,
    viewer: &Viewer,
    person: &Person,
    form: &AddForm,
) -> Result<Response> {
    let drafts = adding::drafts(&form.text)?;
    limit_links(ctx, person, &drafts)?;
    let txn = database::begin(&ctx.db).await?;
    let act = match Submission::take_in(&txn, person.id, &form.key, form).await? {
        Submission::First(act) => act,
        Submission::Again { location } => return Ok(Redirect::to(&location).into_response()),
    };
    let list = chosen_list(&txn, page, viewer, person, &form.wishlist_id).await?;
    let added = adding::add(&txn, &list, &drafts).await?;
    let news = added.iter().map(|&item_id| Happening::WishAdded { wishlist_id: list.id, item_id });
    activities::note_all(&txn, person.id, news).await?;
    let location = format!("/wishlists/{}#item_{}", list.id, added.first().copied().unwrap_or_default());
    if let Some((item_id, seen)) = handed_over(&form.page, &added, &drafts) {
        previewable::hand_over(&txn, item_id, &seen).await?;
    }
    act.led_to(&txn, &location).await?;
    txn.commit().await?;
    previewable::fetch_all_later(ctx, &added, &drafts).await;
    channels::wishlists::grew(ctx, list.id).await;
    Ok(Flash::done(if added.len() > 1 { "wishes_added" } else { "wish_added" })
        .naming(&list.name)
        .and_go(&location))
}

/// What the bookmarklet saw of the page, where it is about the one link that was added.
fn handed_over(page: &str, added: &[i64], drafts: &[Draft]) -> Option<(i64, Preview)> {
    let ([item_id], [draft]) = (added, drafts) else { return None };
    let url = Url::parse(draft.url.as_deref()?).ok()?;
    let fits = !page.is_empty() && page.len() <= LONGEST_PAGE;
    fits.then(|| (*item_id, Preview::seen_by_browser(page, &url)))
}

/// Each link is a visit to a shop on this person's behalf.
fn limit_links(ctx: &AppContext, person: &Person, drafts: &[Draft]) -> Result<()> {
    let links = drafts.iter().filter(|draft| draft.url.is_some()).count();
    limit(ctx, Limited::AddByLink, &vec![person.id.to_string().as_str(); links.max(1)])
}

/// Her list, the one she changed last, or a first one of her own: what she pasted must not wait for a form about lists.
async fn chosen_list(
    txn: &DatabaseTransaction,
    page: &Page,
    viewer: &Viewer,
    person: &Person,
    choice: &str,
) -> Result<wishlists::Model> {
    let latest = if choice.is_empty() { open_lists(txn, viewer).await?.into_iter().next() } else { None };
    if let Some(list) = latest {
        return Ok(list);
    }
    if choice.is_empty() || choice == "new" {
        let name = page.locale().text("wishlists.first_name");
        let first = WishlistForm { name, visibility: "private".into(), ..Default::default() };
        let list = first.create(txn, person.id, page.locale().today()).await?;
        activities::note(txn, person.id, Happening::ListCreated { wishlist_id: list.id }).await?;
        return Ok(list);
    }
    let id = choice.parse().map_err(|_| Invalid::one("wishlist_id", "list_missing"))?;
    wishlists::Model::find_own(txn, viewer, id).await
}

pub fn routes() -> Routes {
    Routes::new().add("/add", get(new)).add("/add", post(create))
}
