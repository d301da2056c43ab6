//! A page that listens, as a browser's would: with the visitor's cookie, from our own origin.
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest, protocol::CloseFrame},
};

use super::{Visitor, World};

/// Long for a machine that is busy with other tests; what should come comes at once.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Listener(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Visitor {
    pub async fn opens_cable(&self, world: &World, origin: &str) -> Result<Listener, u16> {
        self.opens_cable_at(world, "/cable", origin).await
    }

    pub async fn opens_cable_at(&self, world: &World, path: &str, origin: &str) -> Result<Listener, u16> {
        let address = world.url(path).replacen("http", "ws", 1);
        let mut request = address.into_client_request().unwrap();
        request.headers_mut().insert("origin", origin.parse().unwrap());
        let kept = ["session", "giver"].into_iter();
        let kept = kept.filter_map(|name| Some(format!("{name}={}", self.cookie(name)?)));
        let kept: Vec<String> = kept.collect();
        if !kept.is_empty() {
            request.headers_mut().insert("cookie", kept.join("; ").parse().unwrap());
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Listener(socket)),
            Err(Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(err) => panic!("the socket did not open: {err}"),
        }
    }

    /// Listens to these, and knows which it got.
    pub async fn listens(&self, world: &World, streams: &[String]) -> (Listener, Vec<String>) {
        let mut listener = self.opens_cable(world, &world.url("")).await.unwrap();
        let got = listener.subscribes(json!({ "type": "subscribe", "streams": streams })).await;
        (listener, got)
    }
}

impl Listener {
    pub async fn subscribes(&mut self, wish: Value) -> Vec<String> {
        self.says(&wish.to_string()).await;
        let answer = self.hears().await;
        assert_eq!(answer["type"], "subscribed", "{answer}");
        answer["streams"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_string()).collect()
    }

    pub async fn says(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.unwrap();
    }

    /// As `says`, to one who may have hung up.
    pub async fn shouts(&mut self, message: Message) -> bool {
        self.0.send(message).await.is_ok()
    }

    /// The next thing said.
    pub async fn hears(&mut self) -> Value {
        match self.next().await {
            Message::Text(text) => serde_json::from_str(&text).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    /// Until the other side hangs up; with the reason it gave.
    pub async fn is_closed(&mut self) -> Option<CloseFrame> {
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("the socket should have been closed") {
                Some(Ok(Message::Close(frame))) => return frame,
                None | Some(Err(_)) => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    async fn next(&mut self) -> Message {
        loop {
            let next = timeout(PATIENCE, self.0.next()).await.expect("nothing was said in time");
            match next.expect("the socket closed").unwrap() {
                Message::Ping(_) | Message::Pong(_) => {}
                message => return message,
            }
        }
    }
}
