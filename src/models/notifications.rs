//! What a person is told, until read.
use sea_orm::entity::prelude::*;

pub use super::_entities::notifications::{ActiveModel, Column, Entity, Model, Relation};

mod telling;

pub use telling::{News, Topic, take_back, tell};

impl ActiveModelBehavior for ActiveModel {}
