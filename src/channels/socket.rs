//! One conversation with one page: it says what it shows, we say what changed. Neither side is trusted to be quick,
//! quiet or sensible: floods, garbage and silence end it, and so does the end of the session.
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use loco_rs::app::AppContext;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval, timeout};

use super::{
    access::Asked,
    line::{Heard, Line},
    words::{self, Said, Subscribed},
};
use crate::{
    Result,
    app::settings,
    models::{Gifter, Guest, Token, Viewer, sessions, wishlists::Seen},
};

const BEAT: Duration = Duration::from_secs(30);
/// Pages say something every 25 seconds.
const SILENCE: Duration = Duration::from_secs(90);
/// A reader that takes longer for one message is gone, or means harm.
const PATIENCE: Duration = Duration::from_secs(10);
const MOST_BETWEEN_BEATS: u32 = 60;
/// Rights are asked for again when they change; this finds what was not said, such as a session that ran out.
const BEATS_BETWEEN_CHECKS: u32 = 10;

/// Who is on the line, as they came.
pub struct Caller {
    pub viewer: Viewer,
    pub token: Option<Token>,
    /// What a guest's browser keeps of having said that they want to give something.
    pub giver: Option<String>,
}

impl Caller {
    /// Whether a guest said on this list that they give: then they hear what is taken, as they see it.
    pub(super) fn gives(&self, ctx: &AppContext, seen: &Seen) -> bool {
        let secret = &settings(ctx).secret;
        let guest = self.giver.as_ref().and_then(|said| Guest::opened(said, secret, seen.wishlist.id));
        guest.and_then(|guest| Gifter::guest(&seen.wishlist, &self.viewer, guest, secret)).is_some()
    }
}

/// Why a conversation ended.
enum Ending {
    Left,
    Silent,
    TooSlow,
    TooMuch,
    SignedOut,
    Closing,
    Trouble,
}

struct Conversation {
    ctx: AppContext,
    caller: Caller,
    line: Line,
    asked: Asked,
    heard_at: Instant,
    said: u32,
    beats: u32,
}

pub async fn serve(mut socket: WebSocket, ctx: AppContext, caller: Caller, line: Line) {
    let asked = Asked::default();
    let mut conversation =
        Conversation { ctx, caller, line, asked, heard_at: Instant::now(), said: 0, beats: 0 };
    let ending = conversation.go_on(&mut socket).await;
    if let Some(frame) = ending.frame() {
        let _ = timeout(PATIENCE, socket.send(Message::Close(Some(frame)))).await;
    }
}

impl Conversation {
    async fn go_on(&mut self, socket: &mut WebSocket) -> Ending {
        if let Err(ending) = self.listen().await {
            return ending;
        }
        let mut beat = beat();
        loop {
            let step = tokio::select! {
                message = socket.recv() => self.answer(socket, message).await,
                heard = self.line.hear() => self.pass_on(socket, heard).await,
                _ = beat.tick() => self.pulse(socket).await,
            };
            if let Err(ending) = step {
                return ending;
            }
        }
    }

    async fn answer(
        &mut self,
        socket: &mut WebSocket,
        message: Option<Result<Message, axum::Error>>,
    ) -> Result<(), Ending> {
        let Some(Ok(message)) = message else { return Err(Ending::Left) };
        self.heard_at = Instant::now();
        self.said += 1;
        if self.said > MOST_BETWEEN_BEATS {
            return Err(Ending::TooMuch);
        }
        match message {
            Message::Text(text) => match serde_json::from_str(&text) {
                Ok(Said::Ping) => say(socket, words::PONG).await,
                Ok(Said::Subscribe { streams, share }) => self.subscribe(socket, &streams, share).await,
                Err(_) => say(socket, words::UNCLEAR).await,
            },
            Message::Binary(_) => say(socket, words::UNCLEAR).await,
            Message::Close(_) => Err(Ending::Left),
            Message::Ping(_) | Message::Pong(_) => Ok(()),
        }
    }

    async fn subscribe(
        &mut self,
        socket: &mut WebSocket,
        streams: &[String],
        share: Option<String>,
    ) -> Result<(), Ending> {
        self.asked.add(streams, share);
        let streams = self.listen().await?;
        let answer = serde_json::to_string(&Subscribed { streams }).map_err(|_| Ending::Trouble)?;
        say(socket, &answer).await
    }

    async fn pass_on(&mut self, socket: &mut WebSocket, heard: Heard) -> Result<(), Ending> {
        match heard {
            Heard::Post(post) if post.stream.is_a_check() => {
                self.check().await?;
                if &*post.text == words::RESYNC { say(socket, words::RESYNC).await } else { Ok(()) }
            }
            Heard::Post(post) => say(socket, &post.text).await,
            Heard::TooSlow => Err(Ending::TooSlow),
            Heard::Closing => Err(Ending::Closing),
        }
    }

    async fn pulse(&mut self, socket: &mut WebSocket) -> Result<(), Ending> {
        if self.heard_at.elapsed() > SILENCE {
            return Err(Ending::Silent);
        }
        self.said = 0;
        self.beats += 1;
        if self.beats.is_multiple_of(BEATS_BETWEEN_CHECKS) {
            self.check().await?;
        }
        send(socket, Message::Ping(axum::body::Bytes::new())).await
    }

    /// Who it is and what they may hear, as it stands now.
    async fn check(&mut self) -> Result<(), Ending> {
        if let Some(token) = &self.caller.token {
            let still = sessions::person(&self.ctx.db, token).await.map_err(trouble)?;
            let (person, _) = still.ok_or(Ending::SignedOut)?;
            self.caller.viewer = person.into();
        }
        self.listen().await.map(drop)
    }

    /// First listens, then asks again: what changed between asking and listening would otherwise never be heard of.
    async fn listen(&mut self) -> Result<Vec<String>, Ending> {
        loop {
            let granted = self.asked.check(&self.ctx, &self.caller).await.map_err(trouble)?;
            if !self.line.listen_to(granted.streams) {
                return Ok(granted.names);
            }
        }
    }
}

impl Ending {
    fn frame(&self) -> Option<CloseFrame> {
        let (code, reason) = match self {
            Self::Left => return None,
            Self::Silent => (close_code::NORMAL, "silent"),
            Self::TooSlow => (close_code::AGAIN, "too slow"),
            Self::TooMuch => (close_code::POLICY, "too much"),
            Self::SignedOut => (close_code::POLICY, "signed out"),
            Self::Closing => (close_code::RESTART, "back soon"),
            Self::Trouble => (close_code::ERROR, "try again"),
        };
        Some(CloseFrame { code, reason: reason.into() })
    }
}

async fn say(socket: &mut WebSocket, text: &str) -> Result<(), Ending> {
    send(socket, Message::text(text)).await
}

async fn send(socket: &mut WebSocket, message: Message) -> Result<(), Ending> {
    match timeout(PATIENCE, socket.send(message)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(Ending::Left),
        Err(_) => Err(Ending::TooSlow),
    }
}

fn beat() -> Interval {
    let mut beat = interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat
}

fn trouble(err: crate::Error) -> Ending {
    tracing::warn!(error = %err, "a socket ends: what it may hear cannot be asked");
    Ending::Trouble
}
