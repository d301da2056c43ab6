//! Two people and how they stand to each other: one row a pair, the lower id first.
use loco_rs::app::AppContext;
use sea_orm::{
    ActiveValue::Set,
    Condition, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Expr, Query, SelectStatement, UnionType},
};

pub use super::_entities::connections::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, claims, week::Week};
use crate::Result;

mod befriending;
mod blocking;
mod ending;
pub mod known;

pub use befriending::{accept, befriend, decline, request, withdraw};
pub use blocking::{block, unblock};
pub use ending::end;
pub use known::Known;

pub const REQUESTED: &str = "requested";
pub const ACCEPTED: &str = "accepted";
pub const BLOCKED: &str = "blocked";

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(mut self, _: &C, insert: bool) -> Result<Self, DbErr> {
        let before = self.updated_at.take().unwrap_or_default();
        self.updated_at = Set(Moment::later_than(before));
        if insert {
            self.created_at = self.updated_at.clone();
        }
        Ok(self)
    }
}

/// How somebody stands to another, seen from one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Strangers,
    /// I asked and wait for an answer.
    Asked,
    /// They asked and wait for mine.
    AsksMe,
    Friends,
    Blocked,
}

impl Standing {
    pub fn new(state: &str, actor_id: i64, me: i64) -> Self {
        match state {
            ACCEPTED => Self::Friends,
            BLOCKED => Self::Blocked,
            _ if actor_id == me => Self::Asked,
            _ => Self::AsksMe,
        }
    }

    pub async fn between(db: &impl ConnectionTrait, me: i64, other: i64) -> Result<Self> {
        let row = Entity::find().filter(pair(me, other)).one(db).await?;
        Ok(row.map_or(Self::Strangers, |row| Self::new(&row.state, row.actor_id, me)))
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Strangers => "strangers",
            Self::Asked => "asked",
            Self::AsksMe => "asks_me",
            Self::Friends => "friends",
            Self::Blocked => "blocked",
        }
    }
}

/// The one row of these two, whichever is named first.
pub fn pair(one: i64, other: i64) -> Condition {
    Condition::all().add(Column::LowId.eq(one.min(other))).add(Column::HighId.eq(one.max(other)))
}

/// The ids of everybody who stands like this to `user_id`: two indexed look-ups, never an OR.
pub fn ids_of(user_id: i64, state: &str) -> SelectStatement {
    let side = |mine: Column, theirs: Column| {
        Entity::find()
            .select_only()
            .column(theirs)
            .filter(mine.eq(user_id))
            .filter(Column::State.eq(state))
            .into_query()
    };
    let mut both = side(Column::LowId, Column::HighId);
    both.union(UnionType::All, side(Column::HighId, Column::LowId));
    both
}

/// How many there are, as part of another statement.
pub fn count_of(user_id: i64, state: &str) -> SelectStatement {
    let ids = ids_of(user_id, state);
    Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(ids, "ids").take()
}

/// After commit, whenever two people became friends or stopped being so: the one place where claims hear of it.
pub(super) async fn has_changed(ctx: &AppContext, one: i64, other: i64) {
    claims::tell_givers_later(ctx, claims::About::Between(one, other)).await;
    Week::refresh_later(ctx, [one, other]).await;
}

fn row(actor_id: i64, other: i64, state: &str, now: Moment) -> ActiveModel {
    ActiveModel {
        low_id: Set(actor_id.min(other)),
        high_id: Set(actor_id.max(other)),
        actor_id: Set(actor_id),
        state: Set(state.into()),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    }
}
