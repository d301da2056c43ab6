//! What pages and we say to each other.
use serde::{Deserialize, Serialize};

/// "Something was missed: fetch what you show."
pub const RESYNC: &str = r#"{"type":"resync"}"#;
pub const PONG: &str = r#"{"type":"pong"}"#;
pub const UNCLEAR: &str = r#"{"type":"unclear"}"#;

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Said {
    /// `streams` are `item:7` and `list:3`; `share` is the word in the link the page was opened with.
    Subscribe {
        #[serde(default)]
        streams: Vec<String>,
        #[serde(default)]
        share: Option<String>,
    },
    Ping,
}

/// What is listened to now, of what was asked for. What is missing is not there, or not this person's to see.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename = "subscribed")]
pub struct Subscribed {
    pub streams: Vec<String>,
}
