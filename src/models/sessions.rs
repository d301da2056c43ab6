//! Who is signed in where.
use sea_orm::{ActiveValue::Set, JoinType, QuerySelect, RelationTrait, entity::prelude::*};

pub use super::_entities::sessions::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, Person, Token, notifications, users};
use crate::{Result, views::Locale};

mod remembered;

pub use remembered::{Proof, Remembered};

impl ActiveModelBehavior for ActiveModel {}

const DAYS: i64 = 60;
/// A session is written to again only after this long, so that reading a page stays a read.
const SEEN_EVERY_MINUTES: i64 = 60;

/// A new session with a new token: whoever knew an older one gains nothing by the sign-in.
pub async fn start(db: &impl ConnectionTrait, user_id: i64, user_agent: &str) -> Result<Token> {
    let token = Token::new();
    let now = Moment::now();
    let session = ActiveModel {
        user_id: Set(user_id),
        token_hash: Set(token.hash()),
        user_agent: Set(user_agent.chars().take(200).collect()),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(Moment::in_days(DAYS)),
        ..Default::default()
    };
    session.insert(db).await?;
    Ok(token)
}

/// The person behind a token, in one statement.
pub async fn person(db: &impl ConnectionTrait, token: &Token) -> Result<Option<(Person, Moment)>> {
    use users::Column as User;

    let row = Entity::find()
        .select_only()
        .column_as(Column::Id, "session_id")
        .column(Column::SeenAt)
        .columns([User::Id, User::Name, User::Handle, User::Email, User::Admin, User::Locale, User::TimeZone])
        .columns([User::Currency, User::Theme, User::EmailConfirmedAt, User::UpdatedAt])
        .expr_as(notifications::unread_of(User::Id), "unread")
        .join(JoinType::InnerJoin, Relation::Users.def())
        .filter(Column::TokenHash.eq(token.hash()))
        .filter(Column::ExpiresAt.gt(Moment::now()))
        .into_model::<Row>()
        .one(db)
        .await?;
    Ok(row.map(|row| (row.person, row.seen_at)))
}

/// Said at most once an hour.
pub async fn seen(db: &impl ConnectionTrait, session_id: i64, seen_at: Moment) -> Result<()> {
    if seen_at.plus_minutes(SEEN_EVERY_MINUTES) > Moment::now() {
        return Ok(());
    }
    let session = ActiveModel {
        id: Set(session_id),
        seen_at: Set(Moment::now()),
        expires_at: Set(Moment::in_days(DAYS)),
        ..Default::default()
    };
    match session.update(db).await {
        Ok(_) | Err(DbErr::RecordNotUpdated) => Ok(()),
        Err(err) => Err(err.into()),
    }
}

pub async fn of_user(db: &impl ConnectionTrait, user_id: i64) -> Result<Vec<Model>> {
    use sea_orm::QueryOrder;

    Ok(Entity::find().filter(Column::UserId.eq(user_id)).order_by_desc(Column::SeenAt).all(db).await?)
}

/// Who was here last, and how they read.
pub async fn recent(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<(i64, Locale)>> {
    use sea_orm::QueryOrder;
    use users::Column as User;

    let last = Entity::find()
        .select_only()
        .columns([User::Id, User::Locale, User::TimeZone])
        .join(JoinType::InnerJoin, Relation::Users.def())
        .filter(Column::ExpiresAt.gt(Moment::now()))
        .order_by_desc(Column::ExpiresAt)
        .limit(limit);
    let mut found: Vec<(i64, String, String)> = last.into_tuple().all(db).await?;
    found.dedup_by_key(|(id, ..)| *id);
    Ok(found.into_iter().map(|(id, locale, zone)| (id, Locale::new(&locale, &zone))).collect())
}

pub async fn end(db: &impl ConnectionTrait, user_id: i64, session_id: i64) -> Result<()> {
    Entity::delete_many()
        .filter(Column::UserId.eq(user_id))
        .filter(Column::Id.eq(session_id))
        .exec(db)
        .await?;
    Ok(())
}

pub async fn end_all(db: &impl ConnectionTrait, user_id: i64) -> Result<()> {
    Entity::delete_many().filter(Column::UserId.eq(user_id)).exec(db).await?;
    Ok(())
}

pub async fn end_others(db: &impl ConnectionTrait, person: &Person) -> Result<()> {
    let others =
        Entity::delete_many().filter(Column::UserId.eq(person.id)).filter(Column::Id.ne(person.session_id));
    others.exec(db).await?;
    Ok(())
}

#[derive(sea_orm::FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    person: Person,
    seen_at: Moment,
}
