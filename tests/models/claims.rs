//! Claims never exceed what is wished for, tell nothing to whom they are for, and outlive the wish.
use crate::support::{
    World,
    gifts::{SECRET, day, edit, guest},
};
use sea_orm::ActiveValue::Set;
use wishare::{
    Error,
    models::{
        Gifter, Guest, Viewer, claims,
        claims::{Availability, holding::Wanted},
        items, wishlists,
    },
};

mod noticing;
mod revealing;
mod rush;

fn one() -> Wanted {
    Wanted::default()
}

fn of(quantity: i64) -> Wanted {
    Wanted { quantity: Some(quantity), ..Wanted::default() }
}

async fn reloaded(
    world: &World,
    wish: &items::Model,
    list: &wishlists::Model,
) -> (items::Model, wishlists::Model) {
    use sea_orm::EntityTrait;

    let wish = items::Entity::find_by_id(wish.id).one(&world.db).await.unwrap().unwrap();
    (wish, wishlists::Entity::find_by_id(list.id).one(&world.db).await.unwrap().unwrap())
}

#[tokio::test]
async fn a_claim_keeps_what_the_wish_said_and_moves_nothing_its_owner_sees() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let list = world.list(&maya, |list| list.event_date = Set(day("2026-12-12"))).await;
    let tea = world.wish(&list, |wish| {
        wish.price_minor = Set(Some(3900));
        wish.currency = Set(Some("EUR".into()));
        wish.url = Set(Some("https://tea.example/pot".into()));
    });
    let tea = tea.await;
    let (before, list_before) = reloaded(&world, &tea, &list).await;
    let wanted = Wanted { show_name: true, note: " blue box ".into(), ..one() };
    let claim = tea.claim(&world.db, &omar.gifter(&list).await, wanted).await.unwrap();

    assert_eq!((claim.snapshot_name.as_str(), claim.snapshot_recipient.as_str()), ("Teapot", "Maya"));
    assert_eq!((claim.snapshot_price_minor, claim.snapshot_currency.as_deref()), (Some(3900), Some("EUR")));
    assert_eq!(claim.snapshot_url.as_deref(), Some("https://tea.example/pot"));
    assert_eq!(
        (claim.snapshot_wishlist.as_str(), claim.snapshot_event_date),
        ("Birthday", day("2026-12-12"))
    );
    assert_eq!((claim.note.as_str(), claim.state.as_str(), claim.quantity), ("blue box", "reserved", 1));
    assert_eq!(
        (claim.giver_id, claim.recipient_id, claim.wishlist_id),
        (Some(omar.id()), Some(maya.id()), Some(list.id))
    );

    let (after, list_after) = reloaded(&world, &tea, &list).await;
    assert!(after.claims_changed_at > before.claims_changed_at);
    assert!(list_after.claims_changed_at > list_before.claims_changed_at);
    assert_eq!(items::Model { claims_changed_at: before.claims_changed_at, ..after }, before);
    assert_eq!(
        wishlists::Model { claims_changed_at: list_before.claims_changed_at, ..list_after },
        list_before
    );
}

#[tokio::test]
async fn claiming_twice_is_one_claim_and_releasing_twice_is_fine() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let list = world.list(&maya, |_| {}).await;
    let tea = world.wish(&list, |wish| wish.quantity = Set(Some(2))).await;
    let gifter = omar.gifter(&list).await;
    let first = tea.claim(&world.db, &gifter, one()).await.unwrap();
    let second = tea.claim(&world.db, &gifter, one()).await.unwrap();
    assert_eq!(first, second);
    assert_eq!(world.claims().await.len(), 1);

    assert!(tea.release(&world.db, &gifter).await.unwrap().is_some());
    assert!(tea.release(&world.db, &gifter).await.unwrap().is_none());
    assert_eq!(Availability::of_item(&world.db, &gifter, tea.id).await.unwrap().quantity, 0);
}

