//! Telling givers what became of what they claimed. The owner's requests only ask for this job, whether anybody
//! claimed or not: what she sends, reads and waits for is the same.
use loco_rs::{app::AppContext, prelude::BackgroundWorker};
use sea_orm::{ActiveValue::Set, Condition, DatabaseConnection, QuerySelect, QueryTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::{ActiveModel, Column, Orphaned, held, holding};
use crate::{
    Error, Result, database,
    models::{Gift, Moment, items, notifications, notifications::News},
    views::Locale,
    workers::claim_notices::ClaimNoticesJob,
};

/// Whose claims may have something to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Item(i64),
    Wishlist(i64),
    /// Two people who became friends, stopped being so, or of whom one blocked the other.
    Between(i64, i64),
    /// Accounts that are gone, and their lists with them.
    Lost,
}

/// After commit. A queue that is away loses nothing that My gifts would not show anyway.
pub async fn tell_givers_later(ctx: &AppContext, about: About) {
    if let Err(err) = ClaimNoticesJob::perform_later(ctx, about).await {
        tracing::warn!(error = %err, "givers are not told of a change yet");
    }
}

pub async fn tell_givers(db: &DatabaseConnection, about: About) -> Result<()> {
    for gift in Gift::which(db, about.which()).await? {
        gift.tell(db, about).await?;
    }
    Ok(())
}

impl About {
    fn which(self) -> Condition {
        match self {
            Self::Item(id) => Condition::all().add(Column::ItemId.eq(id)),
            Self::Wishlist(id) => {
                let its_items = items::Entity::find()
                    .select_only()
                    .column(items::Column::Id)
                    .filter(items::Column::WishlistId.eq(id));
                Condition::all().add(Column::ItemId.in_subquery(its_items.into_query()))
            }
            Self::Between(one, other) => Condition::any().add(given(one, other)).add(given(other, one)),
            Self::Lost => Condition::all()
                .add(Column::RecipientId.is_null())
                .add(Column::Orphaned.is_null())
                .add(held()),
        }
    }
}

fn given(giver: i64, owner: i64) -> Condition {
    Condition::all().add(Column::GiverId.eq(giver)).add(Column::RecipientId.eq(owner))
}

impl Gift {
    /// Running twice tells once: what was told stands in the row.
    async fn tell(self, db: &DatabaseConnection, about: About) -> Result<()> {
        let now = self.standing_after(about);
        match (self.claim.told(), now) {
            (was, now) if was == now => self.tell_of_change(db).await,
            (Some(Orphaned::FriendshipEnded), None) => self.take_up_again(db).await,
            (_, None) => self.tell_of_return(db).await,
            (_, Some(reason)) => self.tell_of_orphaning(db, reason).await,
        }
    }

    /// Out of sight because they parted is over; out of sight otherwise may come back.
    fn standing_after(&self, about: About) -> Option<Orphaned> {
        let now = self.standing();
        let parted = matches!(about, About::Between(..)) && self.tie.is_none();
        if parted && now == Some(Orphaned::Hidden) { Some(Orphaned::FriendshipEnded) } else { now }
    }

    async fn tell_of_orphaning(self, db: &DatabaseConnection, reason: Orphaned) -> Result<()> {
        let txn = database::begin(db).await?;
        let mut claim: ActiveModel = self.claim.clone().into();
        claim.orphaned = Set(Some(reason.word().into()));
        if reason == Orphaned::FriendshipEnded {
            claim.released_at = Set(Some(Moment::now()));
        }
        claim.update(&txn).await?;
        if self.claim.is_held() {
            self.news(&txn, News::claim_orphaned(self.claim.id, reason.word())).await?;
        }
        Ok(txn.commit().await?)
    }

    /// As if nothing had happened: news nobody read yet is taken back.
    async fn tell_of_return(self, db: &DatabaseConnection) -> Result<()> {
        let txn = database::begin(db).await?;
        let mut claim: ActiveModel = self.claim.clone().into();
        claim.orphaned = Set(None);
        claim.update(&txn).await?;
        self.no_news(&txn, News::claim_orphaned(self.claim.id, "")).await?;
        Ok(txn.commit().await?)
    }

    /// Friends again: the gift is theirs again, if nobody took it meanwhile.
    async fn take_up_again(self, db: &DatabaseConnection) -> Result<()> {
        let Some(item_id) = self.claim.item_id else { return Ok(()) };
        let txn = database::begin(db).await?;
        holding::take_turns(&txn, item_id).await?;
        let quantity = self.claim.quantity;
        match holding::hold(&txn, self.claim.clone(), quantity).await {
            Ok(_) => self.no_news(&txn, News::claim_orphaned(self.claim.id, "")).await?,
            Err(Error::Conflict(_)) => return Ok(()),
            Err(err) => return Err(err),
        }
        items::touch_claims(&txn, item_id).await?;
        Ok(txn.commit().await?)
    }

    async fn tell_of_change(self, db: &DatabaseConnection) -> Result<()> {
        let change = self.change();
        let (true, Some(item_id)) = (self.claim.is_held() && !change.is_none(), self.claim.item_id) else {
            return Ok(());
        };
        self.news(
            db,
            News::item_changed(self.claim.id, item_id, change.pairs(&self.claim, &Locale::default())),
        )
        .await
    }

    /// A guest has nowhere to be told but by letter.
    async fn news(&self, db: &impl ConnectionTrait, news: News) -> Result<()> {
        let Some(giver_id) = self.claim.giver_id else { return Ok(()) };
        notifications::tell(db, giver_id, news).await
    }

    async fn no_news(&self, db: &impl ConnectionTrait, news: News) -> Result<()> {
        let Some(giver_id) = self.claim.giver_id else { return Ok(()) };
        notifications::take_back(db, giver_id, &news).await
    }
}
