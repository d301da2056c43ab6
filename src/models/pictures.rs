//! Pictures of wishes, served from us.
use sea_orm::entity::prelude::*;

pub use super::_entities::pictures::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
