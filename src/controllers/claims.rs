//! Claiming a wish and releasing it, through the front door or behind a share link. The owner finds nothing here.
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{delete, post},
};
use serde::Deserialize;

use super::{
    Id,
    gifters::{self, gifter_behind_link},
    sessions::own_path,
};
use crate::{
    Error, Result,
    channels::wishlists::gifters_told,
    mailers,
    middleware::rate_limits::{Caller, Limited, limit},
    models::{Audience, Gifter, Guest, Viewer, claims, claims::holding::Wanted, items, wishlists::Seen},
    views::{Flash, Page},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClaimForm {
    quantity: String,
    show_name: String,
    note: String,
    email: String,
    return_to: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GiverForm {
    name: String,
    item_id: Option<i64>,
}

/// Where somebody stands who wants to give: the list as they see it, who they are there, and the wish.
struct Before {
    seen: Seen,
    gifter: Gifter,
    item: items::Model,
}

pub async fn create(
    page: Page,
    State(ctx): State<AppContext>,
    Caller(caller): Caller,
    headers: HeaderMap,
    Id(id): Id,
    Form(form): Form<ClaimForm>,
) -> Result<Response> {
    let before = Before::front(&page, &ctx, id).await?;
    before.claim(&page, &ctx, &caller, &headers, form).await
}

pub async fn create_shared(
    page: Page,
    State(ctx): State<AppContext>,
    Caller(caller): Caller,
    headers: HeaderMap,
    jar: CookieJar,
    Path((token, id)): Path<(String, String)>,
    Form(form): Form<ClaimForm>,
) -> Result<Response> {
    let before = Before::shared(&page, &ctx, &jar, &token, &id).await?;
    before.claim(&page, &ctx, &caller, &headers, form).await
}

pub async fn destroy(
    page: Page,
    State(ctx): State<AppContext>,
    Id(id): Id,
    Form(form): Form<ClaimForm>,
) -> Result<Response> {
    let before = Before::front(&page, &ctx, id).await?;
    before.release(&ctx, form).await
}

/// The same for programs, which send no form.
pub async fn delete_claim(page: Page, State(ctx): State<AppContext>, Id(id): Id) -> Result<Response> {
    let before = Before::front(&page, &ctx, id).await?;
    before.release(&ctx, ClaimForm::default()).await
}

pub async fn destroy_shared(
    page: Page,
    State(ctx): State<AppContext>,
    jar: CookieJar,
    Path((token, id)): Path<(String, String)>,
    Form(form): Form<ClaimForm>,
) -> Result<Response> {
    let before = Before::shared(&page, &ctx, &jar, &token, &id).await?;
    before.release(&ctx, form).await
}

/// "I want to give something": from here on this browser sees what is taken on this list.
pub async fn step_forward(
    page: Page,
    State(ctx): State<AppContext>,
    Caller(caller): Caller,
    Path(token): Path<String>,
    Form(form): Form<GiverForm>,
) -> Result<Response> {
    let seen = Seen::find_shared(&ctx.db, page.viewer(), &token).await?;
    match seen.audience {
        Audience::Owner => return Err(Error::NotFound),
        Audience::Gifter => return Ok(Redirect::to(&seen.door.wishlist(seen.wishlist.id)).into_response()),
        Audience::Public => limit(&ctx, Limited::Claim, &[&caller])?,
    }
    let address = form.item_id.map_or_else(|| seen.door.wishlist(seen.wishlist.id), |id| seen.door.item(id));
    let Ok(guest) = Guest::new(seen.wishlist.id, &form.name) else {
        return Ok(Flash::trouble("name_needed").and_go(&address));
    };
    let jar = CookieJar::new().add(gifters::cookie(&ctx, &guest, &format!("/s/{token}")));
    Ok((jar, Redirect::to(&address)).into_response())
}

impl Before {
    async fn front(page: &Page, ctx: &AppContext, id: i64) -> Result<Self> {
        let (item, wishlist) = items::Model::find_visible(&ctx.db, page.viewer(), id).await?;
        let gifter = Gifter::of(&wishlist, page.viewer()).ok_or_else(|| nobodys(page.viewer()))?;
        let seen = Seen::find(&ctx.db, page.viewer(), wishlist.id).await?;
        Ok(Self { seen, gifter, item })
    }

    async fn shared(page: &Page, ctx: &AppContext, jar: &CookieJar, token: &str, id: &str) -> Result<Self> {
        let seen = Seen::find_shared(&ctx.db, page.viewer(), token).await?;
        let gifter = gifter_behind_link(page, ctx, &seen, jar).ok_or(Error::NotFound)?;
        let id = id.parse().map_err(|_| Error::NotFound)?;
        let item = items::Wish::find(&ctx.db, &seen, id).await?.item;
        Ok(Self { seen, gifter, item })
    }

    async fn claim(
        self,
        page: &Page,
        ctx: &AppContext,
        caller: &str,
        headers: &HeaderMap,
        form: ClaimForm,
    ) -> Result<Response> {
        limit(ctx, Limited::Claim, &[caller])?;
        let back = self.back(&form);
        let email = form.email.clone();
        match self.item.claim(&ctx.db, &self.gifter, form.wanted()?).await {
            Ok(claim) => {
                gifters_told(ctx, self.item.wishlist_id, self.item.id).await;
                self.send_receipt(page, ctx, &claim, &email).await?;
                Ok(Flash::done("claimed").naming(&self.item.name).undo(self.release_path()).and_go(&back))
            }
            Err(Error::Conflict(word)) if reads_html(headers) => {
                Ok(Flash::trouble(word).naming(&self.item.name).and_go(&back))
            }
            Err(err) => Err(err),
        }
    }

    async fn release(self, ctx: &AppContext, form: ClaimForm) -> Result<Response> {
        let back = self.back(&form);
        let released = self.item.release(&ctx.db, &self.gifter).await?;
        gifters_told(ctx, self.item.wishlist_id, self.item.id).await;
        let again = released.filter(|claim| claim.giver_id.is_some());
        let said = Flash::done("released").naming(&self.item.name);
        let said = again.map_or(said.clone(), |claim| said.undo(format!("/gifts/{}/restore", claim.id)));
        Ok(said.and_go(&back))
    }

    async fn send_receipt(
        &self,
        page: &Page,
        ctx: &AppContext,
        claim: &claims::Model,
        email: &str,
    ) -> Result<()> {
        let (Some(receipt), false) = (self.gifter.receipt(self.item.id), email.trim().is_empty()) else {
            return Ok(());
        };
        mailers::gifts::receipt(ctx, page.locale(), claim, &receipt, email.trim()).await
    }

    fn release_path(&self) -> String {
        format!("{}/release", self.seen.door.item(self.item.id))
    }

    /// The page the form was on, with the wish in sight.
    fn back(&self, form: &ClaimForm) -> String {
        match own_path(&form.return_to) {
            "/" => format!("{}#item_{}", self.seen.door.wishlist(self.seen.wishlist.id), self.item.id),
            page => page.to_string(),
        }
    }
}

impl ClaimForm {
    fn wanted(self) -> Result<Wanted> {
        let quantity = match self.quantity.trim() {
            "" => None,
            typed => Some(typed.parse().unwrap_or(0)), // 0 is refused beside the field
        };
        let show_name = !self.show_name.is_empty();
        Wanted { quantity, show_name, note: self.note, email: self.email }.check()
    }
}

/// The owner meets nothing here; a guest of a public list has an account to open.
fn nobodys(viewer: &Viewer) -> Error {
    if viewer.person().is_some() { Error::NotFound } else { Error::SignInFirst }
}

fn reads_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|kinds| kinds.to_str().ok());
    accept.is_some_and(|kinds| kinds.contains("text/html"))
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/items/{id}/claim", post(create))
        .add("/items/{id}/claim", delete(delete_claim))
        .add("/items/{id}/release", post(destroy))
        .add("/s/{token}/giver", post(step_forward))
        .add("/s/{token}/items/{id}/claim", post(create_shared))
        .add("/s/{token}/items/{id}/release", post(destroy_shared))
}
