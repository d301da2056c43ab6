//! How often a dashboard was opened.
use sea_orm::entity::prelude::*;

pub use super::_entities::dashboard_visits::{ActiveModel, Column, Entity, Model, Relation};

impl ActiveModelBehavior for ActiveModel {}
