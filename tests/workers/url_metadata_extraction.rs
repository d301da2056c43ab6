//! From a link to a wish, as its owner sees it.
use jobs::queue::{NewJob, Waiting};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;
use wishare::{
    models::{Moment, items::reconciling, link_previews, pictures},
    monitoring::{self, extraction::Outcome},
};

use crate::support::{World, shop::Shop};

#[tokio::test]
async fn a_link_becomes_a_wish_with_name_price_and_picture() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    let added = maya.adds(list, &shop.page("/tea")).await.answers(303).follow().await;
    assert!(added.has("Looking at the shop"), "it is there at once, before anybody looked");
    assert_eq!(world.perform_jobs().await, 1);
    let wish = world.wishes_of(list).await.remove(0);
    assert_eq!((wish.name.as_str(), wish.preview_state.as_str()), ("Iron teapot", "ready"));
    assert_eq!((wish.price_minor, wish.currency.as_deref()), (Some(3950), Some("EUR")));
    let counted = monitoring::of(&world.ctx).extraction.times(Outcome::Ready);
    assert_eq!(counted, 1, "and the operator sees how links fare");
    let page = maya.get(format!("/wishlists/{list}")).await.answers(200);
    assert!(page.has("Iron teapot") && page.has("39.50") && !page.has("Looking at the shop"));
    let picture = page.one(".item__picture img");
    assert_eq!((picture.attr("width"), picture.attr("height")), (Some("480".into()), Some("360".into())));
    let image = maya.get(picture.attr("src").unwrap()).await.answers(200);
    assert_eq!(image.header("content-type"), Some("image/webp"));
}

#[tokio::test]
async fn what_she_typed_is_hers() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    maya.adds(list, &format!("The black one {}", shop.page("/tea"))).await.answers(303);
    let wish = world.wishes_of(list).await.remove(0);
    maya.edits(wish.id, &[("price", "12.00"), ("currency", "USD")]).await.answers(303);
    world.perform_jobs().await;
    let wish = world.item_row(wish.id).await;
    assert_eq!(
        (wish.name.as_str(), wish.price_minor, wish.currency.as_deref()),
        ("The black one", Some(1200), Some("USD"))
    );
    assert!(wish.preview_state == "ready" && wish.picture_id.is_some());
}

#[tokio::test]
async fn a_wall_is_never_a_title_and_there_is_a_way_on() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    for (path, state, words) in [
        ("/wall", "blocked", "This shop does not let us look."),
        ("/nowhere", "failed", "The shop no longer has this page."),
        ("/plain", "partial", "We could not find a price."),
    ] {
        maya.adds(list, &shop.page(path)).await.answers(303);
        world.perform_jobs().await;
        let wish = world.wishes_of(list).await.remove(0);
        assert_eq!(wish.preview_state, state, "{path}");
        let page = maya.get(format!("/items/{}", wish.id)).await.answers(200);
        assert!(page.has(words) && !page.has("Just a moment"), "{path}");
        page.submit(&format!("form[action='/items/{}/preview']", wish.id), &[]).await.answers(303);
        assert_eq!(world.item_row(wish.id).await.preview_state, "pending");
        assert_eq!(world.perform_jobs().await, 1);
        assert_eq!(world.item_row(wish.id).await.preview_state, state, "{path} again");
    }
}

#[tokio::test]
async fn a_shop_in_trouble_is_asked_again_and_given_up_on_in_the_end() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    maya.adds(list, &shop.page("/down")).await.answers(303);
    let wish = world.wishes_of(list).await.remove(0).id;
    for tries in 0..6 {
        assert_eq!(world.item_row(wish).await.preview_state, "pending", "after {tries} tries");
        world.perform_jobs().await;
        world.queue().run_all_now(Waiting::Retries).await.unwrap();
    }
    assert_eq!(world.item_row(wish).await.preview_state, "failed");
    world.leaves_jobs(); // one in the dead set, for the administrator
}

#[tokio::test]
async fn what_was_read_is_kept_when_only_the_picture_never_came() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    maya.adds(list.id, &shop.page("/tea")).await.answers(303);
    world.perform_jobs().await;
    let waiting = |url: String| {
        world.wish(&list, |wish| {
            wish.url = Set(Some(url));
            wish.preview_state = Set("pending".into());
        })
    };
    let read = waiting(shop.page("/tea")).await;
    read.give_up_on_metadata(&world.ctx).await.unwrap();
    let read = world.item_row(read.id).await;
    assert_eq!((read.name.as_str(), read.price_minor, read.picture_id), ("Iron teapot", Some(3950), None));
    assert_eq!(
        (read.preview_state.as_str(), read.preview_reason.as_deref()),
        ("partial", Some("no_picture"))
    );
    let unread = waiting(shop.page("/down")).await;
    unread.give_up_on_metadata(&world.ctx).await.unwrap();
    assert_eq!(world.item_row(unread.id).await.preview_state, "failed");
}

