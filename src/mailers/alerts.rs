//! Letters to whoever operates the house.
use loco_rs::app::AppContext;

use super::{Note, send};
use crate::{Result, app::settings, monitoring::alerts::Notice, views::Locale};

pub async fn tell(ctx: &AppContext, recipient: &str, notice: &Notice) -> Result<()> {
    let locale = Locale::default();
    let note = Note {
        lang: locale.tag(),
        subject: notice.subject(),
        greeting: notice.subject(),
        body: format!("{} ({})", notice.figures(), notice.at),
        action: locale.text("alerts.look"),
        url: format!("{}/admin/performance", settings(ctx).base_url),
        footer: locale.text("alerts.footer"),
    };
    send(ctx, &locale, recipient, &note).await?;
    Ok(())
}
