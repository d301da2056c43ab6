//! The sample's people, each signed in, and some with far more friends than most.
use std::env;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, FromQueryResult, Statement};
use wishare::models::Token;

use crate::Result;

pub struct People {
    pub db: DatabaseConnection,
    /// What the browser of each sends.
    pub cookies: Vec<String>,
    pub ids: Vec<i64>,
    pub lists: Vec<(usize, i64)>,
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

#[derive(FromQueryResult)]
struct Owned {
    id: i64,
    user_id: i64,
}

impl People {
    pub async fn sign_in() -> Result<Self> {
        let mut options = ConnectOptions::new(env::var("BENCH_DATABASE")?);
        options.max_connections(1).sqlx_logging(false);
        let db = Database::connect(options).await?;
        let rows: Vec<Id> =
            all(&db, "SELECT id FROM users WHERE email LIKE '%@sample.example' ORDER BY id").await?;
        let ids: Vec<i64> = rows.into_iter().map(|row| row.id).collect();
        let cookies = sign_in(&db, &ids).await?;
        let lists: Vec<Owned> = all(&db, "SELECT id, user_id FROM wishlists ORDER BY id LIMIT 5000").await?;
        let place = |owner: i64| ids.binary_search(&owner).ok();
        let lists = lists.into_iter().filter_map(|list| Some((place(list.user_id)?, list.id))).collect();
        Ok(Self { db, cookies, ids, lists })
    }

    /// Spread over all of them, the same each time.
    pub fn cookie(&self, number: usize) -> &str {
        &self.cookies[number * 7919 % self.cookies.len()]
    }

    /// Somebody with about so many friends, all around.
    pub async fn somebody_with_friends(&self, place: usize, friends: usize) -> Result<&str> {
        let me = self.ids[place];
        self.run(&format!("DELETE FROM connections WHERE low_id = {me} OR high_id = {me}")).await?;
        let stride = (self.ids.len() / (friends + 1)).max(1);
        let others: Vec<i64> =
            self.ids.iter().copied().filter(|id| *id != me).step_by(stride).take(friends).collect();
        for some in others.chunks(500) {
            let rows: Vec<String> = some
                .iter()
                .map(|other| format!("({}, {}, {me}, 'accepted', 1, 1)", me.min(*other), me.max(*other)))
                .collect();
            let insert = "INSERT INTO connections (low_id, high_id, actor_id, state, created_at, updated_at)";
            self.run(&format!("{insert} VALUES {}", rows.join(", "))).await?;
        }
        Ok(&self.cookies[place])
    }

    pub async fn run(&self, sql: &str) -> Result<()> {
        self.db.execute_unprepared(sql).await?;
        Ok(())
    }
}

async fn sign_in(db: &DatabaseConnection, ids: &[i64]) -> Result<Vec<String>> {
    db.execute_unprepared("DELETE FROM sessions WHERE user_agent = 'bench'").await?;
    let tokens: Vec<Token> = ids.iter().map(|_| Token::new()).collect();
    let now = wishare::models::Moment::now().0;
    let later = now + 3_600_000_000;
    for some in ids.iter().zip(&tokens).collect::<Vec<_>>().chunks(500) {
        let rows: Vec<String> = some
            .iter()
            .map(|(id, token)| format!("({id}, '{}', 'bench', {now}, {now}, {later})", token.hash()))
            .collect();
        let insert =
            "INSERT INTO sessions (user_id, token_hash, user_agent, created_at, seen_at, expires_at)";
        db.execute_unprepared(&format!("{insert} VALUES {}", rows.join(", "))).await?;
    }
    Ok(tokens.iter().map(|token| format!("session={}", token.as_str())).collect())
}

async fn all<T: FromQueryResult>(db: &DatabaseConnection, sql: &str) -> Result<Vec<T>> {
    Ok(T::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}
