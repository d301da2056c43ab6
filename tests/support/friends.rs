//! What people do about each other.
use sea_orm::EntityTrait;
use wishare::models::connections::{self, Standing};

use super::{Answer, Visitor};

impl Visitor {
    /// By handle or address.
    pub async fn asks_to_be_friends(&self, who: &str) -> Answer {
        self.post("/friends", &[("who", who)]).await
    }

    pub async fn accepts(&self, other: &Visitor) -> Answer {
        self.post(format!("/friends/{}/accept", other.id()), &[]).await
    }

    pub async fn declines(&self, other: &Visitor) -> Answer {
        self.post(format!("/friends/{}/decline", other.id()), &[]).await
    }

    pub async fn withdraws_from(&self, other: &Visitor) -> Answer {
        self.post(format!("/friends/{}/withdraw", other.id()), &[]).await
    }

    pub async fn ends_friendship_with(&self, other: &Visitor) -> Answer {
        self.post(format!("/friends/{}/remove", other.id()), &[]).await
    }

    pub async fn blocks(&self, other: &Visitor) -> Answer {
        self.post(format!("/blocks/{}", other.id()), &[]).await
    }

    pub async fn unblocks(&self, other: &Visitor) -> Answer {
        self.post(format!("/blocks/{}/remove", other.id()), &[]).await
    }

    pub async fn stands_to(&self, other: &Visitor) -> Standing {
        Standing::between(self.db(), self.id(), other.id()).await.unwrap()
    }

    pub async fn connections(&self) -> usize {
        connections::Entity::find().all(self.db()).await.unwrap().len()
    }

    /// How many words the bell in the header says are new.
    pub async fn unread(&self) -> i64 {
        self.viewer().await.person().unwrap().unread
    }
}
