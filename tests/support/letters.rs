//! The mail that went out, and the links in it.
use std::time::Duration;

use sea_orm::{EntityTrait, QueryOrder};
use tokio::time::sleep;
use wishare::{
    app::settings,
    models::letters::{Column, Entity, Model},
};

use super::World;

impl World {
    /// Everything written so far, oldest first.
    pub async fn letters(&self) -> Vec<Model> {
        Entity::find().order_by_asc(Column::Id).all(&self.db).await.unwrap()
    }

    /// The latest letter to this address; some are written just after the answer, so it may take a moment.
    pub async fn letter_to(&self, email: &str) -> Model {
        for _ in 0..500 {
            if let Some(letter) = self.letters().await.into_iter().rfind(|letter| letter.recipient == email) {
                return letter;
            }
            sleep(Duration::from_millis(10)).await;
        }
        panic!("nobody wrote to {email}");
    }

    /// The path of the link in a letter.
    pub fn link_in(&self, letter: &Model) -> String {
        let ours = &settings(&self.ctx).base_url;
        let link = letter.text.split_whitespace().find_map(|word| word.strip_prefix(ours.as_str()));
        link.unwrap_or_else(|| panic!("no link of ours in: {}", letter.text)).into()
    }
}
