//! People by the thousand, for figures and for looking at Wishare at size. Each table is filled by one statement that
//! makes its rows inside the database, so a hundred thousand wishes take seconds; the same numbers make the same world.
use chrono::Utc;
use loco_rs::app::AppContext;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, PaginatorTrait, QuerySelect, entity::prelude::*,
};

use super::{Moment, users, wishlists};
use crate::{Error, Result, database};

/// Nobody can receive mail there, and everybody there is made up.
pub const DOMAIN: &str = "@sample.example";
pub const PASSWORD: &str = "a quiet surprise";
const PICTURES: u64 = 200;
const TABLES: [&str; 8] = [
    include_str!("sample/people.sql"),
    include_str!("sample/friends.sql"),
    include_str!("sample/lists.sql"),
    include_str!("sample/pictures.sql"),
    include_str!("sample/wishes.sql"),
    include_str!("sample/claims.sql"),
    include_str!("sample/activities.sql"),
    include_str!("sample/notifications.sql"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    pub users: u64,
    /// Of each person.
    pub lists: u64,
    /// On each list.
    pub wishes: u64,
    /// Of each person, as far as there are so many people.
    pub friends: u64,
    /// Of a hundred lists.
    pub public: u64,
}

impl Default for Sample {
    fn default() -> Self {
        Self { users: 2000, lists: 5, wishes: 10, friends: 20, public: 20 }
    }
}

impl Sample {
    /// Whether there was something to fill in: a second sample would only double the first.
    pub async fn fill(self, ctx: &AppContext) -> Result<bool> {
        if self.users == 0 || lives_here(&ctx.db).await? {
            return Ok(false);
        }
        let password = users::hash_of(PASSWORD.into()).await?;
        let txn = database::begin(&ctx.db).await?;
        database::without_time_limit(&txn).await?;
        let last_list = last_list(&txn).await?;
        for table in TABLES {
            txn.execute_unprepared(&self.filled_in(table, &password, last_list, txn.get_database_backend()))
                .await?;
        }
        txn.commit().await?;
        // Both databases choose their indexes by what they know of the tables.
        ctx.db.execute_unprepared("ANALYZE").await?;
        Ok(true)
    }

    /// Every value is a number or a word of ours, so the text of a statement can carry it.
    fn filled_in(self, table: &str, password: &str, last_list: i64, backend: DbBackend) -> String {
        let today = Utc::now().date_naive();
        let day = match backend {
            DbBackend::Postgres => format!("CAST('{today}' AS DATE) + CAST(lot % 240 - 60 AS INTEGER)"),
            _ => format!("date('{today}', (lot % 240 - 60) || ' days')"),
        };
        let values = [
            ("{users}", self.users.to_string()),
            ("{lists}", self.lists.to_string()),
            ("{wishes}", self.wishes.to_string()),
            ("{public}", self.public.to_string()),
            // Each is befriended from both sides, by people at even distances all around.
            ("{steps}", (self.friends / 2).to_string()),
            ("{stride}", (self.users / (self.friends + 1)).max(1).to_string()),
            ("{pictures}", PICTURES.to_string()),
            ("{now}", Moment::now().0.to_string()),
            ("{day}", day),
            ("{domain}", DOMAIN.to_string()),
            ("{password}", format!("'{password}'")),
            ("{last_list}", last_list.to_string()),
        ];
        values.iter().fold(table.to_string(), |sql, (place, value)| sql.replace(place, value))
    }
}

async fn lives_here(db: &impl ConnectionTrait) -> Result<bool> {
    let people = users::Entity::find().filter(users::Column::Email.ends_with(DOMAIN));
    Ok(people.count(db).await.map_err(Error::from)? > 0)
}

async fn last_list(txn: &DatabaseTransaction) -> Result<i64> {
    let last = wishlists::Entity::find().select_only().column_as(wishlists::Column::Id.max(), "last");
    Ok(last.into_tuple::<Option<i64>>().one(txn).await?.flatten().unwrap_or(0))
}
