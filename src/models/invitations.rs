//! Ways in for people without an account.
use sea_orm::entity::prelude::*;

pub use super::_entities::invitations::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
