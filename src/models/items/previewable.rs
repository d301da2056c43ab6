//! From a link to a wish: the row says what is to be read, a job reads it, and what it finds fills in what nobody
//! typed. The database is the truth and the job only a hint, so a job runs twice, late or not at all without harm.
use std::time::Instant;

use loco_rs::{app::AppContext, prelude::BackgroundWorker};
use sea_orm::{
    ActiveValue::{Set, Unchanged},
    QuerySelect,
    entity::prelude::*,
};
use url::Url;

use super::{ActiveModel, Column, Entity, Model, adding::Draft, provenance};
use crate::{
    Error, Result, channels, database,
    models::{
        Moment, link,
        link_previews::{self, Preview, Unread},
        pictures, shops, users, wishlists,
    },
    monitoring::{self, extraction::Outcome},
    workers::url_metadata_extraction::{LinkArgs, UrlMetadataExtractionJob},
};

pub const PENDING: &str = "pending";

impl Model {
    /// For a link just added, changed or to be tried again, after the commit. The queue may be away: then the
    /// reconciler finds the wish, and nobody who adds one is told of our troubles.
    pub async fn fetch_metadata_later(&self, ctx: &AppContext) {
        let Some(args) = self.link() else { return };
        if let Err(err) = UrlMetadataExtractionJob::perform_later(ctx, args).await {
            tracing::warn!(item.id = self.id, error = %err, "a link waits for the reconciler: the queue is away");
        }
    }

    /// Reads the page and saves what it says. Errors only for what may be better later.
    pub async fn fetch_metadata(&self, ctx: &AppContext) -> Result<(), Unread> {
        let started = Instant::now();
        let Some((url, language)) = self.awaited(ctx).await? else { return Ok(()) };
        let preview = link_previews::find_or_read(ctx, &url, &language).await?;
        Ok(self.learn(ctx, &url, preview, started).await?)
    }

    /// Its tries are used up. The page may have been read all the same, and only its picture could not be kept.
    pub async fn give_up_on_metadata(&self, ctx: &AppContext) -> Result<()> {
        let Some((url, language)) = self.awaited(ctx).await? else { return Ok(()) };
        let learned = link_previews::without_picture(&ctx.db, &url, &language).await?;
        let learned = learned.unwrap_or_else(|| Preview::failed("no_answer"));
        self.learn(ctx, &url, learned, Instant::now()).await
    }

    /// Asks the shop anew, whatever was learned today. What is being read already is not asked for twice.
    pub async fn try_again(self, txn: &impl ConnectionTrait, language: &str) -> Result<Self> {
        let Some(url) = self.url.as_deref().and_then(|url| Url::parse(url).ok()) else { return Ok(self) };
        link_previews::forget(txn, &url, language).await?;
        let mut row: ActiveModel = self.into();
        row.preview_state = Set(PENDING.into());
        row.preview_reason = Set(None);
        row.preview_requested_at = Set(Some(Moment::now()));
        row.preview_attempts = Set(row.preview_attempts.take().unwrap_or_default() + 1);
        Ok(row.update(txn).await?)
    }

    pub(super) fn link(&self) -> Option<LinkArgs> {
        let waits = self.preview_state == PENDING;
        self.url.clone().filter(|_| waits).map(|url| LinkArgs(self.id, url))
    }

    /// The link that is to be read, and the language its owner reads.
    async fn awaited(&self, ctx: &AppContext) -> Result<Option<(Url, String)>> {
        let Some(LinkArgs(_, url)) = self.link().filter(|_| self.deleted_at.is_none()) else {
            return Ok(None);
        };
        let list = wishlists::Entity::find_by_id(self.wishlist_id).find_also_related(users::Entity);
        let owner = list.one(&ctx.db).await?.and_then(|(_, owner)| owner);
        let language = owner.map(|owner| owner.locale).unwrap_or_default();
        Ok(Url::parse(&url).ok().map(|url| (url, language)))
    }

