//! What administrators see.
use serde::Serialize;

mod acts;
pub mod jobs;
mod throughput;

pub use acts::{ACTS_A_PAGE, Acts};

use super::people::PersonTag;
use crate::models::{
    Moment,
    users::{self, administering::House},
};

pub const PEOPLE_A_PAGE: usize = 50;

#[derive(Serialize)]
pub struct Overview {
    tiles: [Tile; 7],
    #[serde(flatten)]
    acts: Acts,
}

#[derive(Serialize)]
struct Tile {
    word: &'static str,
    count: i64,
    href: &'static str,
}

#[derive(Serialize)]
pub struct People {
    q: String,
    people: Vec<Account>,
    more: String,
}

#[derive(Serialize)]
struct Account {
    person: PersonTag,
    email: String,
    confirmed: bool,
    admin: bool,
    is_me: bool,
    created_at: Moment,
}

impl Overview {
    pub fn new(house: House, acts: Acts) -> Self {
        let tile = |word, count| Tile { word, count, href: "" };
        Self {
            tiles: [
                Tile { word: "people", count: house.people, href: "/admin/users" },
                tile("newcomers", house.newcomers),
                tile("signed_in", house.signed_in),
                tile("lists", house.lists),
                tile("wishes", house.wishes),
                tile("friendships", house.friendships),
                Tile { word: "letters", count: house.letters, href: "/admin/letters" },
            ],
            acts,
        }
    }
}

impl People {
    pub fn new(q: String, mut people: Vec<users::Model>, me: i64) -> Self {
        let mut more = String::new();
        if people.len() > PEOPLE_A_PAGE {
            people.truncate(PEOPLE_A_PAGE);
            let last = people.last().map_or(0, |last| last.id).to_string();
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            more =
                format!("/admin/users?{}", query.append_pair("q", &q).append_pair("before", &last).finish());
        }
        Self { q, people: people.iter().map(|user| Account::of(user, me)).collect(), more }
    }
}

impl Account {
    fn of(user: &users::Model, me: i64) -> Self {
        Self {
            person: user.into(),
            email: user.email.clone(),
            confirmed: user.email_confirmed_at.is_some(),
            admin: user.admin,
            is_me: user.id == me,
            created_at: user.created_at,
        }
    }
}
