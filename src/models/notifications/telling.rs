//! Saying something to a person, once: the same word about the same thing takes the place of the one still unread,
//! so a job may run twice. Who has muted the topic, or is gone, is told nothing, and neither costs a look-up.
use sea_orm::{
    EntityTrait, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::Value;

use super::{Column, Entity};
use crate::{
    Error, Result,
    models::{Moment, users},
};

/// What is to be told, made by the constructor that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    kind: &'static str,
    topic: Topic,
    actor_id: Option<i64>,
    wishlist_id: Option<i64>,
    item_id: Option<i64>,
    claim_id: Option<i64>,
    details: Value,
}

/// What a person can mute as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Friends,
    Gifts,
    Previews,
}

impl Topic {
    pub const ALL: [Self; 3] = [Self::Friends, Self::Gifts, Self::Previews];

    pub fn word(self) -> &'static str {
        match self {
            Self::Friends => "friends",
            Self::Gifts => "gifts",
            Self::Previews => "previews",
        }
    }
}

impl News {
    pub fn friend_requested(by: i64) -> Self {
        Self { actor_id: Some(by), ..Self::new("friend_requested", Topic::Friends) }
    }

    pub fn friend_accepted(by: i64) -> Self {
        Self { actor_id: Some(by), ..Self::new("friend_accepted", Topic::Friends) }
    }

    /// To the giver: what they wanted to give is gone from the list; `reason` is a word of `claims.orphaned`.
    pub fn claim_orphaned(claim_id: i64, reason: &str) -> Self {
        let details = serde_json::json!({ "reason": reason });
        Self { claim_id: Some(claim_id), details, ..Self::new("claim_orphaned", Topic::Gifts) }
    }

    /// To the giver: `changes` names what is different since the claim, `{"price": ["€39.00", "€45.00"]}`.
    pub fn item_changed(claim_id: i64, item_id: i64, changes: Value) -> Self {
        let about = Self::new("item_changed", Topic::Gifts);
        Self { claim_id: Some(claim_id), item_id: Some(item_id), details: changes, ..about }
    }

    /// To the owner: the link she pasted has been looked at; `outcome` is the preview's state.
    pub fn preview_done(wishlist_id: i64, item_id: i64, outcome: &str) -> Self {
        let details = serde_json::json!({ "outcome": outcome });
        let about = Self::new("preview_done", Topic::Previews);
        Self { wishlist_id: Some(wishlist_id), item_id: Some(item_id), details, ..about }
    }

    /// To the giver: their gift has arrived, says the one who got it.
    pub fn gift_received(by: i64, claim_id: i64, item_id: i64) -> Self {
        let about = Self::new("gift_received", Topic::Gifts);
        Self { actor_id: Some(by), claim_id: Some(claim_id), item_id: Some(item_id), ..about }
    }

    fn new(kind: &'static str, topic: Topic) -> Self {
        let (actor_id, wishlist_id, item_id, claim_id) = (None, None, None, None);
        let details = Value::Object(serde_json::Map::new());
        Self { kind, topic, actor_id, wishlist_id, item_id, claim_id, details }
    }
}

/// In the transaction of what happened.
pub async fn tell(db: &impl ConnectionTrait, user_id: i64, news: News) -> Result<()> {
    take_back(db, user_id, &news).await?;
    let columns = [
        Column::UserId,
        Column::Kind,
        Column::ActorId,
        Column::WishlistId,
        Column::ItemId,
        Column::ClaimId,
        Column::Details,
        Column::CreatedAt,
    ];
    let mut insert = Query::insert();
    insert.into_table(Entity).columns(columns);
    insert.select_from(row_for(user_id, &news)).map_err(Error::internal)?;
    db.execute(&insert).await?;
    Ok(())
}

/// What has not been read yet and no longer holds.
pub async fn take_back(db: &impl ConnectionTrait, user_id: i64, news: &News) -> Result<()> {
    let same = Entity::delete_many()
        .filter(Column::UserId.eq(user_id))
        .filter(Column::ReadAt.is_null())
        .filter(Column::Kind.eq(news.kind))
        .filter(same_or_none(Column::ActorId, news.actor_id))
        .filter(same_or_none(Column::WishlistId, news.wishlist_id))
        .filter(same_or_none(Column::ItemId, news.item_id))
        .filter(same_or_none(Column::ClaimId, news.claim_id));
    same.exec(db).await?;
    Ok(())
}

fn same_or_none(column: Column, id: Option<i64>) -> Expr {
    id.map_or_else(|| column.is_null(), |id| column.eq(id))
}

/// The row, selected from the person: nothing where there is nobody, or nobody who wants to hear it.
fn row_for(user_id: i64, news: &News) -> sea_orm::sea_query::SelectStatement {
    let muted = format!("%\"{}\"%", news.topic.word());
    users::Entity::find()
        .select_only()
        .column(users::Column::Id)
        .expr(Expr::val(news.kind))
        .expr(id_or_null(news.actor_id))
        .expr(id_or_null(news.wishlist_id))
        .expr(id_or_null(news.item_id))
        .expr(id_or_null(news.claim_id))
        .expr(Expr::val(news.details.to_string()))
        .expr(Expr::val(Moment::now().0))
        .filter(users::Column::Id.eq(user_id))
        .filter(users::Column::Muted.not_like(muted))
        .into_query()
}

/// PostgreSQL takes a bare parameter in a select for text, so the kind is said.
fn id_or_null(id: Option<i64>) -> Expr {
    Expr::val(id).cast_as("bigint")
}
