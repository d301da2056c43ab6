//! Pictures in a bucket: kept, shown and swept up there, and what people see while it is away.
use jobs::queue::Waiting;
use sea_orm::{ActiveValue::Set, EntityTrait};
use wishare::{
    app::settings,
    models::{Moment, items, pictures},
    monitoring::{self, metrics},
    store::{self, Trouble},
};

use crate::{
    bucket::Bucket,
    support::{Visitor, World, shop::Shop},
};

static DRAWN: &[u8] = include_bytes!("../../src/fixtures/pictures/book.png");

async fn with_bucket_and_shop() -> (World, Bucket, Shop) {
    let (bucket, shop) = (Bucket::open().await, Shop::open().await);
    let world = World::with(|setup| {
        bucket.keeps_pictures(setup);
        shop.is_vouched_for(setup);
    });
    (world.await, bucket, shop)
}

/// A wish read from the shop, wearing its picture.
async fn wishes_for_tea(world: &World, maya: &Visitor, shop: &Shop) -> items::Model {
    let list = world.list(maya, |_| {}).await.id;
    maya.adds(list, &shop.page("/tea")).await.answers(303);
    world.perform_jobs().await;
    world.wishes_of(list).await.remove(0)
}

#[tokio::test]
async fn a_picture_lives_in_the_bucket_and_nowhere_else() {
    let (world, bucket, shop) = with_bucket_and_shop().await;
    let maya = world.maya().await;
    let picture = wishes_for_tea(&world, &maya, &shop).await.picture_id.expect("the shop shows one");
    let kept = bucket.objects();
    assert!(kept.len() == 2 && kept.iter().all(|name| name.starts_with("pictures/")), "{kept:?}");
    assert!(!settings(&world.ctx).pictures().exists(), "no file of it is beside the database");
    for size in ["card", "detail"] {
        let shown = maya.get(format!("/pictures/{picture}/{size}.webp")).await.answers(200);
        assert_eq!(shown.header("content-type"), Some("image/webp"));
    }
}

#[tokio::test]
async fn what_nobody_wears_is_swept_out_of_the_bucket() {
    let (world, bucket, shop) = with_bucket_and_shop().await;
    let maya = world.maya().await;
    let wish = wishes_for_tea(&world, &maya, &shop).await;
    let old = pictures::ActiveModel { created_at: Set(Moment::in_days(-2)), ..Default::default() };
    pictures::Entity::update_many().set(old).exec(&world.db).await.unwrap();
    assert_eq!((pictures::sweep(&world.ctx).await.unwrap(), bucket.objects().len()), (0, 2));
    maya.post(format!("/items/{}/picture/remove", wish.id), &[]).await.answers(303);
    assert_eq!((pictures::sweep(&world.ctx).await.unwrap(), bucket.objects().len()), (1, 0));
}

#[tokio::test]
async fn a_bucket_that_is_away_costs_the_picture_and_not_the_page() {
    let (world, mut bucket, shop) = with_bucket_and_shop().await;
    let maya = world.maya().await;
    let wish = wishes_for_tea(&world, &maya, &shop).await;
    let path = format!("/pictures/{}/card.webp", wish.picture_id.unwrap());
    bucket.closes().await;
    for _ in 0..3 {
        let missing = maya.get(&path).await.answers(503);
        assert_eq!(missing.header("retry-after"), Some("5"));
        assert_eq!(missing.header("cache-control"), Some("private, no-cache"), "asked for again next time");
    }
    assert!(maya.get(format!("/items/{}", wish.id)).await.answers(200).has("Iron teapot"));
    let figures = metrics::page(&world.ctx).await;
    assert!(figures.contains("wishare_pictures_store_up 0\n"), "{figures}");
    assert!(figures.contains("wishare_pictures_store_failures_total 1\n"), "the others did not wait for it");
    let upload = format!("/items/{}/picture", wish.id);
    maya.uploads(&upload, "picture", DRAWN).await.answers(503);
    assert_eq!(world.item_row(wish.id).await.picture_id, wish.picture_id, "hers is as it was");

    bucket.opens_again().await;
    maya.uploads(&upload, "picture", DRAWN).await.answers(303);
    maya.get(&path).await.answers(404); // worn by nobody now
    let hers = world.item_row(wish.id).await.picture_id.unwrap();
    maya.get(format!("/pictures/{hers}/card.webp")).await.answers(200);
    assert!(!monitoring::of(&world.ctx).store.is_lost());
}

#[tokio::test]
async fn a_picture_that_is_not_in_the_bucket_is_not_there() {
    let (world, bucket, shop) = with_bucket_and_shop().await;
    let maya = world.maya().await;
    let picture = wishes_for_tea(&world, &maya, &shop).await.picture_id.unwrap();
    bucket.is_emptied();
    maya.get(format!("/pictures/{picture}/card.webp")).await.answers(404);
    assert!(!monitoring::of(&world.ctx).store.is_lost(), "that was an answer");
}

#[tokio::test]
async fn a_link_waits_for_the_bucket_and_gets_its_picture_when_it_is_back() {
    let (world, mut bucket, shop) = with_bucket_and_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    bucket.closes().await;
    maya.adds(list, &shop.page("/tea")).await.answers(303);
    world.perform_jobs().await;
    assert_eq!(world.wishes_of(list).await.remove(0).preview_state, "pending");
    assert_eq!(world.jobs_left().await, ["UrlMetadataExtractionJob (Retries)"]);
    bucket.opens_again().await;
    world.queue().run_all_now(Waiting::Retries).await.unwrap();
    world.perform_jobs().await;
    let read = world.wishes_of(list).await.remove(0);
    assert!(read.preview_state == "ready" && read.picture_id.is_some());
}

#[tokio::test]
async fn a_wrong_key_and_a_silent_store_are_told_apart() {
    let mut bucket = Bucket::open().await;
    let world = World::new().await;
    let mut house = (*settings(&world.ctx)).clone();
    house.bucket = bucket.settings();
    store::try_out(&house).await.unwrap();
    assert!(bucket.objects().is_empty(), "nothing of the trial stays");
    house.bucket.secret = "not-the-right-one".into();
    assert!(matches!(store::try_out(&house).await, Err(Trouble::Refused)));
    house.bucket = bucket.settings();
    bucket.closes().await;
    assert!(matches!(store::try_out(&house).await, Err(Trouble::Silent)));
}
