//! What one wants to be told.
use axum::{Form, extract::State, response::Response};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use super::account_of;
use crate::{
    Result,
    controllers::SignedIn,
    models::notifications::Topic,
    views::{Flash, Page, settings::News},
};

/// A box that is not ticked is not sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choices {
    friends: Option<String>,
    gifts: Option<String>,
    previews: Option<String>,
}

impl Choices {
    fn muted(&self) -> Vec<Topic> {
        let ticked = |topic: &Topic| match topic {
            Topic::Friends => self.friends.is_some(),
            Topic::Gifts => self.gifts.is_some(),
            Topic::Previews => self.previews.is_some(),
        };
        Topic::ALL.into_iter().filter(|topic| !ticked(topic)).collect()
    }
}

pub async fn edit(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
) -> Result<Response> {
    let user = account_of(&ctx.db, &person).await?;
    page.show("settings/notifications.html", &News::of(&user))
}

pub async fn update(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Form(choices): Form<Choices>,
) -> Result<Response> {
    account_of(&ctx.db, &person).await?.mute(&ctx.db, &choices.muted()).await?;
    Ok(Flash::done("saved").on("/settings/notifications"))
}

pub fn routes() -> Routes {
    Routes::new().add("/settings/notifications", get(edit)).add("/settings/notifications", post(update))
}
