//! Loco's three kinds of findings, by our names.
use loco_rs::doctor::{Check, CheckStatus};

pub fn well(message: String) -> Check {
    Check { status: CheckStatus::Ok, message, description: None }
}

/// It works, but could be better.
pub fn note(message: String, mend: &str) -> Check {
    Check { status: CheckStatus::NotConfigure, message, description: Some(mend.into()) }
}

pub fn wrong(message: String, mend: &str) -> Check {
    Check { status: CheckStatus::NotOk, message, description: Some(mend.into()) }
}
