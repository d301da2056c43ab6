//! Where a wish stands: its place on its list, or another list. Places have room between them, so that moving one
//! wish writes one row; when the room is used up, the list is numbered anew.
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, Statement, entity::prelude::*};

use super::{
    ActiveModel, Column, Entity, Model,
    adding::{GAP, first_position},
    provenance,
};
use crate::{
    Result,
    models::{Moment, wishlists},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Up,
    Down,
    /// Counted from 1.
    At(usize),
}

impl Model {
    /// A new place changes the list and not the wish. A place beyond the ends is the end.
    pub async fn move_to(&self, txn: &impl ConnectionTrait, place: Place) -> Result<()> {
        let mut order = order_of(txn, self.wishlist_id).await?;
        let Some(from) = order.iter().position(|(id, _)| *id == self.id) else { return Ok(()) };
        let last = order.len() - 1;
        let to = match place {
            Place::Up => from.saturating_sub(1),
            Place::Down => (from + 1).min(last),
            Place::At(place) => place.saturating_sub(1).min(last),
        };
        if from == to {
            return Ok(());
        }
        let this = order.remove(from);
        order.insert(to, this);
        put(txn, self.wishlist_id, &order, to).await?;
        wishlists::touch(txn, self.wishlist_id).await
    }

    /// Onto another of her lists, before all others. Lists are touched in one order, so that two moves never wait for
    /// each other.
    pub async fn move_to_list(&self, txn: &impl ConnectionTrait, wishlist: &wishlists::Model) -> Result<()> {
        if self.wishlist_id == wishlist.id {
            return Ok(());
        }
        let position = first_position(txn, wishlist.id).await? - GAP;
        let moved = Entity::update_many()
            .col_expr(Column::WishlistId, Expr::value(wishlist.id))
            .col_expr(Column::Position, Expr::value(position))
            .col_expr(Column::UpdatedAt, wishlists::next_version(Column::UpdatedAt))
            .filter(Column::Id.eq(self.id));
        moved.exec(txn).await?;
        for id in [self.wishlist_id.min(wishlist.id), self.wishlist_id.max(wishlist.id)] {
            wishlists::touch(txn, id).await?;
            wishlists::recount(txn, id).await?;
        }
        Ok(())
    }

    /// The same wish once more, right after this one (the same place, a later id), still wished for and claimed by nobody.
    pub async fn duplicate(&self, txn: &impl ConnectionTrait) -> Result<Self> {
        let copy = ActiveModel {
            id: sea_orm::ActiveValue::NotSet,
            received_at: Set(None),
            thanked_at: Set(None),
            provenance: Set(provenance::add(&self.provenance, ["name"].into_iter())),
            preview_requested_at: Set(self.preview_requested_at.map(|_| Moment::now())),
            ..ActiveModel::from(self.clone()).reset_all()
        };
        let copy = copy.insert(txn).await?;
        wishlists::recount(txn, copy.wishlist_id).await?;
        Ok(copy)
    }
}

/// What is wished for, in order: ids and positions.
async fn order_of(db: &impl ConnectionTrait, wishlist_id: i64) -> Result<Vec<(i64, i64)>> {
    let order = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Position])
        .filter(Column::WishlistId.eq(wishlist_id))
        .filter(Column::DeletedAt.is_null())
        .filter(Column::ReceivedAt.is_null())
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id);
    Ok(order.into_tuple().all(db).await?)
}

/// `order` is as it shall be; only the one at `to` has a position that does not fit yet.
async fn put(txn: &impl ConnectionTrait, wishlist_id: i64, order: &[(i64, i64)], to: usize) -> Result<()> {
    let before = to.checked_sub(1).map(|place| order[place].1);
    let after = order.get(to + 1).map(|(_, position)| *position);
    let position = match (before, after) {
        (Some(before), Some(after)) if after - before < 2 => {
            return number_anew(txn, wishlist_id, order).await;
        }
        (Some(before), Some(after)) => before + (after - before) / 2,
        (Some(before), None) => before + GAP,
        (None, Some(after)) => after - GAP,
        (None, None) => return Ok(()),
    };
    let moved = Entity::update_many()
        .col_expr(Column::Position, Expr::value(position))
        .filter(Column::Id.eq(order[to].0));
    moved.exec(txn).await?;
    Ok(())
}

/// In one statement, whatever the length: (id, place) pairs as a table. Removed and received wishes keep theirs.
async fn number_anew(txn: &impl ConnectionTrait, wishlist_id: i64, order: &[(i64, i64)]) -> Result<()> {
    let places = order.iter().zip(1_i64..);
    let rows: Vec<String> = places.map(|((id, _), place)| format!("({id}, {})", place * GAP)).collect();
    let sql = format!(
        "WITH places(id, place) AS (VALUES {}) \
         UPDATE items SET position = (SELECT place FROM places WHERE places.id = items.id) \
         WHERE wishlist_id = $1 AND id IN (SELECT id FROM places)",
        rows.join(", ")
    );
    let statement = Statement::from_sql_and_values(txn.get_database_backend(), sql, [wishlist_id.into()]);
    txn.execute_raw(statement).await?;
    Ok(())
}
