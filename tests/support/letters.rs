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

    /// The latest letter to this address.
    pub async fn letter_to(&self, email: &str) -> Model {
        self.letter_that(|letters| letters.iter().rfind(|letter| letter.recipient == email).cloned()).await
    }

    /// The first letter of the world is number one.
    pub async fn letter_number(&self, number: usize) -> Model {
        self.letter_that(|letters| letters.get(number - 1).cloned()).await
    }

    /// Some letters are written just after the answer, so it may take a moment.
    async fn letter_that(&self, is_there: impl Fn(&[Model]) -> Option<Model>) -> Model {
        for _ in 0..500 {
            if let Some(letter) = is_there(&self.letters().await) {
                return letter;
            }
            sleep(Duration::from_millis(10)).await;
        }
        panic!("the letter was never written; there are {:#?}", self.letters().await);
    }

    /// The path of the link in a letter.
    pub fn link_in(&self, letter: &Model) -> String {
        let ours = &settings(&self.ctx).base_url;
        let link = letter.text.split_whitespace().find_map(|word| word.strip_prefix(ours.as_str()));
        link.unwrap_or_else(|| panic!("no link of ours in: {}", letter.text)).into()
    }
}
