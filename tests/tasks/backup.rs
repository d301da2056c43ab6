//! What is backed up comes back, on whichever database the tests run.
use std::{fs, path::Path, sync::Arc};

use loco_rs::{prelude::Task, task::Vars};
use sea_orm::{Database, DatabaseConnection, DbBackend, EntityTrait, PaginatorTrait};
use wishare::{
    database::Lock,
    models::{backup, wishlists},
    tasks::{backup::Backup, restore::Restore},
};

use crate::support::{World, needs};

/// PostgreSQL is copied by its own programs.
pub fn programs_are_there(world: &World) -> bool {
    world.db.get_database_backend() != DbBackend::Postgres
        || ["pg_dump", "pg_restore", "psql"].iter().all(|program| needs(program).is_some())
}

/// As if the server had been stopped.
pub fn stops(world: &World) {
    world.ctx.shared_store.remove::<Arc<Lock>>().expect("a world that runs holds the lock");
}

pub fn words(words: &[(&str, &str)]) -> Vars {
    Vars::from_cli_args(words.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect())
}

async fn lists(db: &DatabaseConnection) -> u64 {
    wishlists::Entity::find().count(db).await.unwrap()
}

async fn again(world: &World) -> DatabaseConnection {
    Database::connect(&world.ctx.config.database.uri).await.unwrap()
}

#[tokio::test]
async fn everything_comes_back_and_what_was_replaced_is_kept() {
    let world = World::new().await;
    if !programs_are_there(&world) {
        return;
    }
    let (maya, data) = (world.maya().await, world.data());
    world.list(&maya, |_| {}).await;
    fs::create_dir_all(data.join("pictures/ab")).unwrap();
    fs::write(data.join("pictures/ab/tea.webp"), b"tea").unwrap();
    fs::write(data.join("secret"), b"the old secret").unwrap();
    let made = backup::make(&world.ctx, &data.join("backups"), "wishare", true).await.unwrap();

    world.list(&maya, |_| {}).await;
    fs::remove_dir_all(data.join("pictures")).unwrap();
    fs::write(data.join("secret"), b"another secret").unwrap();
    assert_eq!(lists(&world.db).await, 2);
    stops(&world);
    let kept = backup::restore(&world.ctx, &made).await.unwrap();

    let db = again(&world).await;
    assert_eq!(lists(&db).await, 1, "the list made afterwards is gone");
    assert_eq!(fs::read(data.join("pictures/ab/tea.webp")).unwrap(), b"tea");
    assert_eq!(fs::read(data.join("secret")).unwrap(), b"the old secret");
    db.close().await.unwrap();

    backup::restore(&restarted(&world).await, &kept).await.unwrap();
    let db = again(&world).await;
    assert_eq!(lists(&db).await, 2, "and that, too, can be taken back");
    db.close().await.unwrap();
}

/// A restore closes the database it replaced, so the next one is another process.
async fn restarted(world: &World) -> loco_rs::app::AppContext {
    let mut ctx = world.ctx.clone();
    ctx.db = again(world).await;
    ctx
}

#[tokio::test]
async fn nothing_is_put_back_under_the_feet_of_a_running_house() {
    let world = World::new().await;
    if !programs_are_there(&world) {
        return;
    }
    let made = backup::make(&world.ctx, &world.data().join("backups"), "wishare", true).await.unwrap();
    let why = backup::restore(&world.ctx, &made).await.unwrap_err().to_string();
    assert!(why.contains("still runs"), "{why}");
    stops(&world);
    backup::restore(&world.ctx, &made).await.unwrap();
}

#[tokio::test]
async fn a_damaged_or_missing_backup_changes_nothing() {
    let world = World::new().await;
    let maya = world.maya().await;
    world.list(&maya, |_| {}).await;
    stops(&world);
    let folder = world.data().join("damaged");
    fs::create_dir_all(&folder).unwrap();
    assert!(
        backup::restore(&world.ctx, &folder).await.unwrap_err().to_string().contains("there is no database")
    );
    for name in ["database.sqlite", "database.dump"] {
        fs::write(folder.join(name), "no database at all, but long enough to look at".repeat(100)).unwrap();
    }
    if programs_are_there(&world) {
        assert!(backup::restore(&world.ctx, &folder).await.is_err());
        assert_eq!(lists(&world.db).await, 1);
    }
}

#[tokio::test]
async fn the_tasks_say_where_it_is_and_keep_as_many_as_asked() {
    let world = World::new().await;
    if !programs_are_there(&world) {
        return;
    }
    let folder = world.data().join("elsewhere");
    for _ in 0..3 {
        Backup.run(&world.ctx, &words(&[("to", folder.to_str().unwrap()), ("keep", "2")])).await.unwrap();
    }
    let made: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(made.len(), 2);
    assert!(made.iter().all(|path| path.join("about.json").exists()), "none is half made: {made:?}");
    assert!(Backup.run(&world.ctx, &words(&[("keep", "many")])).await.is_err());
    stops(&world);
    assert!(Restore.run(&world.ctx, &words(&[])).await.is_err(), "it must be said what to restore");
    Restore.run(&world.ctx, &words(&[("from", made[0].to_str().unwrap())])).await.unwrap();
}

#[tokio::test]
async fn a_backup_is_for_its_own_user_only() {
    use std::os::unix::fs::PermissionsExt;

    let world = World::new().await;
    if !programs_are_there(&world) {
        return;
    }
    let made =
        backup::make(&world.ctx, Path::new(&world.data().join("backups")), "wishare", true).await.unwrap();
    assert_eq!(fs::metadata(made).unwrap().permissions().mode() & 0o777, 0o700);
}
