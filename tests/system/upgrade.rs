//! An upgrade with real processes: of several that start at once one migrates, the others wait, and nothing is lost.
use std::{fs, path::PathBuf};

use sea_orm::{ConnectOptions, ConnectionTrait, Database};

use crate::{program::Place, support::postgres};

const FORM: &str = "name=Maya&email=maya%40example.com&password=a+sentence+nobody+guesses";
const SIGN_IN: &str = "email=maya%40example.com&password=a+sentence+nobody+guesses";

fn copies(place: &Place) -> Vec<PathBuf> {
    let entries = fs::read_dir(place.path("data/backups")).into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn three_that_start_at_once_on_nothing_all_come_up() {
    let place = Place::new();
    let running = place.start_at_once(3);
    for process in &running {
        assert!(process.gets("/").starts_with("HTTP/1.1 200"));
    }
    assert!(copies(&place).is_empty(), "there was nothing to lose yet");
}

#[test]
fn three_that_start_at_once_on_an_older_database_upgrade_it_once_after_a_copy() {
    let place = Place::new();
    let first = place.starts();
    assert!(first.posts("/sign-up", FORM).starts_with("HTTP/1.1 303"));
    first.signal("TERM");
    assert!(first.ends().0.success());
    assert!(place.succeeds(&["db", "down", "2"]));
    let running = place.start_at_once(3);
    for process in &running {
        assert!(process.gets("/").starts_with("HTTP/1.1 200"));
    }
    assert!(running[0].posts("/sign-in", SIGN_IN).starts_with("HTTP/1.1 303"), "she is still there");
    let copies = copies(&place);
    assert_eq!(copies.len(), 1, "one copy for one upgrade: {copies:?}");
    drop(running);

    let from = format!("from:{}", copies[0].display());
    assert!(place.succeeds(&["task", "restore", &from]), "the copy is a backup");
    assert!(place.starts().posts("/sign-in", SIGN_IN).starts_with("HTTP/1.1 303"));
}

#[tokio::test]
async fn in_postgresql_they_take_turns_too() {
    let Some(server) = postgres() else { return };
    let name = format!("upgrade_{}", std::process::id());
    let db = Database::connect(ConnectOptions::new(&server)).await.unwrap();
    db.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&name);
    let place = Place::new().with("DATABASE_URL", url.as_str());
    for process in &place.start_at_once(3) {
        assert!(process.gets("/").starts_with("HTTP/1.1 200"));
    }
    assert!(place.succeeds(&["db", "down", "2"]));
    drop(place.start_at_once(3));
    db.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
}
