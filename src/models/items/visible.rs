//! A wish is seen by whoever sees its list, unless it is hidden or taken away.
use sea_orm::{Condition, entity::prelude::*};

use super::Column;
use crate::models::{Viewer, wishlists};

/// For queries that join the wish's list.
pub fn visible_to(viewer: &Viewer) -> Condition {
    Condition::all()
        .add(Column::DeletedAt.is_null())
        .add(wishlists::visible_to(viewer))
        .add(Condition::any().add(shown()).add(wishlists::visible::owned_by(viewer)))
}

/// Within a list that is seen already.
pub fn shown() -> Condition {
    Condition::all().add(Column::Private.eq(false))
}
