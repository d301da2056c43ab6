//! Pictures in a bucket are part of a backup, and a house moves into one.
use std::fs;

use loco_rs::{prelude::Task, task::Vars};
use sea_orm::EntityTrait;
use wishare::{
    models::{backup, pictures},
    tasks::{backup::Backup, pictures::Pictures},
};

use crate::{
    backup::{programs_are_there, stops, words},
    bucket::Bucket,
    support::World,
};

async fn with_bucket() -> (World, Bucket) {
    let bucket = Bucket::open().await;
    (World::with(|setup| bucket.keeps_pictures(setup)).await, bucket)
}

#[tokio::test]
async fn pictures_in_a_bucket_come_along_and_are_put_back_into_it() {
    let (world, bucket) = with_bucket().await;
    if !programs_are_there(&world) {
        return;
    }
    world.picture().await; // two names for the same files
    let kept = bucket.objects();
    assert_eq!(kept.len(), 2);
    let made = backup::make(&world.ctx, &world.data().join("backups"), "wishare", true).await.unwrap();
    for name in &kept {
        assert!(fs::metadata(made.join(name)).unwrap().len() > 100, "{name}");
    }
    let elsewhere = world.data().join("elsewhere");
    Backup.run(&world.ctx, &words(&[("to", elsewhere.to_str().unwrap()), ("pictures", "no")])).await.unwrap();
    let made_without = fs::read_dir(elsewhere).unwrap().next().unwrap().unwrap().path();
    assert!(made_without.join("about.json").exists() && !made_without.join("pictures").exists());
    bucket.is_emptied();
    stops(&world);
    backup::restore(&world.ctx, &made).await.unwrap();
    assert_eq!(bucket.objects(), kept);
    assert!(!world.data().join("pictures").exists());
}

#[tokio::test]
async fn a_backup_without_its_bucket_is_no_backup() {
    let (world, mut bucket) = with_bucket().await;
    if !programs_are_there(&world) {
        return;
    }
    world.picture().await;
    bucket.closes().await;
    let folder = world.data().join("backups");
    let why = backup::make(&world.ctx, &folder, "wishare", true).await.unwrap_err().to_string();
    assert!(why.contains("the store of pictures broke off at pictures/"), "{why}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "nothing half made stays");
    bucket.opens_again().await;
    backup::make(&world.ctx, &folder, "wishare", true).await.unwrap();
}

#[tokio::test]
async fn a_house_moves_its_pictures_into_a_bucket() {
    let world = World::new().await;
    let picture = pictures::Entity::find_by_id(world.picture().await).one(&world.db).await.unwrap().unwrap();
    assert!(Pictures.run(&world.ctx, &Vars::default()).await.is_err(), "there is no bucket yet");
    let bucket = Bucket::open().await;
    let moved = World::with(|setup| {
        setup.settings.data = world.data();
        bucket.keeps_pictures(setup);
    });
    let moved = moved.await;
    for _ in 0..2 {
        Pictures.run(&moved.ctx, &Vars::default()).await.unwrap();
        assert_eq!(bucket.objects().len(), 2, "twice is once");
    }
    fs::remove_dir_all(world.data().join("pictures")).unwrap();
    assert!(picture.file(&moved.ctx, pictures::Size::Card).await.unwrap().starts_with(b"RIFF"));
    assert!(picture.file(&world.ctx, pictures::Size::Card).await.is_err());
}
