//! Letters that ask somebody in. The same whether or not the address has an account.
use loco_rs::app::AppContext;

use super::{Note, send};
use crate::{
    Result,
    app::settings,
    models::{Person, invitations, letters},
};

/// In the inviter's language: of the reader nothing is known, or to be told.
pub async fn invite(ctx: &AppContext, inviter: &Person, invitation: &invitations::Model) -> Result<()> {
    let Some(recipient) = &invitation.email else { return Ok(()) };
    let locale = inviter.reads();
    let say = |part: &str| locale.text_naming(&format!("invitations.letter_{part}"), &inviter.name);
    let note = Note {
        lang: locale.tag(),
        subject: say("subject"),
        greeting: say("greeting"),
        body: say("body"),
        action: say("action"),
        url: format!("{}/invitations/{}", settings(ctx).base_url, invitation.token),
        footer: say("footer"),
    };
    let letter = send(ctx, &locale, recipient, &note).await?;
    letters::is_about(&ctx.db, letter, inviter.id).await
}
