{% set module_name = name | snake_case -%}
to: "src/mailers/{{ module_name }}.rs"
skip_exists: true
message: "`mailers::{{ module_name }}::welcome` writes a letter; its words are in assets/i18n/en/letters.ftl."
injections:
- into: "src/mailers/mod.rs"
  after: "pub mod account;"
  content: "pub mod {{ module_name }};"
- into: "assets/i18n/en/letters.ftl"
  append: true
  content: "    .{{ module_name }}_subject = Welcome\n    .{{ module_name }}_body = It is good to have you here.\n    .{{ module_name }}_action = Have a look:"
---
//! Letters about {{ module_name }}.
use loco_rs::app::AppContext;

use super::{Note, send};
use crate::{Result, app::settings, models::users, views::Locale};

pub async fn welcome(ctx: &AppContext, user: &users::Model) -> Result<()> {
    let locale = Locale::new(&user.locale, &user.time_zone);
    let note = Note {
        lang: locale.tag(),
        subject: locale.text("letters.{{ module_name }}_subject"),
        greeting: locale.text_naming("letters.greeting", &user.name),
        body: locale.text("letters.{{ module_name }}_body"),
        action: locale.text("letters.{{ module_name }}_action"),
        url: settings(ctx).base_url.clone(),
        footer: locale.text("letters.footer"),
    };
    send(ctx, &locale, &user.email, &note).await?;
    Ok(())
}
