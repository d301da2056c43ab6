//! Who sees which list: one condition, used by every read.
use sea_orm::{
    Condition,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};

use super::Column;
use crate::models::{Viewer, connections};

pub const PRIVATE: &str = "private";
pub const FRIENDS: &str = "friends";
pub const PUBLIC: &str = "public";

pub fn visible_to(viewer: &Viewer) -> Condition {
    let shown = Condition::all()
        .add(Column::ArchivedAt.is_null())
        .add(Condition::any().add(public()).add(shared_with(viewer)))
        .add(nobody_blocked(viewer));
    Condition::all().add(Column::DeletedAt.is_null()).add(Condition::any().add(owned_by(viewer)).add(shown))
}

/// For whoever holds its share link, also while it is private; put away, it is put away for them too.
pub fn behind_its_link(viewer: &Viewer) -> Condition {
    let shared = Condition::all().add(Column::ArchivedAt.is_null()).add(nobody_blocked(viewer));
    Condition::all().add(Column::DeletedAt.is_null()).add(Condition::any().add(owned_by(viewer)).add(shared))
}

/// False for guests: they own nothing.
pub fn owned_by(viewer: &Viewer) -> Condition {
    Condition::all().add(Column::UserId.eq(viewer.id().unwrap_or(NOBODY)))
}

/// Friends' lists, among those that are seen.
pub fn by_friends_of(viewer: &Viewer) -> Condition {
    let Some(id) = viewer.id() else { return never() };
    Condition::all()
        .add(Column::Visibility.into_expr().ne(word(PRIVATE)))
        .add(Column::UserId.in_subquery(connections::ids_of(id, connections::ACCEPTED)))
        .add(Column::ArchivedAt.is_null())
}

/// Public lists of people one has nothing to do with yet, among those that are seen.
pub fn by_strangers_to(viewer: &Viewer) -> Condition {
    let Some(id) = viewer.id() else { return public() };
    public()
        .add(Column::ArchivedAt.is_null())
        .add(Column::UserId.ne(id))
        .add(Column::UserId.not_in_subquery(connections::ids_of(id, connections::ACCEPTED)))
}

/// The word itself and not a parameter: only then does the database see that an index of public lists is enough.
fn word(visibility: &'static str) -> SimpleExpr {
    Expr::cust(format!("'{visibility}'"))
}

pub fn public() -> Condition {
    Condition::all().add(Column::Visibility.into_expr().eq(word(PUBLIC)))
}

fn shared_with(viewer: &Viewer) -> Condition {
    let Some(id) = viewer.id() else { return never() };
    Condition::all()
        .add(Column::Visibility.into_expr().eq(word(FRIENDS)))
        .add(Column::UserId.in_subquery(connections::ids_of(id, connections::ACCEPTED)))
}

/// Blocked people are strangers who get 404 everywhere, whichever of the two blocked.
fn nobody_blocked(viewer: &Viewer) -> Condition {
    let Some(id) = viewer.id() else { return Condition::all() };
    Condition::all().add(Column::UserId.not_in_subquery(connections::ids_of(id, connections::BLOCKED)))
}

fn never() -> Condition {
    Condition::all().add(Column::UserId.eq(NOBODY))
}

/// No row has this id.
const NOBODY: i64 = 0;
