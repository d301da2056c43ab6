//! Forms already taken in.
use sea_orm::entity::prelude::*;

pub use super::_entities::submissions::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
