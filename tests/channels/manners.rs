use tokio_tungstenite::tungstenite::Message;

use crate::support::World;

#[tokio::test]
async fn another_site_cannot_listen_with_our_cookie() {
    let world = World::served().await;
    let maya = world.maya().await;
    assert!(maya.opens_cable(&world, &world.url("")).await.is_ok());
    for foreign in ["https://evil.example", "null"] {
        assert_eq!(maya.opens_cable(&world, foreign).await.err(), Some(403), "{foreign}");
    }
}

#[tokio::test]
async fn garbage_is_answered_and_forgotten() {
    let world = World::served().await;
    let (mut page, _) = world.maya().await.listens(&world, &[]).await;
    let streams =
        ["item:x", "item:-1", "list:99999999999999999999", "person:1:checks", "list:1:gifter", "", "🎁:1"];
    for garbage in ["", "{", "null", "[]", r#"{"type":"claim"}"#, r#"{"type":"subscribe","streams":7}"#] {
        page.says(garbage).await;
        assert_eq!(page.hears().await["type"], "unclear", "{garbage}");
    }
    assert!(page.shouts(Message::binary(vec![0, 159, 146, 150])).await);
    assert_eq!(page.hears().await["type"], "unclear");
    let got = page.subscribes(serde_json::json!({ "type": "subscribe", "streams": streams })).await;
    assert!(got.is_empty(), "{got:?}");
}

#[tokio::test]
async fn a_flood_ends_the_conversation_and_nobody_elses() {
    let world = World::served().await;
    let (mut flood, _) = world.maya().await.listens(&world, &[]).await;
    let (mut calm, _) = world.omar().await.listens(&world, &[]).await;
    for _ in 0..100 {
        if !flood.shouts(Message::text(r#"{"type":"ping"}"#)).await {
            break;
        }
    }
    assert!(flood.is_closed().await.is_none_or(|frame| frame.reason.as_str() == "too much"));
    calm.says(r#"{"type":"ping"}"#).await;
    assert_eq!(calm.hears().await["type"], "pong");
}

#[tokio::test]
async fn a_message_no_page_of_ours_sends_ends_the_conversation() {
    let world = World::served().await;
    let (mut page, _) = world.maya().await.listens(&world, &[]).await;
    page.shouts(Message::text("x".repeat(20_000))).await;
    page.is_closed().await;
}

#[tokio::test]
async fn a_person_has_so_many_ears_and_no_more() {
    let world = World::served().await;
    let maya = world.maya().await;
    let mut open = Vec::new();
    for _ in 0..20 {
        open.push(maya.listens(&world, &[]).await.0);
    }
    assert_eq!(maya.opens_cable(&world, &world.url("")).await.err(), Some(429));
    assert!(world.omar().await.opens_cable(&world, &world.url("")).await.is_ok());
}
