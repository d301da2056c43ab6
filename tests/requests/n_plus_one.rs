//! A handler that asks the database once for each row cannot stay: its first test fails.
use std::sync::Arc;

use axum::{Router, body::Body, extract::State, http::Request, middleware::from_fn_with_state, routing::get};
use loco_rs::app::AppContext;
use sea_orm::EntityTrait;
use tower::ServiceExt;
use wishare::{middleware::measure::measure, models::users};

use crate::support::World;

async fn asks_for_three_people(State(ctx): State<AppContext>) {
    users::Entity::find().all(&ctx.db).await.unwrap();
    for id in 1..=3 {
        users::Entity::find_by_id(id).one(&ctx.db).await.unwrap();
    }
}

async fn asks_for_two_people(State(ctx): State<AppContext>) {
    for id in 1..=2 {
        users::Entity::find_by_id(id).one(&ctx.db).await.unwrap();
    }
}

async fn visit(world: &World, path: &str) -> axum::response::Response {
    let routes = Router::new()
        .route("/three", get(asks_for_three_people))
        .route("/two", get(asks_for_two_people))
        .layer(from_fn_with_state(Arc::new(world.ctx.clone()), measure))
        .with_state(world.ctx.clone());
    routes.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap()
}

#[tokio::test]
async fn the_same_question_twice_is_counted_and_let_pass() {
    let world = World::new().await;
    assert_eq!(visit(&world, "/two").await.headers()["x-query-count"], "2");
}

#[tokio::test]
#[should_panic(expected = "GET /three repeats statements (N+1)")]
async fn a_question_for_each_row_fails_the_test() {
    let world = World::new().await;
    visit(&world, "/three").await;
}
