//! What a person decides about themselves.
use loco_rs::controller::Routes;

use crate::{
    Error, Result,
    models::{Person, users},
};

pub mod account;
pub mod data;
pub mod devices;
pub mod news;
pub mod profile;

pub fn routes() -> Vec<Routes> {
    vec![profile::routes(), account::routes(), devices::routes(), news::routes(), data::routes()]
}

/// The whole row; a session only brings what every page needs.
async fn account_of(db: &impl sea_orm::ConnectionTrait, person: &Person) -> Result<users::Model> {
    use sea_orm::EntityTrait;

    users::Entity::find_by_id(person.id).one(db).await?.ok_or(Error::NotFound)
}
