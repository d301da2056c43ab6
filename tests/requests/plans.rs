//! No page that people open all day reads a whole table. SQLite says how it would answer each statement of these pages;
//! for PostgreSQL the plans stand in docs/performance.md.
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use wishare::models::{
    dashboard::{Dashboard, Reaches},
    sample::Sample,
    sessions,
};

use crate::support::{Visitor, World};

const LARGE: [&str; 9] = [
    "wishlists",
    "items",
    "claims",
    "connections",
    "activities",
    "notifications",
    "users",
    "sessions",
    "pictures",
];
/// These are walked in their own order, and only until there is enough.
const WALKS: [&str; 4] =
    ["INDEX wishlists_public", "INDEX wishlists_shared", "INDEX wishlists_coming", "INDEX wishlists_open"];

async fn somebody(world: &World) -> Visitor {
    Sample { users: 40, lists: 5, wishes: 10, friends: 10, public: 20 }.fill(&world.ctx).await.unwrap();
    let visitor = world.guest();
    let token = sessions::start(&world.db, 1, "A browser").await.unwrap();
    visitor.takes_cookie("session", token.as_str());
    visitor
}

async fn plan(world: &World, sql: &str) -> Vec<String> {
    let explained = Statement::from_string(DbBackend::Sqlite, format!("EXPLAIN QUERY PLAN {sql}"));
    let rows = world.db.query_all_raw(explained).await.unwrap_or_else(|err| panic!("{err}: {sql}"));
    rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect()
}

fn reads_everything(step: &str) -> bool {
    let whole = LARGE.iter().any(|table| {
        let scan = format!("SCAN {table}");
        step == scan || step.starts_with(&format!("{scan} "))
    });
    whole && !WALKS.iter().any(|walk| step.contains(walk))
}

#[tokio::test]
async fn no_hot_page_reads_a_whole_table() {
    let world = World::new().await;
    if world.db.get_database_backend() != DbBackend::Sqlite {
        return;
    }
    let maya = somebody(&world).await;
    let (reaches, today) = (Reaches::default(), chrono::Utc::now().date_naive());
    let found = Dashboard::load(&world.db, &reaches, 1, 0, today).await.unwrap();
    let friends_list = found.dashboard.friends.rows[0].id;
    let mut asked = 0;
    for page in [
        "/",
        "/wishlists",
        "/wishlists?tab=friends",
        "/wishlists?tab=public",
        "/wishlists?tab=public&sort=created",
        "/wishlists/1",
        "/items/1",
        &format!("/wishlists/{friends_list}"),
        "/friends",
        "/gifts",
        "/activity",
        "/activity?of=me",
        "/notifications",
        "/people/person2",
    ] {
        for sql in maya.get(page).await.answers(200).sql() {
            if !sql.trim_start().starts_with("SELECT") && !sql.trim_start().starts_with("WITH") {
                continue;
            }
            asked += 1;
            let steps = plan(&world, &sql).await;
            let whole: Vec<_> = steps.iter().filter(|step| reads_everything(step)).collect();
            assert!(whole.is_empty(), "{page} {whole:?}\n{sql}\n{steps:#?}");
        }
    }
    assert!(asked > 20, "the pages ask something: {asked}");
    let whole = plan(&world, "SELECT id FROM items WHERE name = 'Teapot'").await;
    assert!(whole.iter().any(|step| reads_everything(step)), "a whole table would be noticed: {whole:?}");
}
