//! Sending out, and taking back.
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, PaginatorTrait, TryInsertResult, entity::prelude::*,
    sea_query::ExprTrait,
};

use super::{Column, Entity, MOST_LETTERS, Model, open, row};
use crate::{
    Result, database,
    error::Invalid,
    models::{
        Moment, Person,
        connections::Standing,
        notifications::{self, News},
        users,
    },
};

/// A letter to write, or none because one is on its way already. Whoever has the address is told as well; nobody is
/// told, and no letter written, where one of the two has blocked the other. Each address takes the same statements.
pub async fn by_letter(db: &DatabaseConnection, me: &Person, email: &str) -> Result<Option<Model>> {
    let txn = database::begin(db).await?;
    make_room(&txn, me, email).await?;
    let new = Entity::insert(row(me.id, Some(email.to_string())))
        .on_conflict_do_nothing_on([Column::InviterId, Column::Email]);
    let is_new = matches!(new.exec_without_returning(&txn).await?, TryInsertResult::Inserted(1..));
    let reader = users::Model::find_by_email(&txn, email).await?;
    let reader_id = reader.as_ref().map_or(NOBODY, |user| user.id);
    let blocked = Standing::between(&txn, me.id, reader_id).await? == Standing::Blocked;
    let confirmed = reader.is_some_and(|user| user.email_confirmed_at.is_some());
    let told = if confirmed && !blocked && is_new { reader_id } else { NOBODY };
    notifications::tell(&txn, told, News::friend_requested(me.id)).await?;
    let written = Entity::find().filter(Column::InviterId.eq(me.id)).filter(Column::Email.eq(email));
    let written = written.one(&txn).await?;
    txn.commit().await?;
    Ok(written.filter(|_| is_new && !blocked))
}

/// My one link, the same until I end it or it runs out.
pub async fn open_link(db: &DatabaseConnection, me: i64) -> Result<Model> {
    let txn = database::begin(db).await?;
    // Two clicks at once wait for each other here, so there is one link.
    users::hold(&txn, me).await?;
    let link = open().filter(Column::InviterId.eq(me)).filter(Column::Email.is_null()).one(&txn).await?;
    let link = match link {
        Some(link) => link,
        None => row(me, None).insert(&txn).await?,
    };
    txn.commit().await?;
    Ok(link)
}

pub async fn end_link(db: &impl ConnectionTrait, me: i64) -> Result<()> {
    let mine = Entity::delete_many().filter(Column::InviterId.eq(me)).filter(Column::Email.is_null());
    mine.exec(db).await?;
    Ok(())
}

/// The letter may have arrived, but its link leads nowhere any more.
pub async fn withdraw(db: &DatabaseConnection, me: i64, id: i64) -> Result<()> {
    let txn = database::begin(db).await?;
    let mine = Entity::find_by_id(id).filter(Column::InviterId.eq(me)).one(&txn).await?;
    let Some(invitation) = mine else { return Ok(()) };
    if let Some(email) = &invitation.email {
        let reader = users::Model::find_by_email(&txn, email).await?;
        let reader_id = reader.map_or(NOBODY, |user| user.id);
        notifications::take_back(&txn, reader_id, &News::friend_requested(me)).await?;
    }
    invitation.delete(&txn).await?;
    txn.commit().await?;
    Ok(())
}

/// Away with the one that ran out or was answered, so that the same address can be asked anew; and not too many.
async fn make_room(txn: &DatabaseTransaction, me: &Person, email: &str) -> Result<()> {
    let over = Column::ExpiresAt.lte(Moment::now()).or(Column::AcceptedAt.is_not_null());
    let mine = || Column::InviterId.eq(me.id);
    let old = Entity::delete_many().filter(mine()).filter(Column::Email.eq(email)).filter(over);
    old.exec(txn).await?;
    let waiting = open().filter(mine()).filter(Column::Email.is_not_null()).count(txn).await?;
    if waiting >= MOST_LETTERS {
        return Err(Invalid::one("who", "too_many_invitations").into());
    }
    Ok(())
}

/// No row has this id.
const NOBODY: i64 = 0;
