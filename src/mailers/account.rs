//! Letters about an account itself.
use loco_rs::app::AppContext;

use super::{Note, send};
use crate::{
    Result,
    app::settings,
    models::{
        account_tokens::{self, Purpose},
        users,
    },
    views::Locale,
};

pub async fn confirm(ctx: &AppContext, user: &users::Model) -> Result<()> {
    let token = account_tokens::issue(&ctx.db, user, Purpose::Confirm).await?;
    write(ctx, user, "confirm", &format!("/confirm/{}", token.as_str())).await
}

/// To the address that is to become the account's. One that belongs to somebody else gets nothing, and nobody is told.
pub async fn change(ctx: &AppContext, user: &users::Model, email: &str) -> Result<()> {
    if users::Model::find_by_email(&ctx.db, email).await?.is_some() {
        return Ok(());
    }
    let token = account_tokens::issue_for(&ctx.db, user, email, Purpose::Confirm).await?;
    let to_new = users::Model { email: email.to_string(), ..user.clone() };
    write(ctx, &to_new, "confirm", &format!("/confirm/{}", token.as_str())).await?;
    write(ctx, user, "change", "/settings/account").await
}

/// To an unknown address nothing goes out, and nobody is told.
pub async fn forgotten(ctx: &AppContext, email: &str) -> Result<()> {
    let Some(user) = users::Model::find_by_email(&ctx.db, email).await? else { return Ok(()) };
    let token = account_tokens::issue(&ctx.db, &user, Purpose::Reset).await?;
    write(ctx, &user, "reset", &format!("/reset-password/{}", token.as_str())).await
}

async fn write(ctx: &AppContext, user: &users::Model, topic: &str, path: &str) -> Result<()> {
    let locale = Locale::new(&user.locale, &user.time_zone);
    let say = |part: &str| locale.text(&format!("letters.{topic}_{part}"));
    let note = Note {
        lang: locale.tag(),
        subject: say("subject"),
        greeting: locale.text_naming("letters.greeting", &user.name),
        body: say("body"),
        action: say("action"),
        url: format!("{}{path}", settings(ctx).base_url),
        footer: locale.text("letters.footer"),
    };
    send(ctx, &locale, &user.email, &note).await?;
    Ok(())
}
