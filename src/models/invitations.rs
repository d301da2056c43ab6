//! Ways in: by letter to one address, or by a link that can be passed on. Whoever invites by address learns nothing
//! about it: an address with an account and one without look the same to them until somebody comes.
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

pub use super::_entities::invitations::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, Person, Token, connections, users};
use crate::{Error, Result};

mod coming;
mod inviting;

pub use coming::{accept, decline};
pub use inviting::{by_letter, end_link, open_link, withdraw};

const DAYS: i64 = 30;
/// A link that everybody passes on is no longer an invitation.
const MOST_USES: i64 = 100;
const MOST_LETTERS: u64 = 50;

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_link(&self) -> bool {
        self.email.is_none()
    }
}

/// What I have sent out and nobody has answered, and my link.
pub async fn outgoing(db: &impl ConnectionTrait, me: i64) -> Result<Vec<Model>> {
    let open = open().filter(Column::InviterId.eq(me)).order_by_desc(Column::Id).limit(MOST_LETTERS + 1);
    Ok(open.all(db).await?)
}

/// Who has written to my address, once I have shown that it is mine.
pub async fn incoming(db: &impl ConnectionTrait, me: &Person) -> Result<Vec<(Model, users::Model)>> {
    if me.email_confirmed_at.is_none() {
        return Ok(Vec::new());
    }
    let waiting = open()
        .find_also_related(users::Entity)
        .filter(Column::Email.eq(&me.email))
        .filter(Column::DeclinedAt.is_null())
        .filter(Column::InviterId.not_in_subquery(connections::ids_of(me.id, connections::BLOCKED)))
        .filter(Column::InviterId.not_in_subquery(connections::ids_of(me.id, connections::ACCEPTED)))
        .order_by_desc(Column::Id)
        .limit(MOST_LETTERS);
    let found = waiting.all(db).await?;
    Ok(found.into_iter().filter_map(|(row, inviter)| Some((row, inviter?))).collect())
}

/// The invitation behind a link, with who invites, as long as it holds.
pub async fn find(db: &impl ConnectionTrait, token: &str) -> Result<(Model, users::Model)> {
    let found = open().find_also_related(users::Entity).filter(Column::Token.eq(token)).one(db).await?;
    match found {
        Some((row, Some(inviter))) => Ok((row, inviter)),
        _ => Err(Error::NotFound),
    }
}

fn open() -> Select<Entity> {
    Entity::find()
        .filter(Column::ExpiresAt.gt(Moment::now()))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::Uses.lt(MOST_USES))
}

fn row(inviter_id: i64, email: Option<String>) -> ActiveModel {
    ActiveModel {
        inviter_id: Set(inviter_id),
        email: Set(email),
        token: Set(Token::new().as_str().to_string()),
        created_at: Set(Moment::now()),
        expires_at: Set(Moment::in_days(DAYS)),
        uses: Set(0),
        ..Default::default()
    }
}
