//! Alerts go on and off when they should, told once each, whoever looks. The clock is stepped by hand.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use wishare::{
    models::{Moment, alerts, letters, measurements},
    monitoring::alerts::{Notice, look},
};

use crate::support::{Setup, World};

const NOON: Moment = Moment(1_800_000_000_000_000);

fn watched(setup: &mut Setup) {
    let alerts = &mut setup.settings.alerts;
    (alerts.every_s, alerts.looks) = (300, 2);
    alerts.disk_free = 0.0; // the disk of this machine is another story
    alerts.mail = "operator@example.com".into();
}

/// What one process wrote down in a minute.
#[derive(Clone, Copy, Default)]
struct Minute {
    requests: i64,
    errors: i64,
    statements: i64,
    statement_ms: i64,
    asked: i64,
    hits: i64,
}

const QUIET: Minute =
    Minute { requests: 100, errors: 0, statements: 200, statement_ms: 2, asked: 500, hits: 480 };

async fn measure(world: &World, at: Moment, minute: Minute) {
    let row = measurements::ActiveModel {
        at: Set(at),
        process: Set("one".into()),
        requests: Set(minute.requests),
        errors: Set(minute.errors),
        statements: Set(minute.statements),
        statement_micros: Set(minute.statements * minute.statement_ms * 1000),
        cache_asked: Set(minute.asked),
        cache_memory_hits: Set(minute.hits),
        disk_free_permille: Set(900),
        ..Default::default()
    };
    row.insert(&world.db).await.unwrap();
}

fn told(notices: &[Notice]) -> Vec<String> {
    notices.iter().map(|notice| format!("{} {}", notice.alert, notice.state)).collect()
}

/// Each line: what the five minutes before a look were like, and what is told then.
#[tokio::test]
async fn the_story_of_a_bad_hour() {
    let world = World::with(watched).await;
    let slow = Minute { statement_ms: 150, ..QUIET };
    let better = Minute { statement_ms: 95, ..QUIET };
    let broken = Minute { errors: 40, ..QUIET };
    let cold = Minute { hits: 200, ..QUIET };
    let night = Minute { requests: 3, errors: 3, statements: 6, statement_ms: 900, asked: 4, hits: 0 };
    let story: [(&str, Minute, &[&str]); 14] = [
        ("all is well", QUIET, &[]),
        ("slow, once", slow, &[]),
        ("slow, twice", slow, &["statements firing"]),
        ("still slow: told once", slow, &[]),
        ("better, but not well", better, &[]),
        ("slow again: it never stopped", slow, &[]),
        ("well", QUIET, &[]),
        ("well, twice", QUIET, &["statements resolved"]),
        ("errors", broken, &[]),
        ("errors and a cold cache", Minute { hits: 200, ..broken }, &["errors firing"]),
        ("a cold cache", cold, &["cache firing"]),
        ("the errors are over for good", cold, &["errors resolved"]),
        ("a quiet night", night, &[]),
        ("too little happens to say that anything is bad", night, &["cache resolved"]),
    ];
    for (number, (what, minute, expected)) in story.into_iter().enumerate() {
        let now = NOON.plus_minutes(5 * (number as i64 + 1));
        for before in 1..=5 {
            measure(&world, now.plus_minutes(-before), minute).await;
        }
        let notices = look(&world.ctx, now).await.unwrap();
        assert_eq!(told(&notices), expected, "{what}");
        assert!(
            look(&world.ctx, now).await.unwrap().is_empty(),
            "{what}: a second run of the same job tells nothing"
        );
    }
    let letters = letters::Entity::find().all(&world.db).await.unwrap();
    assert_eq!(letters.len(), 6);
    assert!(letters.iter().all(|letter| letter.recipient == "operator@example.com"));
    assert_eq!(letters[0].subject, "Wishare needs a look: statements are slow");
    assert!(letters[0].text.contains("150 ms on average, where 100 is the most."), "{}", letters[0].text);
    assert_eq!(letters[1].subject, "Wishare is well again: statements are slow");
    world.leaves_jobs();
}

#[tokio::test]
async fn a_full_disk_anywhere_is_one() {
    let world = World::with(|setup| {
        watched(setup);
        setup.settings.alerts.disk_free = 0.000_001; // this machine's is not meant
    })
    .await;
    for number in 1..=2 {
        let now = NOON.plus_minutes(5 * number);
        let row = measurements::ActiveModel {
            at: Set(now.plus_minutes(-1)),
            process: Set("another machine".into()),
            disk_free_permille: Set(0),
            ..Default::default()
        };
        row.insert(&world.db).await.unwrap();
        let notices = look(&world.ctx, now).await.unwrap();
        assert_eq!(told(&notices), if number == 2 { vec!["disk firing"] } else { vec![] });
    }
    world.leaves_jobs();
}

#[tokio::test]
async fn of_all_who_look_at_once_one_tells() {
    let world = World::with(|setup| {
        watched(setup);
        setup.settings.alerts.looks = 1;
    })
    .await;
    for minute in 0..5 {
        measure(&world, NOON.plus_minutes(minute), Minute { errors: 50, ..QUIET }).await;
    }
    let now = NOON.plus_minutes(5);
    let looks = tokio::join!(
        look(&world.ctx, now),
        look(&world.ctx, now),
        look(&world.ctx, now),
        look(&world.ctx, now)
    );
    let told: usize = [looks.0, looks.1, looks.2, looks.3].map(|notices| notices.unwrap().len()).iter().sum();
    assert_eq!(told, 1);
    assert_eq!(alerts::firing(&world.db).await.unwrap().len(), 1);
    world.leaves_jobs();
}
