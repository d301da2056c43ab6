//! Between processes, which share nothing but Redis.
use std::{collections::BTreeSet, time::Duration};

use tokio::time::timeout;
use wishare::{
    channels::{Heard, Hub, Line, Stream},
    models::Viewer,
};

use crate::support::redis;

const RESYNC: &str = r#"{"type":"resync"}"#;

#[tokio::test]
async fn what_one_process_says_another_hears_also_after_the_line_was_cut() {
    let Some(redis) = redis() else { return };
    let hub = || Hub::new(Some(&redis.url(0))).unwrap();
    let (here, there) = (hub(), hub());
    let mut line = listening(&here);
    assert_eq!(heard_from(&there, &mut line).await, "7");
    let client = ::redis::Client::open(redis.url(0)).unwrap();
    let mut client = client.get_multiplexed_async_connection().await.unwrap();
    let kill = ::redis::cmd("CLIENT").arg(&["KILL", "TYPE", "pubsub"]).query_async(&mut client).await;
    assert_eq!(kill, Ok(1_i64));
    // Whatever was lost, the page is told to look for itself.
    while heard_from(&there, &mut line).await != RESYNC {}
    assert_eq!(heard_from(&there, &mut line).await, "7");
}

#[tokio::test]
async fn with_redis_away_a_process_still_hears_itself() {
    let alone = Hub::new(Some("redis://127.0.0.1:1/0")).unwrap();
    let mut line = listening(&alone);
    assert_eq!(heard_from(&alone, &mut line).await, "7");
}

fn listening(hub: &Hub) -> Line {
    let mut line = hub.line("somebody".into(), &Viewer::guest()).unwrap();
    line.listen_to(BTreeSet::from([Stream::metadata_of(7), Stream::checks_of_person(7)]));
    line
}

/// Says 7 until something is heard: an ear opens in its own time.
async fn heard_from(hub: &Hub, line: &mut Line) -> String {
    for _ in 0..300 {
        hub.publish(&Stream::metadata_of(7), &7).await;
        match timeout(Duration::from_millis(30), line.hear()).await {
            Ok(Heard::Post(post)) => return post.text.to_string(),
            Ok(_) => panic!("the line ended"),
            Err(_) => {}
        }
    }
    panic!("nothing was heard");
}
