//! When the surprise ends, in the owner's own time.
use chrono::{Days, Utc};
use sea_orm::ActiveValue::Set;
use wishare::models::{
    claims::revealed::Revealed,
    wishlists::revealing::{Reveal, today},
};

use super::one;
use crate::support::{World, gifts::day};

#[tokio::test]
async fn a_list_is_revealed_when_its_owner_chose() {
    let world = World::new().await;
    let maya = world.maya().await;
    let the_day = day("2026-12-12").unwrap();
    let (eve, after) = (the_day - Days::new(1), the_day + Days::new(1));
    for (reveal, date, on_the_eve, on_the_day, the_day_after) in [
        ("never", day("2026-12-12"), false, false, false),
        ("after_event", day("2026-12-12"), false, false, true),
        ("after_event", None, false, false, false),
        ("always", day("2026-12-12"), true, true, true),
        ("always", None, true, true, true),
    ] {
        let list = world.list(&maya, |list| {
            list.reveal = Set(reveal.into());
            list.event_date = Set(date);
        });
        let list = list.await;
        let shown = [eve, the_day, after].map(|today| Revealed::of(&list, today).is_ok());
        assert_eq!(shown, [on_the_eve, on_the_day, the_day_after], "{reveal} {date:?}");
    }
}

#[tokio::test]
async fn ending_the_surprise_sooner_is_told_from_ending_it_later() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |list| {
        list.reveal = Set("after_event".into());
        list.event_date = Set(day("2026-12-12"));
    });
    let list = list.await;
    assert!(list.ends_surprise_sooner(Reveal::Always, day("2026-12-12")));
    assert!(list.ends_surprise_sooner(Reveal::AfterEvent, day("2026-12-11")));
    assert!(!list.ends_surprise_sooner(Reveal::AfterEvent, day("2026-12-12")));
    assert!(!list.ends_surprise_sooner(Reveal::AfterEvent, day("2026-12-13")));
    assert!(!list.ends_surprise_sooner(Reveal::AfterEvent, None));
    assert!(!list.ends_surprise_sooner(Reveal::Never, day("2020-01-01")));
    let secret = world.list(&maya, |list| list.reveal = Set("never".into())).await;
    assert!(secret.ends_surprise_sooner(Reveal::AfterEvent, day("2027-01-01")));
    assert!(!secret.ends_surprise_sooner(Reveal::AfterEvent, None));
}

#[test]
fn the_day_is_hers_and_not_the_servers() {
    let (early, late) = (today("Pacific/Kiritimati"), today("Pacific/Pago_Pago"));
    assert!(early > late, "fourteen hours ahead and eleven behind are never the same day");
    assert_eq!(today("nowhere"), Utc::now().date_naive());
    assert_eq!(Reveal::default_for(day("2026-12-12")), Reveal::AfterEvent);
    assert_eq!(Reveal::default_for(None), Reveal::Never);
}

#[tokio::test]
async fn what_was_promised_on_one_list_is_not_revealed_by_another() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let secret = world.list(&maya, |list| list.reveal = Set("never".into())).await;
    let open = world.list(&maya, |list| list.reveal = Set("always".into())).await;
    let tea = world.wish(&secret, |_| {}).await;
    tea.claim(&world.db, &omar.gifter(&secret).await, one()).await.unwrap();
    let cup = world.wish(&open, |_| {}).await;
    cup.claim(&world.db, &omar.gifter(&open).await, one()).await.unwrap();
    crate::support::gifts::edit(&world, &tea, |wish| wish.wishlist_id = Set(open.id)).await;

    let shown = Revealed::of(&open, today("UTC")).unwrap().gifts(&world.db).await.unwrap();
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0].claim.item_id, shown[0].giver_name.as_deref()), (Some(cup.id), Some("Omar")));
}
