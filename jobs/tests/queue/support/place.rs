//! Where jobs are kept during a test.
use jobs::queue::{Options, Queue};

pub enum Place {
    Embedded,
}

impl Place {
    pub fn embedded() -> Self {
        Self::Embedded
    }

    pub fn queue(&self, options: Options) -> Queue {
        match self {
            Self::Embedded => Queue::embedded(options),
        }
    }
}