#[tokio::test]
async fn who_comes_second_is_told_only_that_someone_was_faster() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    let tea = world.wish(&list, |_| {}).await;
    tea.claim(&world.db, &omar.gifter(&list).await, one()).await.unwrap();
    let late = tea.claim(&world.db, &stella.gifter(&list).await, one()).await.unwrap_err();
    assert!(matches!(late, Error::Conflict("taken")), "{late:?}");

    tea.release(&world.db, &omar.gifter(&list).await).await.unwrap();
    assert!(tea.claim(&world.db, &stella.gifter(&list).await, one()).await.is_ok());
}

#[tokio::test]
async fn all_claims_together_stay_within_the_quantity() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    let cups = world.wish(&list, |wish| wish.quantity = Set(Some(3))).await;
    let (omar, stella) = (omar.gifter(&list).await, stella.gifter(&list).await);
    assert!(cups.claim(&world.db, &omar, of(4)).await.is_err());
    cups.claim(&world.db, &omar, of(2)).await.unwrap();
    assert!(cups.claim(&world.db, &stella, of(2)).await.is_err());
    cups.claim(&world.db, &stella, of(1)).await.unwrap();
    // His own may grow only into what is left, and shrink whenever he likes.
    assert!(cups.claim(&world.db, &omar, of(3)).await.is_err());
    assert_eq!(cups.claim(&world.db, &omar, of(1)).await.unwrap().quantity, 1);
    assert_eq!(cups.claim(&world.db, &stella, of(2)).await.unwrap().quantity, 2);

    let taken = Availability::of_item(&world.db, &omar, cups.id).await.unwrap();
    assert_eq!((taken.quantity, taken.left(Some(3)), taken.is_all(Some(3))), (3, Some(0), true));
    assert_eq!(taken.mine.unwrap().quantity, 1);
}

#[tokio::test]
async fn a_wish_without_a_quantity_is_never_used_up() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    let books = world.wish(&list, |wish| wish.quantity = Set(None)).await;
    books.claim(&world.db, &omar.gifter(&list).await, of(500)).await.unwrap();
    books.claim(&world.db, &stella.gifter(&list).await, of(999)).await.unwrap();
    let taken = Availability::of_item(&world.db, &omar.gifter(&list).await, books.id).await.unwrap();
    assert_eq!((taken.quantity, taken.left(None), taken.is_all(None)), (1499, None, false));
}

#[tokio::test]
async fn lowering_the_quantity_below_what_is_claimed_is_allowed_and_releases_nothing() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    let cups = world.wish(&list, |wish| wish.quantity = Set(Some(3))).await;
    cups.claim(&world.db, &omar.gifter(&list).await, of(3)).await.unwrap();
    let cups = edit(&world, &cups, |wish| wish.quantity = Set(Some(1))).await;

    let taken = Availability::of_item(&world.db, &stella.gifter(&list).await, cups.id).await.unwrap();
    assert_eq!((taken.quantity, taken.left(cups.quantity)), (3, Some(0)));
    assert_eq!(cups.claim(&world.db, &omar.gifter(&list).await, of(2)).await.unwrap().quantity, 2);
    assert!(cups.claim(&world.db, &omar.gifter(&list).await, of(3)).await.is_err());
}

#[tokio::test]
async fn absurd_wishes_are_refused_with_a_reason() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let list = world.list(&maya, |_| {}).await;
    let tea = world.wish(&list, |wish| wish.quantity = Set(None)).await;
    let gifter = omar.gifter(&list).await;
    let note = "a".repeat(501);
    let email = "not an address".to_string();
    for wanted in [of(0), of(-1), of(i64::MAX), Wanted { note, ..one() }, Wanted { email, ..one() }] {
        let refused = tea.claim(&world.db, &gifter, wanted).await.unwrap_err();
        assert!(matches!(refused, Error::Invalid(_)), "{refused:?}");
    }
    assert!(world.claims().await.is_empty());
}

