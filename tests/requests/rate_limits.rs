//! How often somebody may try what can be guessed or costs.
use crate::support::{PASSWORD, Visitor, World};

async fn limited_world() -> World {
    World::with(|setup| setup.settings.rate_limits = true).await
}

#[tokio::test]
async fn passwords_cannot_be_guessed_for_long() {
    let world = limited_world().await;
    world.maya().await;
    let guesser = world.guest().at_address("203.0.113.7");
    for _ in 0..30 {
        guesses(&guesser).await.answers(422);
    }
    let refused = guesses(&guesser).await.answers(429);
    assert_eq!(refused.one("h1").text(), "A little slower, please");
    let seconds: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=3600).contains(&seconds));
    let right = [("email", "maya@example.com"), ("password", PASSWORD)];
    guesser.post("/sign-in", &right).await.answers(429);
    let elsewhere = world.guest().at_address("203.0.113.8");
    elsewhere.post("/sign-in", &right).await.answers(303);
}

#[tokio::test]
async fn a_household_counts_once_however_many_addresses_it_has() {
    let world = limited_world().await;
    for number in 0..30 {
        let guesser = world.guest().at_address(&format!("2001:db8:1:2::{number:x}"));
        guesses(&guesser).await.answers(422);
    }
    guesses(&world.guest().at_address("2001:db8:1:2:ffff::1")).await.answers(429);
    guesses(&world.guest().at_address("2001:db8:1:3::1")).await.answers(422);
}

#[tokio::test]
async fn accounts_are_not_made_by_the_dozen() {
    let world = limited_world().await;
    let maker = world.guest().at_address("203.0.113.7");
    for _ in 0..20 {
        maker.post("/sign-up", &[]).await.answers(422);
    }
    maker.post("/sign-up", &[]).await.answers(429);
    world.guest().at_address("203.0.113.8").post("/sign-up", &[]).await.answers(422);
}

#[tokio::test]
async fn nobody_is_flooded_with_letters() {
    let world = limited_world().await;
    for number in 0..10 {
        let asker = world.guest().at_address(&format!("203.0.113.{number}"));
        asker.post("/forgot-password", &[("email", "maya@example.com")]).await.answers(303);
    }
    let asker = world.guest().at_address("203.0.113.77");
    asker.post("/forgot-password", &[("email", " MAYA@example.com")]).await.answers(429);
    asker.post("/forgot-password", &[("email", "omar@example.com")]).await.answers(303);
}

#[tokio::test]
async fn a_guesser_locks_nobody_out() {
    let world = limited_world().await;
    let maya = world.maya().await;
    for number in 0..4 {
        let guesser = world.guest().at_address(&format!("203.0.113.{number}"));
        for _ in 0..30 {
            guesses(&guesser).await.answers(422);
        }
        guesses(&guesser).await.answers(429);
    }
    assert!(maya.is_signed_in().await, "whoever is in stays in");
    let elsewhere = world.guest().at_address("203.0.113.99");
    elsewhere.signs_in("maya@example.com", PASSWORD).await.answers(303);
}

#[tokio::test]
async fn behind_our_own_proxy_everybody_counts_for_themselves() {
    let world = limited_world().await;
    world.maya().await;
    let through = |client: &str| world.guest().at_address("10.0.0.5").with_header("x-forwarded-for", client);
    for _ in 0..30 {
        guesses(&through("203.0.113.7")).await.answers(422);
    }
    guesses(&through("203.0.113.7")).await.answers(429);
    guesses(&through("198.51.100.1, 203.0.113.7")).await.answers(429);
    guesses(&through("203.0.113.8")).await.answers(422);
}

#[tokio::test]
async fn a_stranger_cannot_say_that_somebody_else_asks() {
    let world = limited_world().await;
    world.maya().await;
    let pretends =
        |other: String| world.guest().at_address("203.0.113.7").with_header("x-forwarded-for", &other);
    for number in 0..30 {
        guesses(&pretends(format!("198.51.100.{number}"))).await.answers(422);
    }
    guesses(&pretends("198.51.100.77".into())).await.answers(429);
}

#[tokio::test]
async fn what_costs_much_is_not_asked_for_all_day() {
    let world = limited_world().await;
    let maya = world.maya().await;
    for _ in 0..20 {
        maya.get("/settings/export.json").await.answers(200);
    }
    maya.get("/settings/wishes.csv").await.answers(429);
    for _ in 0..300 {
        maya.get("/discover?q=tea").await.answers(200);
    }
    maya.get("/discover?q=tea").await.answers(429);
    maya.get("/discover").await.answers(200);
}

async fn guesses(guesser: &Visitor) -> crate::support::Answer {
    guesser.post("/sign-in", &[("email", "maya@example.com"), ("password", "a wrong guess")]).await
}
