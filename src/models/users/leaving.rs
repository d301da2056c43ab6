//! Leaving for good. Afterwards no row holds the person's name or address; what others promised them stays theirs, but
//! no longer says to whom.
use loco_rs::app::AppContext;
use sea_orm::{
    Condition, DatabaseTransaction, QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{Expr, SelectStatement},
};

use super::{Column, Entity, Model};
use crate::{
    Result, database,
    error::Invalid,
    models::{claims, invitations, items, letters, wishlists},
};

impl Model {
    /// The rest goes with the row: lists, wishes, friendships, sessions, news.
    pub async fn leave(self, ctx: &AppContext) -> Result<()> {
        let txn = database::begin(&ctx.db).await?;
        self.must_not_be_the_last_to_administer(&txn).await?;
        self.give_back_what_was_claimed(&txn).await?;
        self.be_forgotten_in_claims(&txn).await?;
        self.burn_letters(&txn).await?;
        Entity::delete_by_id(self.id).exec(&txn).await?;
        txn.commit().await?;
        claims::tell_givers_later(ctx, claims::About::Lost).await;
        Ok(())
    }

    async fn must_not_be_the_last_to_administer(&self, txn: &DatabaseTransaction) -> Result<()> {
        let others = Entity::find()
            .filter(Column::Id.ne(self.id))
            .order_by_desc(Column::Admin)
            .limit(1)
            .one(txn)
            .await?;
        match others {
            Some(other) if self.admin && !other.admin => {
                Err(Invalid::one("password", "last_administrator").into())
            }
            _ => Ok(()),
        }
    }

    /// Claims go with their giver, so what they held is free: gifters' pages are told, owners' are not.
    async fn give_back_what_was_claimed(&self, txn: &DatabaseTransaction) -> Result<()> {
        items::Entity::update_many()
            .col_expr(items::Column::ClaimsChangedAt, wishlists::next_version(items::Column::ClaimsChangedAt))
            .filter(items::Column::Id.in_subquery(self.claimed(claims::Column::ItemId)))
            .exec(txn)
            .await?;
        wishlists::Entity::update_many()
            .col_expr(
                wishlists::Column::ClaimsChangedAt,
                wishlists::next_version(wishlists::Column::ClaimsChangedAt),
            )
            .filter(wishlists::Column::Id.in_subquery(self.claimed(claims::Column::WishlistId)))
            .exec(txn)
            .await?;
        Ok(())
    }

    async fn be_forgotten_in_claims(&self, txn: &DatabaseTransaction) -> Result<()> {
        let theirs = claims::Entity::update_many()
            .col_expr(claims::Column::SnapshotRecipient, Expr::val(""))
            .col_expr(claims::Column::SnapshotWishlist, Expr::val(""))
            .filter(claims::Column::RecipientId.eq(self.id));
        theirs.exec(txn).await?;
        let as_guest = claims::Entity::update_many()
            .col_expr(claims::Column::GuestName, Expr::val(""))
            .col_expr(claims::Column::GuestEmail, Expr::val(None::<String>))
            .filter(claims::Column::GuestEmail.eq(self.email.as_str()));
        as_guest.exec(txn).await?;
        Ok(())
    }

    /// To them, and to others at their address.
    async fn burn_letters(&self, txn: &DatabaseTransaction) -> Result<()> {
        let named = Condition::any()
            .add(letters::Column::Recipient.eq(self.email.as_str()))
            .add(letters::Column::AboutId.eq(self.id));
        letters::Entity::delete_many().filter(named).exec(txn).await?;
        let invited = invitations::Entity::delete_many();
        invited.filter(invitations::Column::Email.eq(self.email.as_str())).exec(txn).await?;
        Ok(())
    }

    fn claimed(&self, what: claims::Column) -> SelectStatement {
        let mine = claims::Entity::find().select_only().column(what).filter(what.is_not_null());
        mine.filter(claims::Column::GiverId.eq(self.id)).into_query()
    }
}
