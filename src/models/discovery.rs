//! What there is to find: public lists, what friends celebrate soon, what many wish for, and people and lists by name.
use chrono::{Days, NaiveDate};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait, entity::prelude::*, sea_query::ExprTrait};

use super::{Viewer, activities::Place, connections, text::containing, users, wishlists};
use crate::Result;

pub mod trending;

const UPCOMING_DAYS: u64 = 60;
const MOST_UPCOMING: u64 = 6;
const MOST_FOUND: u64 = 24;

/// Everybody's lists, those that changed last first.
pub async fn public_lists(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    before: Option<Place>,
    limit: u64,
) -> Result<Vec<wishlists::Model>> {
    use wishlists::Column;

    let before = before.map(|place| {
        let same_time = Column::UpdatedAt.eq(place.at).and(Column::Id.lt(place.id));
        Column::UpdatedAt.lt(place.at).or(same_time)
    });
    let lists = public(viewer)
        .apply_if(before, sea_orm::QueryFilter::filter)
        .order_by_desc(Column::UpdatedAt)
        .order_by_desc(Column::Id);
    Ok(lists.limit(limit).all(db).await?)
}

/// The next days that friends' lists are for.
pub async fn upcoming(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    today: NaiveDate,
) -> Result<Vec<wishlists::Model>> {
    use wishlists::Column;

    let Some(me) = viewer.id() else { return Ok(Vec::new()) };
    let until = today.checked_add_days(Days::new(UPCOMING_DAYS)).unwrap_or(today);
    let soon = wishlists::Entity::find()
        .filter(wishlists::visible_to(viewer))
        .filter(Column::UserId.in_subquery(connections::ids_of(me, connections::ACCEPTED)))
        .filter(Column::EventDate.between(today, until))
        .order_by_asc(Column::EventDate)
        .order_by_asc(Column::Id);
    Ok(soon.limit(MOST_UPCOMING).all(db).await?)
}

pub async fn lists_named(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    words: &str,
) -> Result<Vec<wishlists::Model>> {
    use wishlists::Column;

    let found = public(viewer).filter(Column::SearchKey.like(containing(words)));
    Ok(found.order_by_desc(Column::UpdatedAt).limit(MOST_FOUND).all(db).await?)
}

/// By name or handle, never by address. Only people with an account may look for people.
pub async fn people_named(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    words: &str,
) -> Result<Vec<users::Model>> {
    use users::Column;

    if viewer.person().is_none() {
        return Ok(Vec::new());
    }
    let words = words.trim_start_matches('@');
    let found = users::Entity::find()
        .filter(users::visible_to(viewer))
        .filter(Column::SearchKey.like(containing(words)))
        .order_by_asc(Column::SearchKey);
    Ok(found.limit(MOST_FOUND).all(db).await?)
}

fn public(viewer: &Viewer) -> Select<wishlists::Entity> {
    use wishlists::Column;

    wishlists::Entity::find()
        .filter(wishlists::visible::public())
        .filter(Column::ArchivedAt.is_null())
        .filter(wishlists::visible_to(viewer))
}
