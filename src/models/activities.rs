//! What happened that friends may hear of.
use sea_orm::entity::prelude::*;

pub use super::_entities::activities::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
