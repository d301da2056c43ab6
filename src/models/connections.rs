//! Two people and how they stand to each other: one row a pair, the lower id first.
use sea_orm::{
    ActiveValue::Set,
    QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{SelectStatement, UnionType},
};

pub use super::_entities::connections::{ActiveModel, Column, Entity, Model, Relation};
use super::Moment;

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
