//! What a person is told, until read.
use sea_orm::entity::prelude::*;

pub use super::_entities::notifications::{ActiveModel, Column, Entity, Model, Relation};

mod telling;

pub use telling::{News, Topic, take_back, tell};

impl ActiveModelBehavior for ActiveModel {}

pub const CLAIM_ORPHANED: &str = "claim_orphaned";
pub const ITEM_CHANGED: &str = "item_changed";
