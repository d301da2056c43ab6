//! What administrators did.
use sea_orm::entity::prelude::*;

pub use super::_entities::audits::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
