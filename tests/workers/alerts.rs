//! What turned is told to the operator's webhook, again and again until it is taken.
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use jobs::queue::Waiting;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::Value;
use tokio::net::TcpListener;
use wishare::{
    models::{Moment, measurements},
    monitoring::alerts::look,
};

use crate::support::World;

const NOON: Moment = Moment(1_800_000_000_000_000);

/// A chat that is away at first.
#[derive(Clone, Default)]
struct Chat {
    said: Arc<Mutex<Vec<Value>>>,
    is_there: Arc<AtomicBool>,
}

impl Chat {
    async fn listens(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/hook?secret=s3cr3t", listener.local_addr().unwrap());
        let hook = Router::new().route("/hook", post(hears)).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, hook).await });
        address
    }
}

async fn hears(State(chat): State<Chat>, Json(said): Json<Value>) -> StatusCode {
    if !chat.is_there.load(Ordering::Relaxed) {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    chat.said.lock().unwrap().push(said);
    StatusCode::NO_CONTENT
}

#[tokio::test]
async fn an_alert_reaches_the_webhook_also_when_that_was_away() {
    let chat = Chat::default();
    let address = chat.listens().await;
    let world = World::with(|setup| {
        let alerts = &mut setup.settings.alerts;
        (alerts.every_s, alerts.looks, alerts.webhook, alerts.disk_free) = (300, 1, address, 0.0);
    })
    .await;
    let broken = measurements::ActiveModel {
        at: Set(NOON),
        process: Set("one".into()),
        requests: Set(100),
        errors: Set(30),
        disk_free_permille: Set(900),
        ..Default::default()
    };
    broken.insert(&world.db).await.unwrap();
    assert_eq!(look(&world.ctx, NOON.plus_minutes(1)).await.unwrap().len(), 1);
    world.perform_jobs().await;
    let waiting = world.queue().waiting(Waiting::Retries, jobs::queue::Page::first(9)).await.unwrap().entries;
    let tried = &waiting[0].job;
    assert!(tried.error_message.as_deref().unwrap().contains("503"));
    let payload = serde_json::to_string(tried).unwrap();
    assert!(!payload.contains("s3cr3t"), "the address is a secret, and the queue is not: {payload}");
    chat.is_there.store(true, Ordering::Relaxed);
    world.queue().run_now(Waiting::Retries, &tried.jid).await.unwrap();
    world.perform_jobs().await;
    let said = chat.said.lock().unwrap().clone();
    assert_eq!(said.len(), 1);
    assert_eq!((&said[0]["alert"], &said[0]["state"]), (&"errors".into(), &"firing".into()));
    assert_eq!(said[0]["value"].as_f64(), Some(0.3));
    assert!(said[0]["text"].as_str().unwrap().starts_with("Wishare needs a look: requests fail"), "{said:?}");
}
