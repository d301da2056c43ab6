//! The first thing anybody does: `wishare start`. It needs nothing, and when it cannot, one sentence says why.
use std::{fs, io::Write, net::TcpListener, os::unix::fs::PermissionsExt, path::Path, time::Duration};

use sea_orm::{Database, EntityTrait};
use wishare::models::dashboard_visits;

use crate::program::Place;

#[test]
fn a_fresh_copy_starts_without_any_variable_and_says_where() {
    let place = Place::new();
    let running = place.starts();
    assert_eq!(running.said, format!("Wishare is at http://localhost:{}\n", place.port));
    assert!(running.gets("/").starts_with("HTTP/1.1 200"));
    assert!(running.gets("/_health").starts_with("HTTP/1.1 200"));
    assert!(running.gets("/_readiness").starts_with("HTTP/1.1 200"));
    running.signal("TERM");
    assert!(running.ends().0.success());
}

#[test]
fn its_folder_is_for_its_own_user_only() {
    let place = Place::new();
    let running = place.starts();
    running.gets("/");
    assert_eq!(mode(&place.path("data")), 0o700);
    assert_eq!(mode(&place.path("data/secret")), 0o600);
    assert!(fs::read_to_string(place.path("data/secret")).unwrap().len() >= 32);
    assert!(place.path("data/wishare.sqlite").exists());
    let other = Place::new();
    let _running = other.starts();
    let secrets = [place, other].map(|place| fs::read(place.path("data/secret")).unwrap());
    assert_ne!(secrets[0], secrets[1], "each copy makes its own");
}

#[test]
fn what_people_entered_is_there_after_the_next_start() {
    let place = Place::new();
    let first = place.starts();
    let form = "name=Maya&email=maya%40example.com&password=a+sentence+nobody+guesses";
    assert!(first.posts("/sign-up", form).starts_with("HTTP/1.1 303"));
    let secret = fs::read(place.path("data/secret")).unwrap();
    first.signal("TERM");
    assert!(first.ends().0.success());
    let second = place.starts();
    let answer = second.posts("/sign-in", "email=maya%40example.com&password=a+sentence+nobody+guesses");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(fs::read(place.path("data/secret")).unwrap(), secret);
}

#[test]
fn what_people_entered_survives_a_crash() {
    let place = Place::new();
    let first = place.starts();
    let form = "name=Maya&email=maya%40example.com&password=a+sentence+nobody+guesses";
    assert!(first.posts("/sign-up", form).starts_with("HTTP/1.1 303"));
    first.signal("KILL");
    first.ends();
    let second = place.starts();
    let answer = second.posts("/sign-in", "email=maya%40example.com&password=a+sentence+nobody+guesses");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
}

#[tokio::test]
async fn what_it_only_noted_is_written_before_it_ends() {
    let place = Place::new();
    let running = place.starts();
    let form = "name=Maya&email=maya%40example.com&password=a+sentence+nobody+guesses";
    let signed_up = running.posts("/sign-up", form);
    let (_, cookie) = signed_up.split_once("set-cookie: session=").unwrap();
    let session = cookie.split(';').next().unwrap();
    let asks = format!(
        "GET / HTTP/1.1\r\nhost: localhost\r\ncookie: session={session}\r\nconnection: close\r\n\r\n"
    );
    assert!(running.asks(&asks).starts_with("HTTP/1.1 200"));
    running.signal("TERM");
    assert!(running.ends().0.success());
    let db = Database::connect(format!("sqlite://{}", place.path("data/wishare.sqlite").display())).await;
    let visits = dashboard_visits::Entity::find().all(&db.unwrap()).await.unwrap();
    assert_eq!(visits.len(), 1, "her visit to the first page");
}

