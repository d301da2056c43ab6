//! What a shop's page said, kept for a day.
use sea_orm::entity::prelude::*;

pub use super::_entities::link_previews::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
