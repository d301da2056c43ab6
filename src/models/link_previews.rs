//! What a shop's page said, kept for a day and shared by everybody who pastes the same link. Facts of the page only:
//! who asked is not among them.
use jobs::metadata::fetch::Refusal;
use loco_rs::app::AppContext;
use sea_orm::{ActiveValue::Set, entity::prelude::*, sea_query::OnConflict};
use url::Url;

pub use super::_entities::link_previews::{ActiveModel, Column, Entity, Model, Relation};
use super::Moment;
use crate::{Error, Result};

mod preview;
mod reading;

pub use preview::{Outcome, Preview};

impl ActiveModelBehavior for ActiveModel {}

const DAYS: i64 = 1;

/// What brings people to a page and says nothing about which page it is.
const CAMPAIGNS: &[&str] =
    &["fbclid", "gclid", "gbraid", "wbraid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid"];

/// Why there is no answer yet.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// The shop may answer later.
    #[error("the shop did not answer: {0}")]
    Later(Refusal),
    #[error(transparent)]
    Inside(#[from] Error),
}

/// What was learned today, or what the page says now. Shops answer in the reader's language, so each has its own.
pub async fn find_or_read(ctx: &AppContext, url: &Url, language: &str) -> Result<Preview, Unread> {
    let key = key(url, language);
    if let Some(kept) = kept(&ctx.db, &key).await? {
        return Ok(kept);
    }
    let preview = reading::read(ctx, url, language).await?;
    if preview.found_something() {
        keep(&ctx.db, &key, &preview).await?;
    }
    Ok(preview)
}

/// The next to ask reads the page anew.
pub async fn forget(db: &impl ConnectionTrait, url: &Url, language: &str) -> Result<()> {
    Entity::delete_many().filter(Column::UrlKey.eq(key(url, language))).exec(db).await?;
    Ok(())
}

/// Sweeps up what nobody will be given any more.
pub async fn forget_old(db: &impl ConnectionTrait) -> Result<u64> {
    let old = Entity::delete_many().filter(Column::FetchedAt.lt(Moment::in_days(-DAYS)));
    Ok(old.exec(db).await?.rows_affected)
}

/// What was learned today and could not be saved with a picture.
pub async fn without_picture(
    db: &impl ConnectionTrait,
    url: &Url,
    language: &str,
) -> Result<Option<Preview>> {
    let learned = kept(db, &key(url, language)).await?;
    Ok(learned.map(|preview| Preview { picture: None, ..preview }))
}

async fn kept(db: &impl ConnectionTrait, key: &str) -> Result<Option<Preview>> {
    let fresh =
        Entity::find().filter(Column::UrlKey.eq(key)).filter(Column::FetchedAt.gt(Moment::in_days(-DAYS)));
    Ok(fresh.one(db).await?.and_then(|row| serde_json::from_str(&row.payload).ok()))
}

async fn keep(db: &impl ConnectionTrait, key: &str, preview: &Preview) -> Result<()> {
    let row = ActiveModel {
        url_key: Set(key.into()),
        payload: Set(serde_json::to_string(preview).map_err(Error::internal)?),
        fetched_at: Set(Moment::now()),
        ..Default::default()
    };
    let newer =
        OnConflict::column(Column::UrlKey).update_columns([Column::Payload, Column::FetchedAt]).to_owned();
    Entity::insert(row).on_conflict(newer).exec_without_returning(db).await?;
    Ok(())
}

fn key(url: &Url, language: &str) -> String {
    format!("{language} {}", canonical(url))
}

/// The same page however one came to it.
fn canonical(url: &Url) -> Url {
    let mut page = url.clone();
    page.set_fragment(None);
    let telling: Vec<_> = url.query_pairs().filter(|(name, _)| !is_campaign(name)).collect();
    if telling.len() < url.query_pairs().count() {
        page.set_query(None);
        if !telling.is_empty() {
            page.query_pairs_mut().extend_pairs(telling);
        }
    }
    page
}

fn is_campaign(name: &str) -> bool {
    name.starts_with("utm_") || CAMPAIGNS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn the_way_to_a_page_is_not_the_page() {
        let key_of = |url: &str| key(&url.parse().unwrap(), "en");
        let plain = key_of("https://shop.example/tea?colour=red&size=2");
        assert_eq!(key_of("https://shop.example/tea?utm_source=x&colour=red&size=2&fbclid=1#reviews"), plain);
        assert_eq!(key_of("https://SHOP.example:443/tea?colour=red&size=2"), plain);
        assert_ne!(key_of("https://shop.example/tea?colour=blue&size=2"), plain);
        assert_eq!(key_of("https://shop.example/tea?gclid=1"), "en https://shop.example/tea");
    }
}