    /// The picture is fetched before the wish is locked, and people are told after it is saved.
    async fn learn(&self, ctx: &AppContext, url: &Url, preview: Preview, started: Instant) -> Result<()> {
        let seen = self.handed_over.as_deref().and_then(|seen| serde_json::from_str(seen).ok());
        let preview = preview.completed_by(seen);
        let picture = match preview.picture.as_deref().and_then(|address| url.join(address).ok()) {
            Some(address) => pictures::fetch(ctx, &address).await?,
            None => None,
        };
        let Some(saved) = self.save(ctx, &preview, picture.as_ref()).await? else { return Ok(()) };
        if let (Some(shop), Some(outcome)) = (link::shop(url.as_str()), Outcome::named(&saved.preview_state))
        {
            monitoring::of(ctx).extraction.ended(outcome);
            shops::note(&ctx.db, &shop, outcome, started.elapsed()).await?;
        }
        channels::metadata::reported(ctx, &saved).await;
        Ok(())
    }

    /// None when the wish went on without us: it is gone, has another link, or was read meanwhile.
    async fn save(
        &self,
        ctx: &AppContext,
        preview: &Preview,
        picture: Option<&pictures::Model>,
    ) -> Result<Option<Self>> {
        let txn = database::begin(&ctx.db).await?;
        let now = Entity::find_by_id(self.id).filter(Column::PreviewState.eq(PENDING)).lock_exclusive();
        let Some(now) = now.one(&txn).await?.filter(|now| now.url == self.url) else { return Ok(None) };
        let saved = now.filled_in(preview, picture).update(&txn).await?;
        txn.commit().await?;
        Ok(Some(saved))
    }

    /// Field by field, leaving alone what a person typed.
    fn filled_in(self, preview: &Preview, picture: Option<&pictures::Model>) -> ActiveModel {
        let mut found = Vec::new();
        let mut row: ActiveModel = self.clone().into();
        if let Some(title) = preview.title.clone().filter(|_| !self.was_typed("name")) {
            row.name = Set(title);
            found.push("name");
        }
        if let Some((minor, code)) = preview.price.clone().filter(|_| !self.was_typed("price")) {
            row.price_minor = Set(Some(minor));
            row.currency = Set(Some(code));
            found.push("price");
        }
        if let Some(picture) = picture.filter(|_| !self.was_typed("picture")) {
            row.picture_id = Set(Some(picture.id));
            found.push("picture");
        }
        let (state, reason) = preview.standing(|field| match field {
            "name" => found.contains(&"name") || self.was_typed("name"),
            "price" => found.contains(&"price") || self.price_minor.is_some(),
            _ => picture.is_some() || self.picture_id.is_some() || self.was_typed("picture"),
        });
        row.preview_state = Set(state.into());
        row.preview_reason = Set(reason);
        row.provenance = Set(provenance::found(&self.provenance, &found, &preview.sources));
        row
    }
}

/// What the browser of whoever added a link saw of the page, kept with the wish until it is read.
pub async fn hand_over(txn: &impl ConnectionTrait, item_id: i64, seen: &Preview) -> Result<()> {
    let kept = serde_json::to_string(seen).map_err(Error::internal)?;
    let row = ActiveModel { id: Unchanged(item_id), handed_over: Set(Some(kept)), ..Default::default() };
    Entity::update(row).validate()?.exec(txn).await?;
    Ok(())
}

/// Many at once, in one batch: each draft with the id it got.
pub async fn fetch_all_later(ctx: &AppContext, added: &[i64], drafts: &[Draft]) {
    let linked = added.iter().zip(drafts);
    let links: Vec<_> =
        linked.filter_map(|(id, draft)| draft.url.clone().map(|url| LinkArgs(*id, url))).collect();
    if links.is_empty() {
        return;
    }
    if let Err(err) = UrlMetadataExtractionJob::perform_all_later(ctx, links).await {
        tracing::warn!(error = %err, "links wait for the reconciler: the queue is away");
    }
}
