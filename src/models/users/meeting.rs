//! Who can be met: everybody but those with whom there is a block, whichever of the two set it.
use sea_orm::{Condition, entity::prelude::*};

use super::{Column, Entity, Model};
use crate::{
    Error, Result,
    models::{Viewer, connections},
};

pub fn visible_to(viewer: &Viewer) -> Condition {
    let Some(id) = viewer.id() else { return Condition::all() };
    Condition::all().add(Column::Id.not_in_subquery(connections::ids_of(id, connections::BLOCKED)))
}

impl Model {
    pub async fn find_visible(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        let found = Entity::find_by_id(id).filter(visible_to(viewer)).one(db).await?;
        found.ok_or(Error::NotFound)
    }

    pub async fn find_by_handle(
        db: &impl ConnectionTrait,
        viewer: &Viewer,
        handle: &str,
    ) -> Result<Option<Self>> {
        let found = Entity::find().filter(Column::Handle.eq(handle.to_lowercase()));
        Ok(found.filter(visible_to(viewer)).one(db).await?)
    }
}
