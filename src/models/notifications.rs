//! What a person is told, until read.
use sea_orm::entity::prelude::*;

pub use super::_entities::notifications::{ActiveModel, Column, Entity, Model, Relation};

mod reading;
mod telling;

pub use reading::{Entry, page, read, read_all, unread, unread_of};
pub use telling::{News, Topic, take_back, tell};

impl ActiveModelBehavior for ActiveModel {}
