//! Lists and wishes as rows, friends, and who may claim: the ground a story about gifts stands on.
use chrono::NaiveDate;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    EntityTrait, IntoActiveModel,
};
use wishare::models::{
    Gifter, Guest, Token, Viewer, claims, connections, items, pictures, sessions, wishlists,
};

use super::{Visitor, World};

pub const SECRET: &str = "a secret only tests know, long enough";

impl World {
    /// A list for friends; `change` says what is different.
    pub async fn list(
        &self,
        owner: &Visitor,
        change: impl FnOnce(&mut wishlists::ActiveModel),
    ) -> wishlists::Model {
        let mut list = wishlists::ActiveModel {
            user_id: Set(owner.id()),
            name: Set("Birthday".into()),
            visibility: Set("friends".into()),
            ..Default::default()
        };
        change(&mut list);
        list.insert(&self.db).await.unwrap()
    }

    /// One wish; `change` says what is different.
    pub async fn wish(
        &self,
        list: &wishlists::Model,
        change: impl FnOnce(&mut items::ActiveModel),
    ) -> items::Model {
        let mut wish = items::ActiveModel {
            wishlist_id: Set(list.id),
            name: Set("Teapot".into()),
            quantity: Set(Some(1)),
            ..Default::default()
        };
        change(&mut wish);
        wish.insert(&self.db).await.unwrap()
    }

    /// A picture of our own, for wishes to wear.
    pub async fn picture(&self) -> i64 {
        static DRAWN: &[u8] = include_bytes!("../../src/fixtures/pictures/book.png");
        let drawn = pictures::keep_drawn(&self.ctx, "book", DRAWN).await.unwrap().unwrap();
        let mut row = drawn.into_active_model().reset_all();
        row.id = NotSet; // the same files under a name of its own: drawing takes long
        row.source_key = Set(Token::new().as_str().into());
        row.insert(&self.db).await.unwrap().id
    }

    pub async fn befriend(&self, one: &Visitor, other: &Visitor) -> connections::Model {
        self.tie(one, other, connections::ACCEPTED).await
    }

    pub async fn tie(&self, one: &Visitor, other: &Visitor, state: &str) -> connections::Model {
        let tie = connections::ActiveModel {
            low_id: Set(one.id().min(other.id())),
            high_id: Set(one.id().max(other.id())),
            actor_id: Set(one.id()),
            state: Set(state.into()),
            ..Default::default()
        };
        tie.insert(&self.db).await.unwrap()
    }

    pub async fn claims(&self) -> Vec<claims::Model> {
        claims::Entity::find().all(&self.db).await.unwrap()
    }
}

impl Visitor {
    pub async fn viewer(&self) -> Viewer {
        let cookie = self.cookie("session").unwrap();
        sessions::person(self.db(), &cookie.as_str().into()).await.unwrap().unwrap().0.into()
    }

    pub async fn gifter(&self, list: &wishlists::Model) -> Gifter {
        Gifter::of(list, &self.viewer().await).expect("not the owner, and signed in")
    }
}

pub fn guest(list: &wishlists::Model, name: &str) -> Gifter {
    let guest = Guest::new(list.id, name).unwrap();
    Gifter::guest(list, &Viewer::guest(), guest, SECRET).unwrap()
}

pub fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// Saves the wish with this changed, as its owner would.
pub async fn edit(
    world: &World,
    wish: &items::Model,
    change: impl FnOnce(&mut items::ActiveModel),
) -> items::Model {
    let fresh = items::Entity::find_by_id(wish.id).one(&world.db).await.unwrap().unwrap();
    let mut row = fresh.into_active_model();
    change(&mut row);
    row.update(&world.db).await.unwrap()
}
