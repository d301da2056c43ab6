//! Who gives what.
use sea_orm::entity::prelude::*;

pub use super::_entities::claims::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
