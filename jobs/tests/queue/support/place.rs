//! Where jobs are kept during a test.
use jobs::queue::{Options, Queue};

use super::Redis;

pub enum Place {
    Embedded,
    Redis(Redis),
}

impl Place {
    pub fn embedded() -> Self {
        Self::Embedded
    }

    /// None, with a word about it, on a machine without redis-server.
    pub async fn redis() -> Option<Self> {
        Redis::start().await.map(Self::Redis)
    }

    pub fn queue(&self, options: Options) -> Queue {
        match self {
            Self::Embedded => Queue::embedded(options),
            Self::Redis(redis) => redis.queue(options),
        }
    }
}
