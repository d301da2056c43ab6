//! Two hundred people reach for the last piece at once.
use tokio::task::JoinSet;
use wishare::{Error, models::Gifter};

use super::one;
use crate::support::{World, gifts::guest};

const PEOPLE: usize = 200;

/// `RUSH_ROUNDS=50` is for the figure; a few rounds find a race often enough for every day.
fn rounds() -> usize {
    std::env::var("RUSH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_hundred_who_reach_for_the_last_piece_exactly_one_has_it() {
    let world = World::with(|setup| {
        setup.config.database.max_connections = 16;
        setup.config.database.acquire_timeout = Some(60_000);
    })
    .await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    for _ in 0..rounds() {
        let tea = world.wish(&list, |_| {}).await;
        let everybody: Vec<Gifter> =
            (0..PEOPLE).map(|number| guest(&list, &format!("Guest {number}"))).collect();
        let mut reaching = JoinSet::new();
        for gifter in everybody {
            let (db, tea) = (world.db.clone(), tea.clone());
            reaching.spawn(async move { tea.claim(&db, &gifter, one()).await });
        }
        let outcomes = reaching.join_all().await;
        let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, PEOPLE - 1));
        for late in lost {
            assert!(matches!(late, Err(Error::Conflict("taken"))), "{late:?}");
        }
    }
    assert_eq!(world.claims().await.len(), rounds());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_person_pressing_many_times_at_once_claims_once() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let list = world.list(&maya, |_| {}).await;
    let tea = world.wish(&list, |_| {}).await;
    let gifter = omar.gifter(&list).await;
    let mut presses = JoinSet::new();
    for _ in 0..20 {
        let (db, tea, gifter) = (world.db.clone(), tea.clone(), gifter.clone());
        presses.spawn(async move { tea.claim(&db, &gifter, one()).await.map(|claim| claim.id) });
    }
    let ids: Vec<i64> = presses.join_all().await.into_iter().map(Result::unwrap).collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(world.claims().await.len(), 1);
}