#[tokio::test]
async fn the_second_person_gets_what_the_first_learned_and_try_again_looks_anew() {
    let (world, shop) = World::with_shop().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let (hers, his) = (world.list(&maya, |_| {}).await.id, world.list(&omar, |_| {}).await.id);
    maya.adds(hers, &shop.page("/tea?utm_source=letter")).await.answers(303);
    world.perform_jobs().await;
    omar.adds(his, &shop.page("/tea")).await.answers(303);
    world.perform_jobs().await;
    let wish = world.wishes_of(his).await.remove(0);
    assert_eq!((wish.name.as_str(), shop.visits()), ("Iron teapot", 1));
    omar.post(format!("/items/{}/preview", wish.id), &[]).await.answers(303);
    world.perform_jobs().await;
    assert_eq!(shop.visits(), 2);
    let kept = link_previews::Entity::find().all(&world.db).await.unwrap();
    assert!(!kept.is_empty() && kept.iter().all(|row| !row.payload.contains("maya")));
    assert_eq!(pictures::Entity::find().all(&world.db).await.unwrap().len(), 1, "one picture for both");
}

#[tokio::test]
async fn many_links_are_one_batch_and_running_twice_changes_nothing() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    let links: Vec<String> = (0..5).map(|number| shop.page(&format!("/tea?number={number}"))).collect();
    maya.adds(list, &links.join(" ")).await.answers(303);
    assert_eq!(world.perform_jobs().await, 5);
    let read = world.wishes_of(list).await;
    assert!(read.iter().all(|wish| wish.preview_state == "ready"));
    for wish in &read {
        let again = NewJob::with_args("UrlMetadataExtractionJob", vec![json!(wish.id), json!(wish.url)]);
        world.queue().enqueue(again).await.unwrap(); // as Ruby would: two arguments
    }
    let gone =
        NewJob::with_args("UrlMetadataExtractionJob", vec![json!(404), json!("https://shop.example/")]);
    world.queue().enqueue(gone).await.unwrap();
    assert_eq!(world.perform_jobs().await, 6);
    assert_eq!(world.wishes_of(list).await, read);
    assert_eq!(shop.visits(), 5);
}

#[tokio::test]
async fn a_job_that_was_lost_is_enqueued_again_once() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let wish = world
        .wish(&list, |wish| {
            wish.url = Set(Some(shop.page("/tea")));
            wish.preview_state = Set("pending".into());
            wish.preview_requested_at = Set(Some(Moment::in_minutes(-20)));
        })
        .await;
    for _ in 0..2 {
        reconciling::enqueue_waiting_since(&world.ctx, reconciling::too_long_ago()).await.unwrap();
    }
    assert_eq!(world.perform_jobs().await, 1);
    assert_eq!(world.item_row(wish.id).await.preview_state, "ready");
    assert_eq!(reconciling::enqueue_waiting_since(&world.ctx, Moment::now()).await.unwrap(), 0);
}

#[tokio::test]
async fn pictures_are_for_whoever_sees_a_wish_that_wears_them() {
    let (world, shop) = World::with_shop().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |list| list.share_token = Set(Some("a-link-of-hers".into()))).await.id;
    maya.adds(list, &shop.page("/tea")).await.answers(303);
    world.perform_jobs().await;
    let id = world.wishes_of(list).await.remove(0).picture_id.unwrap();
    let path = format!("/pictures/{id}/card.webp");
    let answer = omar.get(&path).await.answers(200);
    assert_eq!(answer.header("cache-control"), Some("private, max-age=31536000, immutable"));
    omar.with_header("if-none-match", answer.etag()).get(&path).await.answers(304);
    maya.get(&path).await.answers(200);
    for stranger in [&stella, &world.guest()] {
        stranger.get(&path).await.answers(404);
        stranger.get(format!("/s/a-link-of-hers{path}")).await.answers(200);
        stranger.get(format!("/s/another-link{path}")).await.answers(404);
    }
    for nowhere in ["/pictures/0/card.webp", "/pictures/x/card.webp", &format!("/pictures/{id}/huge.webp")] {
        maya.get(nowhere).await.answers(404);
    }
}

#[tokio::test]
async fn a_picture_nobody_wears_is_swept_up() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    maya.adds(list, &shop.page("/tea")).await.answers(303);
    world.perform_jobs().await;
    let old = pictures::ActiveModel { created_at: Set(Moment::in_days(-2)), ..Default::default() };
    pictures::Entity::update_many().set(old).exec(&world.db).await.unwrap();
    assert_eq!(pictures::sweep(&world.ctx).await.unwrap(), 0);
    let wish = world.wishes_of(list).await.remove(0);
    let picture = pictures::Entity::find().one(&world.db).await.unwrap().unwrap();
    maya.edits(wish.id, &[("url", "")]).await.answers(303);
    world.perform_jobs().await;
    assert_eq!(pictures::sweep(&world.ctx).await.unwrap(), 1);
    assert!(picture.file(&world.ctx, pictures::Size::Card).await.is_err());
}

#[tokio::test]
async fn private_addresses_are_refused_without_saying_why() {
    let shop = Shop::open().await;
    let world = World::new().await; // nobody vouches for the shop
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    maya.adds(list, &shop.page("/tea")).await.answers(303);
    world.perform_jobs().await;
    let wish = world.wishes_of(list).await.remove(0);
    assert_eq!((wish.preview_state.as_str(), shop.visits()), ("failed", 0));
    assert!(maya.get(format!("/items/{}", wish.id)).await.has("We could not reach the shop."));
}
