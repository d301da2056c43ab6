//! The page of friends: who asks, who they are, whom one has asked, and how to ask.
use loco_rs::app::AppContext;
use serde::{Deserialize, Serialize};

use super::people::{PersonRow, PersonTag};
use crate::{
    Result,
    app::settings,
    models::{
        Moment, Person,
        connections::{Known, Standing, known},
        invitations, users,
    },
};

const FRIENDS_A_PAGE: usize = 60;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ask {
    pub who: String,
}

#[derive(Serialize)]
pub struct Index<'a> {
    form: &'a Ask,
    asking: Vec<PersonRow>,
    inviting: Vec<Inviting>,
    asked: Vec<PersonRow>,
    letters: Vec<Letter>,
    link: Option<String>,
    friends: Vec<PersonRow>,
    more: String,
    blocked: Vec<PersonRow>,
}

/// Somebody who wrote to my address.
#[derive(Serialize)]
struct Inviting {
    person: PersonTag,
    token: String,
}

#[derive(Serialize)]
struct Letter {
    id: i64,
    email: String,
    at: Moment,
}

#[derive(Serialize)]
pub struct Invited {
    inviter: PersonTag,
    token: String,
}

#[derive(Serialize)]
pub struct Ended {}

#[derive(Serialize)]
pub struct Ending {
    person: PersonTag,
}

impl<'a> Index<'a> {
    pub async fn load(ctx: &AppContext, me: &Person, form: &'a Ask, after: Option<&str>) -> Result<Self> {
        let waiting = known::waiting_or_blocked(&ctx.db, me.id).await?;
        let mut friends = known::friends(&ctx.db, me.id, after, FRIENDS_A_PAGE as u64 + 1).await?;
        let inviting = invitations::incoming(&ctx.db, me).await?;
        let (links, letters): (Vec<_>, Vec<_>) =
            invitations::outgoing(&ctx.db, me.id).await?.into_iter().partition(invitations::Model::is_link);
        let those = |standing| {
            let fit = waiting.iter().filter(move |known| known.standing(me.id) == standing);
            fit.map(PersonRow::from).collect()
        };
        Ok(Self {
            form,
            asking: those(Standing::AsksMe),
            asked: those(Standing::Asked),
            blocked: those(Standing::Blocked),
            inviting: inviting.iter().map(Inviting::from).collect(),
            letters: letters.into_iter().filter_map(Letter::from).collect(),
            link: links.first().map(|link| format!("{}/invitations/{}", settings(ctx).base_url, link.token)),
            more: next_page(&mut friends),
            friends: friends.iter().map(PersonRow::from).collect(),
        })
    }
}

impl From<&(invitations::Model, users::Model)> for Inviting {
    fn from((invitation, inviter): &(invitations::Model, users::Model)) -> Self {
        Self { person: inviter.into(), token: invitation.token.clone() }
    }
}

impl Letter {
    fn from(invitation: invitations::Model) -> Option<Self> {
        let invitations::Model { id, email, created_at, .. } = invitation;
        Some(Self { id, email: email?, at: created_at })
    }
}

impl Invited {
    pub fn new(inviter: &users::Model, token: String) -> Self {
        Self { inviter: inviter.into(), token }
    }
}

impl Ending {
    pub fn of(person: &users::Model) -> Self {
        Self { person: person.into() }
    }
}

/// One more was read than is shown; from the last shown the next page begins.
fn next_page(friends: &mut Vec<Known>) -> String {
    if friends.len() <= FRIENDS_A_PAGE {
        return String::new();
    }
    friends.truncate(FRIENDS_A_PAGE);
    let last = friends.last().map_or("", |known| known.search_key.as_str());
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("after", last).finish();
    format!("/friends?{query}#friends")
}
