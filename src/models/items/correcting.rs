//! Corrections teach. When a person puts right what a shop's page said, we look where on that page the right value
//! stands, and find it there on the shop's other pages from then on.
use jobs::metadata::{
    self, Field, Recipe,
    fetch::{Ask, Page},
};
use loco_rs::{app::AppContext, prelude::BackgroundWorker};
use sea_orm::entity::prelude::*;
use tokio::task::spawn_blocking;
use url::Url;

use super::{Entity, Model};
use crate::{
    Error, Result,
    app::fetcher,
    models::{link, pictures, price, recipes},
    workers::correction::{CorrectionArgs, CorrectionJob},
};

impl Model {
    /// After the commit of an edit. Nothing to learn from a link nobody could read, or one that was typed over too.
    pub async fn teach_later(&self, ctx: &AppContext, before: &Self) {
        let read = matches!(before.preview_state.as_str(), "ready" | "partial");
        let corrected = self.name != before.name
            || self.price_minor != before.price_minor
            || self.picture_id != before.picture_id;
        if self.url.is_none() || self.url != before.url || !read || !corrected {
            return;
        }
        let args = CorrectionArgs { item_id: self.id };
        if let Err(err) = CorrectionJob::perform_later(ctx, args).await {
            tracing::warn!(item.id = self.id, error = %err, "a correction taught nothing: the queue is away");
        }
    }

    /// A page that does not come teaches nothing; the correction itself is saved long ago.
    pub async fn teach(&self, ctx: &AppContext) -> Result<()> {
        let Some(url) = self.url.as_deref().and_then(|url| Url::parse(url).ok()) else { return Ok(()) };
        let Some(host) = link::shop(url.as_str()) else { return Ok(()) };
        let right = self.corrected(&ctx.db).await?;
        if right.is_empty() {
            return Ok(());
        }
        let Ok(page) = fetcher(ctx)?.page(&url, &Ask::default()).await else { return Ok(()) };
        let known = recipes::of_shop(&ctx.db, &host).await?;
        let learned = spawn_blocking(move || lessons(&page, &known, &right));
        for recipe in learned.await.map_err(Error::internal)? {
            recipes::keep(&ctx.db, &host, recipe).await?;
        }
        Ok(())
    }

    /// What a person said about what a page also says. A picture of her own has no place on any page.
    async fn corrected(&self, db: &impl ConnectionTrait) -> Result<Vec<(Field, String)>> {
        let title = Some((Field::Title, self.name.clone())).filter(|_| self.was_typed("name"));
        let amount = self.price_minor.zip(self.currency.as_deref());
        let amount = amount.map(|(minor, code)| (Field::Price, price::write(minor, code)));
        let amount = amount.filter(|_| self.was_typed("price"));
        let picture = match self.picture_id.filter(|_| self.was_typed("picture")) {
            Some(id) => pictures::Entity::find_by_id(id).one(db).await?,
            None => None,
        };
        let address = picture.map(|picture| picture.source_url).filter(|source| source.starts_with("http"));
        let picture = address.map(|address| (Field::Image, address));
        Ok(title.into_iter().chain(amount).chain(picture).collect())
    }
}

/// None where the page is read rightly already, or the right value does not stand on it.
fn lessons(page: &Page, known: &[Recipe], right: &[(Field, String)]) -> Vec<Recipe> {
    let read = metadata::read_with(&page.body, page.content_type(), &page.url, known);
    let said = |field| match field {
        Field::Title => read.title.as_deref(),
        Field::Price => read.price.as_deref(),
        Field::Image => read.image.as_deref(),
    };
    let wrong = right.iter().filter(|(field, right)| said(*field).map(plain) != Some(plain(right)));
    wrong
        .filter_map(|(field, right)| {
            metadata::learn(&page.body, page.content_type(), &page.url, *field, right)
        })
        .collect()
}

/// 39.5 and 39.50 are one amount.
fn plain(value: &str) -> &str {
    let is_amount = value.contains('.') && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_amount { value.trim_end_matches('0').trim_end_matches('.') } else { value }
}

/// For the worker.
pub async fn teach(ctx: &AppContext, item_id: i64) -> Result<()> {
    match Entity::find_by_id(item_id).one(&ctx.db).await? {
        Some(item) => item.teach(ctx).await,
        None => Ok(()),
    }
}