#[tokio::test]
async fn nobody_gives_to_themselves_and_a_gifter_of_one_list_is_none_on_another() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let (list, other) = (world.list(&maya, |_| {}).await, world.list(&maya, |_| {}).await);
    let tea = world.wish(&list, |_| {}).await;
    assert!(Gifter::of(&list, &maya.viewer().await).is_none());
    assert!(Gifter::of(&list, &Viewer::guest()).is_none());
    let ruth = Guest::new(list.id, "Ruth").unwrap();
    assert!(Gifter::guest(&list, &maya.viewer().await, ruth.clone(), SECRET).is_none());
    assert!(Gifter::guest(&other, &Viewer::guest(), ruth, SECRET).is_none());

    let elsewhere = tea.claim(&world.db, &omar.gifter(&other).await, one()).await.unwrap_err();
    assert!(matches!(elsewhere, Error::NotFound));
    assert!(tea.claim(&world.db, &omar.gifter(&list).await, one()).await.is_ok());
}

#[tokio::test]
async fn others_hear_a_name_only_where_its_owner_lets_them() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    let cups = world.wish(&list, |wish| wish.quantity = Set(Some(3))).await;
    let (omar, ruth, stella) = (omar.gifter(&list).await, guest(&list, "Ruth"), stella.gifter(&list).await);
    cups.claim(&world.db, &omar, one()).await.unwrap();
    cups.claim(&world.db, &ruth, Wanted { show_name: true, ..one() }).await.unwrap();
    let seen = Availability::of_list(&world.db, &stella).await.unwrap().taken(cups.id);
    assert_eq!((seen.by, seen.mine, seen.quantity), (vec!["Ruth".to_string()], None, 2));
}

#[tokio::test]
async fn a_guest_claims_once_for_a_browser_and_only_the_receipt_releases() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let cups = world.wish(&list, |wish| wish.quantity = Set(Some(3))).await;
    let (ruth, olga) = (guest(&list, "Ruth"), guest(&list, "Ruth"));
    let claim = cups.claim(&world.db, &ruth, one()).await.unwrap();
    assert_eq!(cups.claim(&world.db, &ruth, one()).await.unwrap(), claim);
    assert_ne!(
        claim.receipt_hash.as_deref(),
        Some(ruth.receipt(cups.id).unwrap().as_str()),
        "only its hash is kept"
    );

    assert!(cups.release(&world.db, &olga).await.unwrap().is_none(), "another Ruth is not this one");
    assert_eq!(Availability::of_item(&world.db, &olga, cups.id).await.unwrap().quantity, 1);
    let receipt =
        wishare::models::Gift::by_receipt(&world.db, &ruth.receipt(cups.id).unwrap()).await.unwrap();
    receipt.claim.release(&world.db).await.unwrap();
    assert_eq!(Availability::of_item(&world.db, &olga, cups.id).await.unwrap().quantity, 0);
    // And once more, after all.
    assert_eq!(cups.claim(&world.db, &ruth, of(2)).await.unwrap().quantity, 2);
}

#[tokio::test]
async fn the_whole_list_is_asked_in_one_statement() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let list = world.list(&maya, |_| {}).await;
    let gifter = omar.gifter(&list).await;
    for name in ["Teapot", "Cup", "Spoon"] {
        let wish = world.wish(&list, |wish| wish.name = Set(name.into())).await;
        wish.claim(&world.db, &gifter, one()).await.unwrap();
    }
    let tally = wishare::monitoring::statements::Tally::default();
    tally.of(Availability::of_list(&world.db, &gifter)).await.unwrap();
    assert_eq!(tally.count(), 1);
}

#[tokio::test]
async fn only_who_claimed_finds_the_claim() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    let tea = world.wish(&list, |_| {}).await;
    let claim = tea.claim(&world.db, &omar.gifter(&list).await, one()).await.unwrap();
    assert!(claims::Model::find_own(&world.db, &omar.viewer().await, claim.id).await.is_ok());
    for other in [stella.viewer().await, maya.viewer().await, Viewer::guest()] {
        let found = claims::Model::find_own(&world.db, &other, claim.id).await;
        assert!(matches!(found, Err(Error::NotFound)));
    }
}
