//! Another picture from the shop's page: chosen by its owner, seen by nobody else, and found on the shop's other pages.
use sea_orm::{ActiveValue::Set, EntityTrait};
use wishare::models::{Moment, attic, items, offered_pictures, pictures, recipes};

use crate::support::{Answer, Visitor, World, shop::Shop};

/// A wish read from a page of the gallery, which shows its banner before the thing.
async fn wishes_for(world: &World, maya: &Visitor, list: i64, link: &str) -> items::Model {
    maya.adds(list, link).await.answers(303);
    world.perform_jobs().await;
    world.wishes_of(list).await.remove(0)
}

/// Where the picture of a wish came from.
async fn shown(world: &World, item: i64) -> String {
    let worn = world.item_row(item).await.picture_id.expect("it wears a picture");
    pictures::Entity::find_by_id(worn).one(&world.db).await.unwrap().unwrap().source_url
}

async fn looks_for_others(maya: &Visitor, item: i64) -> Answer {
    let edit = maya.get(format!("/items/{item}/edit")).await.answers(200);
    edit.submit(&format!("form[action='/items/{item}/pictures']"), &[]).await.answers(303).follow().await
}

/// The radio button that is not hers yet.
fn the_other(grid: &Answer) -> String {
    let radios = grid.select("input[type=radio][name=picture]");
    let others: Vec<_> = radios.iter().filter(|radio| radio.attr("checked").is_none()).collect();
    assert_eq!((radios.len(), others.len()), (2, 1));
    others[0].attr("value").unwrap()
}

#[tokio::test]
async fn the_picture_she_chooses_stays_and_teaches_the_shops_other_pages() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    let bowl = wishes_for(&world, &maya, list, &shop.page("/gallery/bowl")).await.id;
    assert_eq!(
        shown(&world, bowl).await,
        shop.page("/banner.png"),
        "read by what one sees, it was the banner"
    );
    let before = wishes_for(&world, &maya, list, &shop.page("/gallery/cup")).await.id;
    assert_eq!(shown(&world, before).await, shop.page("/banner.png"));

    let grid = looks_for_others(&maya, bowl).await;
    let chosen = the_other(&grid);
    grid.submit(&format!("form[action='/items/{bowl}/pictures/choice']"), &[("picture", &chosen)])
        .await
        .answers(303);
    assert_eq!(shown(&world, bowl).await, shop.page("/shots/bowl.png"));
    assert!(world.item_row(bowl).await.was_typed("picture"));
    assert!(offered_pictures::Entity::find().all(&world.db).await.unwrap().is_empty(), "the others are gone");
    world.perform_jobs().await;
    let learned = recipes::all(&world.db).await.unwrap();
    assert_eq!(learned.len(), 1, "{learned:?}");
    assert_eq!((learned[0].field.as_str(), learned[0].attribute.as_deref()), ("image", Some("src")));

    let plate = wishes_for(&world, &maya, list, &shop.page("/gallery/plate")).await;
    assert_eq!(shown(&world, plate.id).await, shop.page("/shots/plate.png"));
    assert!(plate.provenance.contains("recipe"), "{}", plate.provenance);
    // What the shop says of itself is believed more, and hers stays whatever is read again.
    let tea = wishes_for(&world, &maya, list, &shop.page("/tea")).await.id;
    assert_eq!(shown(&world, tea).await, shop.page("/tea.png"));
    maya.post(format!("/items/{bowl}/preview"), &[]).await.answers(303);
    world.perform_jobs().await;
    assert_eq!(shown(&world, bowl).await, shop.page("/shots/bowl.png"));
}

#[tokio::test]
async fn what_is_offered_to_her_is_seen_by_nobody_else() {
    let (world, shop) = World::with_shop().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await.id;
    let bowl = wishes_for(&world, &maya, list, &shop.page("/gallery/bowl")).await.id;
    let grid = looks_for_others(&maya, bowl).await;
    let sources: Vec<String> =
        grid.select(".segment img").iter().map(|image| image.attr("src").unwrap()).collect();
    assert_eq!(sources.len(), 2);
    for source in &sources {
        assert!(source.starts_with('/'), "from us, not from the shop: {source}");
        let image = maya.get(source).await.answers(200);
        assert_eq!(image.header("content-type"), Some("image/webp"));
        omar.get(source).await.answers(404);
    }
    let unworn = the_other(&grid);
    for visitor in [&maya, &omar] {
        visitor.get(format!("/pictures/{unworn}/card.webp")).await.answers(404);
    }
    omar.get(format!("/items/{bowl}")).await.answers(200); // he sees the wish all the same
    // Another wish's owner cannot put it on by its number.
    let his = world.list(&omar, |_| {}).await;
    let his = world.wish(&his, |_| {}).await.id;
    omar.post(format!("/items/{his}/pictures/choice"), &[("picture", &unworn)]).await.answers(303);
    assert_eq!(world.item_row(his).await.picture_id, None);
}

#[tokio::test]
async fn a_page_without_pictures_a_shop_that_is_away_and_a_wish_without_a_link_say_so() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    for (path, words) in [
        ("/plain", "We found no picture on that page"),
        ("/wall", "The shop did not show us its page"),
        ("/nowhere", "The shop did not show us its page"),
    ] {
        let scarf = wishes_for(&world, &maya, list.id, &shop.page(path)).await.id;
        let page = looks_for_others(&maya, scarf).await.answers(200);
        assert!(page.has(words) && page.has("No other pictures here"), "{path}");
        let choice = format!("/items/{scarf}/pictures/choice");
        for nothing in ["", "nonsense", "999999999"] {
            let page = maya.post(&choice, &[("picture", nothing)]).await.answers(303).follow().await;
            assert!(page.has("Choose one of the pictures first"));
        }
    }
    let cup = world.wish(&list, |_| {}).await.id;
    assert!(!maya.get(format!("/items/{cup}/edit")).await.has("Another picture from the page"));
    assert!(maya.get(format!("/items/{cup}/pictures")).await.answers(200).has("This wish has no link"));
}

#[tokio::test]
async fn nobody_lets_us_look_at_pages_without_end_or_at_private_ones() {
    let shop = Shop::open().await;
    let world = World::with(|setup| setup.settings.rate_limits = true).await; // nobody vouches for the shop
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let bowl = world.wish(&list, |wish| wish.url = Set(Some(shop.page("/gallery/bowl")))).await.id;
    let path = format!("/items/{bowl}/pictures");
    for _ in 0..30 {
        maya.post(&path, &[]).await.answers(303);
    }
    maya.post(&path, &[]).await.answers(429);
    assert_eq!(shop.visits(), 0);
}

#[tokio::test]
async fn what_she_did_not_choose_within_the_hour_is_swept_up() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    let bowl = wishes_for(&world, &maya, list, &shop.page("/gallery/bowl")).await.id;
    looks_for_others(&maya, bowl).await;
    let kept = async || pictures::Entity::find().all(&world.db).await.unwrap().len();
    let old = pictures::ActiveModel { created_at: Set(Moment::in_days(-2)), ..Default::default() };
    pictures::Entity::update_many().set(old).exec(&world.db).await.unwrap();
    attic::sweep(&world.ctx).await.unwrap();
    assert_eq!(kept().await, 2, "she may be about to choose");
    let past =
        offered_pictures::ActiveModel { created_at: Set(Moment::in_minutes(-61)), ..Default::default() };
    offered_pictures::Entity::update_many().set(past).exec(&world.db).await.unwrap();
    attic::sweep(&world.ctx).await.unwrap();
    assert_eq!(kept().await, 1, "what she wears stays");
}
