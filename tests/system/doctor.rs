//! `wishare doctor`, as an operator asks it: what is well, what is wrong, and how to mend it.
use std::process::Output;

use crate::{bucket, program::Place, support::redis};

pub struct Said {
    pub words: String,
    pub well: bool,
}

pub fn doctor(place: &Place) -> Said {
    let Output { status, stdout, stderr } = place.output(&["doctor"]);
    let words = [stdout, stderr].map(|said| String::from_utf8(said).unwrap()).concat();
    Said { well: status.success(), words }
}

impl Said {
    /// The mark before the line with these words.
    #[track_caller]
    pub fn mark(&self, words: &str) -> char {
        let line = self.words.lines().find(|line| line.contains(words));
        line.unwrap_or_else(|| panic!("nothing about {words:?} in:\n{}", self.words)).chars().next().unwrap()
    }
}

#[test]
fn one_process_without_anything_is_well() {
    let place = Place::new();
    let running = place.starts();
    let place = place.with("BASE_URL", &format!("http://localhost:{}", running.port));
    let said = doctor(&place);
    assert!(said.well, "{}", said.words);
    for words in [
        "The data folder",
        "The database answers: SQLite",
        "has every migration",
        "can be written",
        "Jobs run inside this process",
        "leads here",
        "Visitors are told apart, for nobody stands in front",
        "Pages hear of changes through the websocket",
        "The name people ask for arrives",
    ] {
        assert_eq!(said.mark(words), '✅', "{words}\n{}", said.words);
    }
    assert_eq!(said.mark("There is no mail server"), '⚠');
    assert!(said.words.contains("Set SMTP_HOST"), "it says how to mend it");
}

#[test]
fn what_is_away_is_said_and_everything_else_is_still_looked_at() {
    let place = Place::new().with("DATABASE_URL", "postgres://wishare:sesame@127.0.0.1:1/wishare");
    let place = place.with("REDIS_URL", "redis://:sesame@127.0.0.1:1/").with("SMTP_HOST", "127.0.0.1");
    let place = place.with("SMTP_PORT", "1").with("BASE_URL", "http://127.0.0.1:1");
    let said = doctor(&place);
    assert!(!said.well);
    for words in [
        "The database cannot be reached",
        "The Redis for jobs does not answer",
        "The mail server 127.0.0.1:1",
    ] {
        assert_eq!(said.mark(words), '❌', "{words}\n{}", said.words);
    }
    assert_eq!(said.mark("does not lead here"), '⚠');
    assert!(!said.words.contains("sesame"), "{}", said.words);
}

#[test]
fn one_redis_for_both_and_a_queue_that_may_forget_are_wrong() {
    let Some(redis) = redis() else { return };
    let place = Place::new().with("REDIS_URL", &redis.url(0)).with("CACHE_REDIS_URL", &redis.url(1));
    let said = doctor(&place);
    assert!(!said.well);
    assert_eq!(said.mark("share one Redis"), '❌');
    assert_eq!(said.mark("eviction policy noeviction"), '✅', "that is what a queue's should have");
    assert_eq!(said.mark("The Redis for the cache has the eviction policy noeviction"), '⚠');
    assert_eq!(said.mark("forgets what was queued"), '⚠');
    redis.says("CONFIG SET maxmemory-policy allkeys-lru");
    assert_eq!(doctor(&place).mark("The Redis for jobs has the eviction policy allkeys-lru"), '❌');
}

#[test]
fn a_database_that_is_behind_or_ahead_is_named() {
    let place = Place::new();
    drop(place.starts());
    assert!(place.succeeds(&["db", "down", "1"]));
    assert_eq!(doctor(&place).mark("1 migrations are still to come"), '⚠');
}

fn with_bucket(endpoint: &str, secret: &str) -> Place {
    let place = Place::new().with("S3_BUCKET", bucket::NAME).with("S3_ENDPOINT", endpoint);
    place.with("AWS_ACCESS_KEY_ID", bucket::KEY_ID).with("AWS_SECRET_ACCESS_KEY", secret)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_is_tried_and_what_is_wrong_with_it_is_said_in_a_sentence() {
    let mut bucket = bucket::Bucket::open().await;
    let said = doctor(&with_bucket(&bucket.endpoint, bucket::SECRET));
    assert_eq!(said.mark("Pictures are kept in the bucket pictures-of-wishes"), '✅');

    let said = doctor(&with_bucket(&bucket.endpoint, "a-wrong-secret"));
    assert_eq!(said.mark("Pictures cannot be kept in the bucket"), '❌');
    assert!(!said.well && said.words.contains("the key is refused"), "{}", said.words);
    assert!(said.words.contains("AWS_SECRET_ACCESS_KEY") && !said.words.contains("a-wrong-secret"));

    bucket.closes().await;
    let said = doctor(&with_bucket(&bucket.endpoint, bucket::SECRET));
    assert_eq!(said.mark("it does not answer"), '❌');
    assert!(said.words.contains("S3_ENDPOINT"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_comes_up_without_its_bucket_and_not_without_its_key() {
    let mut bucket = bucket::Bucket::open().await;
    bucket.closes().await;
    let running = with_bucket(&bucket.endpoint, bucket::SECRET).starts();
    assert!(running.gets("/_health").starts_with("HTTP/1.1 200"));
    let why = with_bucket(&bucket.endpoint, "").refuses_to_start();
    assert!(why.contains("AWS_SECRET_ACCESS_KEY"), "{why}");
}
