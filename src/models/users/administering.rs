//! What administrators see of people and do to accounts. Each act is written down in the same transaction.
use sea_orm::{
    ActiveValue::Set, DatabaseConnection, FromQueryResult, QueryOrder, QuerySelect, QueryTrait, Statement,
    entity::prelude::*, sea_query::ExprTrait,
};

use super::{Column, Entity, Model};
use crate::{
    Error, Result, database,
    models::{
        Moment,
        audits::{self, Subject},
        sessions,
        text::containing,
    },
};

/// The whole house in one aggregate. Claims are not counted: an administrator has wishes too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct House {
    pub people: i64,
    pub newcomers: i64,
    pub signed_in: i64,
    pub lists: i64,
    pub wishes: i64,
    pub friendships: i64,
    pub letters: i64,
}

impl House {
    pub async fn count(db: &impl ConnectionTrait) -> Result<Self> {
        let week_ago = Moment::in_days(-7);
        let values = [week_ago.0.into(), Moment::now().0.into()];
        let statement = Statement::from_sql_and_values(db.get_database_backend(), COUNTS, values);
        Self::find_by_statement(statement).one(db).await?.ok_or(Error::NotFound)
    }
}

const COUNTS: &str = "
SELECT (SELECT COUNT(*) FROM users) AS people,
       (SELECT COUNT(*) FROM users WHERE created_at > $1) AS newcomers,
       (SELECT COUNT(*) FROM sessions WHERE expires_at > $2) AS signed_in,
       (SELECT COUNT(*) FROM wishlists WHERE deleted_at IS NULL) AS lists,
       (SELECT COUNT(*) FROM items WHERE deleted_at IS NULL) AS wishes,
       (SELECT COUNT(*) FROM connections WHERE state = 'accepted') AS friendships,
       (SELECT COUNT(*) FROM letters WHERE state IN ('held', 'failed') AND NOT sealed) AS letters";

/// By name, handle or address; those who came last first.
pub async fn people(
    db: &impl ConnectionTrait,
    words: &str,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Model>> {
    let found = Column::SearchKey.like(containing(words)).or(Column::Email.like(containing(words)));
    let people = Entity::find()
        .apply_if((!words.is_empty()).then_some(found), sea_orm::QueryFilter::filter)
        .apply_if(before, |people, before| people.filter(Column::Id.lt(before)));
    Ok(people.order_by_desc(Column::Id).limit(limit).all(db).await?)
}

impl Model {
    /// Nobody takes their own rights away, so somebody always administers.
    pub async fn becomes_administrator(
        db: &DatabaseConnection,
        by: i64,
        id: i64,
        admin: bool,
    ) -> Result<Self> {
        if by == id {
            return Err(Error::Forbidden);
        }
        let txn = database::begin(db).await?;
        let user = Entity::find_by_id(id).one(&txn).await?.ok_or(Error::NotFound)?;
        if user.admin == admin {
            return Ok(user);
        }
        let mut changed: super::ActiveModel = user.into();
        changed.admin = Set(admin);
        let user = changed.update(&txn).await?;
        let act = if admin { "admin_made" } else { "admin_unmade" };
        audits::note(&txn, by, act, Subject::Person(id)).await?;
        txn.commit().await?;
        Ok(user)
    }

    pub async fn is_signed_out_everywhere(db: &DatabaseConnection, by: i64, id: i64) -> Result<Self> {
        let txn = database::begin(db).await?;
        let user = Entity::find_by_id(id).one(&txn).await?.ok_or(Error::NotFound)?;
        sessions::end_all(&txn, id).await?;
        audits::note(&txn, by, "sessions_ended", Subject::Person(id)).await?;
        txn.commit().await?;
        Ok(user)
    }
}
