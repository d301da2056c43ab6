//! The other pictures of a shop's page, offered to the owner of a wish for an hour. Each is fetched and made small as every
//! picture is, so the shop does not see her look; nobody else sees them.
use std::time::Duration;

use jobs::metadata::fetch::Ask;
use loco_rs::app::AppContext;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use tokio::time::{Instant, timeout_at};
use url::Url;

pub use super::_entities::offered_pictures::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, items, pictures};
use crate::{Error, Result, app::fetcher, database};

impl ActiveModelBehavior for ActiveModel {}

pub const MOST: usize = 12;
/// She waits meanwhile. What came until then is shown.
const WITHIN: Duration = Duration::from_secs(15);
const MINUTES: i64 = 60;

/// How a look at the page ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    Found,
    Nothing,
    NoAnswer,
}

/// What an earlier look found makes room.
pub async fn look(ctx: &AppContext, item: &items::Model) -> Result<Looked> {
    let Some(url) = item.url.as_deref().and_then(|url| Url::parse(url).ok()) else {
        return Ok(Looked::Nothing);
    };
    let until = Instant::now() + WITHIN;
    let Ok(Ok(page)) = timeout_at(until, fetcher(ctx)?.page(&url, &Ask::default())).await else {
        return Ok(Looked::NoAnswer);
    };
    let mut addresses = jobs::metadata::pictures_on(page).await;
    addresses.truncate(MOST);
    let found = pictures::fetch_all(ctx, addresses, until).await?;
    offer(ctx, item.id, &found).await?;
    Ok(if found.is_empty() { Looked::Nothing } else { Looked::Found })
}

async fn offer(ctx: &AppContext, item_id: i64, offered: &[pictures::Model]) -> Result<()> {
    let rows = offered.iter().map(|picture| ActiveModel {
        item_id: Set(item_id),
        picture_id: Set(picture.id),
        created_at: Set(Moment::now()),
        ..Default::default()
    });
    let txn = database::begin(&ctx.db).await?;
    forget(&txn, item_id).await?;
    if !offered.is_empty() {
        Entity::insert_many(rows).exec_without_returning(&txn).await?;
    }
    Ok(txn.commit().await?)
}

/// For a wish that is hers: ask `items::Model::find_own` first.
pub async fn of_item(db: &impl ConnectionTrait, item_id: i64) -> Result<Vec<pictures::Model>> {
    let offered = Entity::find().filter(Column::ItemId.eq(item_id)).order_by_asc(Column::Id);
    let offered = offered.find_also_related(pictures::Entity).all(db).await?;
    Ok(offered.into_iter().filter_map(|(_, picture)| picture).collect())
}

/// One that her wish wears or is offered.
pub async fn find(
    db: &impl ConnectionTrait,
    item: &items::Model,
    picture_id: i64,
) -> Result<pictures::Model> {
    let offered = Entity::find().filter(Column::ItemId.eq(item.id)).filter(Column::PictureId.eq(picture_id));
    let is_hers = item.picture_id == Some(picture_id) || offered.one(db).await?.is_some();
    let found = if is_hers { pictures::Entity::find_by_id(picture_id).one(db).await? } else { None };
    found.ok_or(Error::NotFound)
}

/// She has chosen.
pub async fn forget(db: &impl ConnectionTrait, item_id: i64) -> Result<()> {
    Entity::delete_many().filter(Column::ItemId.eq(item_id)).exec(db).await?;
    Ok(())
}

pub async fn forget_old(db: &impl ConnectionTrait) -> Result<()> {
    Entity::delete_many().filter(Column::CreatedAt.lt(Moment::in_minutes(-MINUTES))).exec(db).await?;
    Ok(())
}
