//! Letters to guests who give something. They are sealed: not even an administrator reads them.
use loco_rs::app::AppContext;

use super::{Note, send_sealed};
use crate::{
    Result,
    app::settings,
    models::{Token, claims},
    views::Locale,
};

pub async fn receipt(
    ctx: &AppContext,
    locale: &Locale,
    claim: &claims::Model,
    receipt: &Token,
    email: &str,
) -> Result<()> {
    let name = claim.guest_name.clone().unwrap_or_default();
    let note = Note {
        lang: locale.tag(),
        subject: locale.text_naming("letters.receipt_subject", &claim.snapshot_name),
        greeting: locale.text_naming("letters.greeting", &name),
        body: locale.text_naming("letters.receipt_body", &claim.snapshot_recipient),
        action: locale.text("letters.receipt_action"),
        url: format!("{}/receipts/{}", settings(ctx).base_url, receipt.as_str()),
        footer: locale.text("letters.footer"),
    };
    send_sealed(ctx, locale, email, &note).await
}
