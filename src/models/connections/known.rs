//! The people one has to do with, from whichever side of the pair they stand.
use sea_orm::{
    FromQueryResult, JoinType, Order, QuerySelect, QueryTrait, RelationTrait,
    entity::prelude::*,
    sea_query::{SelectStatement, UnionType},
};

use super::{ACCEPTED, BLOCKED, Column, Entity, REQUESTED, Relation, Standing};
use crate::{
    Result,
    models::{Moment, users},
};

/// Somebody, with how they stand to the person who asks.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Known {
    pub id: i64,
    pub name: String,
    pub handle: String,
    pub search_key: String,
    pub state: String,
    pub actor_id: i64,
    pub updated_at: Moment,
}

/// Nobody answers more requests than this on one page.
const MOST_WAITING: u64 = 200;

impl Known {
    pub fn standing(&self, me: i64) -> Standing {
        Standing::new(&self.state, self.actor_id, me)
    }
}

/// One page of friends by name, after the one whose `search_key` is the cursor.
pub async fn friends(
    db: &impl ConnectionTrait,
    me: i64,
    after: Option<&str>,
    limit: u64,
) -> Result<Vec<Known>> {
    let mut friends = known(me, &[ACCEPTED], after);
    friends.order_by("search_key", Order::Asc).limit(limit);
    Ok(Known::find_by_statement(db.get_database_backend().build(&friends)).all(db).await?)
}

/// Requests either way, and whom I have blocked: who blocked me is nobody's business, least of all mine.
pub async fn waiting_or_blocked(db: &impl ConnectionTrait, me: i64) -> Result<Vec<Known>> {
    let mut waiting = known(me, &[REQUESTED, BLOCKED], None);
    waiting.order_by("updated_at", Order::Desc).limit(MOST_WAITING);
    let found = Known::find_by_statement(db.get_database_backend().build(&waiting)).all(db).await?;
    Ok(found.into_iter().filter(|known| known.state != BLOCKED || known.actor_id == me).collect())
}

fn known(me: i64, states: &[&str], after: Option<&str>) -> SelectStatement {
    let mut both = side(Column::LowId, Relation::High, me, states, after);
    both.union(UnionType::All, side(Column::HighId, Relation::Low, me, states, after));
    both
}

fn side(mine: Column, theirs: Relation, me: i64, states: &[&str], after: Option<&str>) -> SelectStatement {
    use users::Column as User;

    Entity::find()
        .select_only()
        .columns([User::Id, User::Name, User::Handle])
        .column_as(User::SearchKey, "search_key")
        .columns([Column::State, Column::ActorId])
        .column_as(Column::UpdatedAt, "updated_at")
        .join(JoinType::InnerJoin, theirs.def())
        .filter(mine.eq(me))
        .filter(Column::State.is_in(states.iter().copied()))
        .apply_if(after, |people, after| people.filter(User::SearchKey.gt(after)))
        .into_query()
}