#[test]
fn told_to_stop_it_ends_although_somebody_is_still_connected() {
    for signal in ["TERM", "INT"] {
        let place = Place::new();
        let running = place.starts();
        let idle = running.connects();
        let mut halfway = running.connects();
        halfway.write_all(b"GET / HTTP/1.1\r\nhost: local").unwrap();
        let mut posting = running.connects();
        posting
            .write_all(b"POST /sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\nema")
            .unwrap();
        running.signal(signal);
        let (status, took, _) = running.ends();
        assert!(status.success(), "{status}");
        assert!(took < Duration::from_secs(20), "it took {took:?}");
        drop((idle, halfway, posting));
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let place = Place::new();
    fs::write(place.path("data"), "in the way").unwrap();
    let why = place.refuses_to_start();
    assert!(why.starts_with("The folder data cannot be written: ") && why.contains("WISHARE_DATA"), "{why}");
    let why = Place::new().with("WISHARE_DATA", "/proc/wishare").refuses_to_start();
    assert!(why.starts_with("The folder /proc/wishare cannot be written: "), "{why}");
}

#[test]
fn a_port_that_is_taken_is_named() {
    let place = Place::new();
    let _somebody_else = TcpListener::bind(("127.0.0.1", place.port)).unwrap();
    let why = place.refuses_to_start();
    assert!(why.starts_with(&format!("Cannot listen on 127.0.0.1:{}: ", place.port)), "{why}");
    assert!(why.contains("--port"), "{why}");
}

#[test]
fn a_database_that_is_not_there_is_named_without_its_password() {
    for address in [
        "postgres://wishare:sesame@127.0.0.1:1/wishare",
        "postgres://wishare:sesame@no-such-host.invalid/wishare",
        "sqlite:///nowhere/at/all.sqlite",
        "mysql://wishare:sesame@127.0.0.1/wishare",
        "wishare:sesame",
    ] {
        let why = Place::new().with("DATABASE_URL", address).refuses_to_start();
        assert!(why.starts_with("The database ") && why.contains("DATABASE_URL"), "{address}: {why}");
        assert!(!why.contains("sesame"), "{why}");
    }
}

#[test]
fn a_redis_that_is_not_there_is_named_without_its_password() {
    for address in ["redis://:sesame@127.0.0.1:1/", "redis://:sesame@no-such-host.invalid/", "sesame"] {
        let why = Place::new().with("REDIS_URL", address).refuses_to_start();
        assert!(why.starts_with("Redis ") && why.contains("REDIS_URL"), "{address}: {why}");
        assert!(!why.contains("sesame"), "{why}");
    }
}

#[test]
fn a_configuration_that_cannot_be_read_is_named() {
    for (text, names) in [
        ("server: [", "config/development.yaml"),
        ("settings: { sercet: oops }", "config/development.yaml"),
        ("server:\n  port: many\n", "config/development.yaml"),
        ("server:\n  port: <%= nonsense( %>\n", "config/development.yaml"),
        ("", "config/development.yaml"),
    ] {
        let place = Place::new();
        fs::write(place.path("config/development.yaml"), text).unwrap();
        let why = place.refuses_to_start();
        assert!(why.contains(names), "{text:?}: {why}");
    }
}

#[test]
fn a_setting_nobody_knows_is_named() {
    let place = Place::new();
    let file = place.path("config/development.yaml");
    let text = fs::read_to_string(&file).unwrap().replace("  rate_limits:", "  rate_limit:");
    fs::write(&file, text).unwrap();
    let why = place.refuses_to_start();
    assert!(why.contains("rate_limit") && why.contains("config/development.yaml"), "{why}");
}

#[test]
fn a_configuration_that_is_not_there_is_named() {
    let place = Place::new();
    fs::remove_file(place.path("config/development.yaml")).unwrap();
    let why = place.refuses_to_start();
    assert!(why.contains("config/development.yaml"), "{why}");
}

#[test]
fn a_secret_that_is_easily_guessed_is_refused_where_it_matters() {
    for weak in
        ["short", "change-me-change-me-change-me-change-me", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]
    {
        let place = Place::new().with("LOCO_ENV", "production").with("WISHARE_SECRET", weak);
        let why = place.refuses_to_start();
        assert!(why.contains("WISHARE_SECRET") && !why.contains(weak), "{why}");
    }
}

#[test]
fn deployed_it_starts_with_nothing_but_its_address() {
    let place = Place::new().with("LOCO_ENV", "production").with("BINDING", "127.0.0.1");
    let place = place.with("BASE_URL", "https://wishare.example");
    let running = place.starts();
    assert!(running.said.starts_with("Wishare is at "), "{}", running.said);
    let page = running.gets("/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("strict-transport-security"), "{page}");
    assert!(!page.contains("x-query-count"));
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}
