//! What a person is told, until read.
use sea_orm::entity::prelude::*;

pub use super::_entities::notifications::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
