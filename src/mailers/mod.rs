//! Letters: rendered in the reader's language as text and as HTML, kept as a row, carried by a job.
use loco_rs::{app::AppContext, prelude::BackgroundWorker};
use serde::Serialize;

use crate::{
    Result,
    app::views,
    models::letters::{self, Letter},
    views::Locale,
    workers::letter_delivery::LetterDeliveryJob,
};

pub mod account;
pub mod alerts;
pub mod gifts;
pub mod invitations;

/// A plain letter: a greeting, a sentence or two, one thing to do.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    pub lang: String,
    pub subject: String,
    pub greeting: String,
    pub body: String,
    pub action: String,
    pub url: String,
    pub footer: String,
}

pub async fn send(ctx: &AppContext, locale: &Locale, recipient: &str, note: &Note) -> Result<letters::Model> {
    write(ctx, locale, recipient, note, false).await
}

/// About gifts: never held for an administrator to read, so without a mail server it is not written at all.
pub async fn send_sealed(ctx: &AppContext, locale: &Locale, recipient: &str, note: &Note) -> Result<()> {
    if ctx.mailer.is_some() {
        write(ctx, locale, recipient, note, true).await?;
    }
    Ok(())
}

async fn write(
    ctx: &AppContext,
    locale: &Locale,
    recipient: &str,
    note: &Note,
    sealed: bool,
) -> Result<letters::Model> {
    let letter = Letter {
        recipient: recipient.to_string(),
        subject: note.subject.clone(),
        text: format!(
            "{}\n\n{}\n\n{}\n{}\n\n{}\n",
            note.greeting, note.body, note.action, note.url, note.footer
        ),
        html: views(ctx).render(locale, "letters/note.html", note)?,
        sealed,
    };
    let letter = letter.write(&ctx.db, ctx).await?;
    if let Err(err) = LetterDeliveryJob::perform_later(ctx, (&letter).into()).await {
        tracing::warn!(letter.id, error = %err, "the letter waits for the reconciler");
    }
    Ok(letter)
}
