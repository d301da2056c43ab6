//! A job as it travels: Sidekiq's JSON, field for field. What we do not know is kept, so a tag or a trace id set by
//! another client survives every retry.
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{clock, lease::Lease, retry::Retry};

pub type Jid = String;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    pub class: String,
    #[serde(default)]
    pub args: Vec<Value>,
    #[serde(default = "default_queue")]
    pub queue: String,
    #[serde(default = "new_jid")]
    pub jid: Jid,
    #[serde(default)]
    pub retry: Retry,
    #[serde(default, with = "clock::seconds", skip_serializing_if = "Option::is_none")]
    pub created_at: Option<f64>,
    #[serde(default, with = "clock::seconds", skip_serializing_if = "Option::is_none")]
    pub enqueued_at: Option<f64>,
    #[serde(default, with = "clock::seconds", skip_serializing_if = "Option::is_none")]
    pub failed_at: Option<f64>,
    #[serde(default, with = "clock::seconds", skip_serializing_if = "Option::is_none")]
    pub retried_at: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    /// 0 after the first failure; Ruby's "retry now" takes one off, so it may be -1.
    pub retry_count: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_queue: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_class: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Everything else: `tags`, `request_id`, what Ruby's middleware added, and our `lock` of a unique job.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
    /// Whether this run still owns the job; see [`Lease::still_mine`].
    #[serde(skip)]
    pub lease: Lease,
}

impl Job {
    /// The arguments as one value: a lone argument stands for itself, as Ruby's `perform_async(7)` means 7.
    pub fn argument(&self) -> Value {
        match self.args.as_slice() {
            [] => Value::Null,
            [only] => only.clone(),
            several => Value::Array(several.to_vec()),
        }
    }

    pub fn extra(&self, field: &str) -> Option<&str> {
        self.extra.get(field)?.as_str()
    }

    /// Which run this is: 1 for the first.
    pub fn attempt(&self) -> u32 {
        self.retry_count.map_or(1, |retries| u32::try_from(retries.saturating_add(2)).unwrap_or(u32::MAX))
    }
    pub(crate) fn from_payload(payload: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(payload)
    }

    /// Strings, numbers and maps with string keys always serialise, so an empty payload cannot happen.
    pub(crate) fn to_payload(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// What the admin page shows for a payload nobody can read. The id is made of its bytes, so it can be removed.
    pub(crate) fn undecodable(payload: &[u8]) -> Self {
        let shown = String::from_utf8_lossy(payload).into_owned();
        Self {
            class: "(undecodable)".into(),
            args: vec![Value::String(shown)],
            jid: format!("raw-{}", &super::unique::digest(payload)[..24]),
            ..Self::blank()
        }
    }

    pub(crate) fn blank() -> Self {
        Self {
            class: String::new(),
            args: Vec::new(),
            queue: default_queue(),
            jid: new_jid(),
            retry: Retry::Default,
            created_at: None,
            enqueued_at: None,
            failed_at: None,
            retried_at: None,
            retry_count: None,
            retry_queue: None,
            error_class: None,
            error_message: None,
            extra: Map::new(),
            lease: Lease::default(),
        }
    }
}

fn default_queue() -> String {
    "default".into()
}

/// Twelve random bytes in hex, as Ruby's `SecureRandom.hex(12)`.
fn new_jid() -> Jid {
    format!("{:024x}", rand::random::<u128>() >> 32)
}
