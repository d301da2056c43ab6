//! Mail that is to go out: the row first, then the job that carries it.
use loco_rs::{app::AppContext, mailer::Email};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

pub use super::_entities::letters::{ActiveModel, Column, Entity, Model};
use super::Moment;
use crate::{Error, Result, app::settings};

impl ActiveModelBehavior for ActiveModel {}

/// What a letter says, in both parts.
#[derive(Clone, Debug)]
pub struct Letter {
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Speaks of gifts, so not even an administrator reads it: it may be for them.
    pub sealed: bool,
}

impl Letter {
    pub async fn write(self, db: &impl ConnectionTrait, ctx: &AppContext) -> Result<Model> {
        let row = ActiveModel {
            recipient: Set(self.recipient),
            subject: Set(self.subject),
            text: Set(self.text),
            html: Set(self.html),
            sealed: Set(self.sealed),
            state: Set(if ctx.mailer.is_some() { "pending" } else { "held" }.into()),
            created_at: Set(Moment::now()),
            ..Default::default()
        };
        Ok(row.insert(db).await?)
    }
}

impl Model {
    /// Hand the letter to the mail server. A letter already sent, or held, is left alone.
    pub async fn deliver(self, ctx: &AppContext) -> Result<()> {
        let Some(mailer) = ctx.mailer.as_ref().filter(|_| self.state == "pending") else { return Ok(()) };
        let email = Email {
            from: Some(settings(ctx).mail_from.clone()),
            to: self.recipient.clone(),
            subject: self.subject.clone(),
            text: self.text.clone(),
            html: self.html.clone(),
            ..Default::default()
        };
        mailer.mail(&email).await.map_err(Error::from)?;
        self.now_sent(ctx).await
    }

    async fn now_sent(self, ctx: &AppContext) -> Result<()> {
        let mut row: ActiveModel = self.into();
        row.state = Set("sent".into());
        row.sent_at = Set(Some(Moment::now()));
        row.update(&ctx.db).await?;
        Ok(())
    }
}

/// What the administrator has to pass on because there is no mail server.
pub async fn held(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    let held = Entity::find()
        .filter(Column::State.is_in(["held", "failed"]))
        .filter(Column::Sealed.eq(false))
        .order_by_desc(Column::Id);
    Ok(held.limit(100).all(db).await?)
}

/// A letter to somebody else that names this person: should they leave, it leaves with them.
pub async fn is_about(db: &impl ConnectionTrait, letter: Model, user_id: i64) -> Result<()> {
    let mut row: ActiveModel = letter.into();
    row.about_id = Set(Some(user_id));
    row.update(db).await?;
    Ok(())
}

/// What should have gone out long ago.
pub async fn pending_since(db: &impl ConnectionTrait, moment: Moment, limit: u64) -> Result<Vec<Model>> {
    let pending = Entity::find().filter(Column::State.eq("pending")).filter(Column::CreatedAt.lt(moment));
    Ok(pending.order_by_asc(Column::Id).limit(limit).all(db).await?)
}

/// The mail server never took it; the administrator passes it on.
pub async fn now_failed(db: &impl ConnectionTrait, id: i64) -> Result<()> {
    let failed = Entity::update_many()
        .col_expr(Column::State, Expr::value("failed"))
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq("pending"));
    failed.exec(db).await?;
    Ok(())
}
