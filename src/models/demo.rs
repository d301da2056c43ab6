//! The world of every example, from `src/fixtures/demo.yaml`.
use std::collections::HashMap;

use chrono::{Days, Utc};
use loco_rs::app::AppContext;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, entity::prelude::*};
use serde::Deserialize;

use super::{Moment, claims, connections, items, pictures, users, wishlists};
use crate::{Error, Result, database};

pub const PASSWORD: &str = "a quiet surprise";
const WORLD: &str = include_str!("../fixtures/demo.yaml");
const DRAWN: [(&str, &[u8]); 6] = [
    ("bike", include_bytes!("../fixtures/pictures/bike.png")),
    ("book", include_bytes!("../fixtures/pictures/book.png")),
    ("headphones", include_bytes!("../fixtures/pictures/headphones.png")),
    ("lamp", include_bytes!("../fixtures/pictures/lamp.png")),
    ("plant", include_bytes!("../fixtures/pictures/plant.png")),
    ("teapot", include_bytes!("../fixtures/pictures/teapot.png")),
];

#[derive(Deserialize)]
struct World {
    people: Vec<Someone>,
    friends: Vec<[String; 2]>,
    lists: Vec<List>,
}

#[derive(Deserialize)]
struct Someone {
    handle: String,
    name: String,
    #[serde(default)]
    admin: bool,
    #[serde(default)]
    bio: String,
    time_zone: Option<String>,
    currency: Option<String>,
}

#[derive(Deserialize)]
struct List {
    owner: String,
    name: String,
    #[serde(default)]
    description: String,
    visibility: String,
    event: String,
    in_days: Option<u64>,
    wishes: Vec<Wish>,
}

#[derive(Deserialize)]
struct Wish {
    name: String,
    #[serde(default)]
    description: String,
    price: Option<i64>,
    currency: Option<String>,
    priority: i64,
    /// 0 is as many as people like to give.
    quantity: Option<i64>,
    picture: Option<String>,
    claimed_by: Option<String>,
}

type Ids = HashMap<String, i64>;

/// Whether there was something to fill in. All of it in one transaction: half a world is nobody's example.
pub async fn fill(ctx: &AppContext) -> Result<bool> {
    let world: World = serde_yaml_ng::from_str(WORLD).map_err(Error::internal)?;
    let password = users::hash_of(PASSWORD.into()).await?;
    let shown = pictures(ctx).await?;
    let txn = database::begin(&ctx.db).await?;
    if lives_here(&txn).await? {
        return Ok(false);
    }
    let people = world.people(&txn, &password).await?;
    world.friends(&txn, &people).await?;
    for list in &world.lists {
        list.create(&txn, &people, &shown, world.name_of(&list.owner)).await?;
    }
    txn.commit().await?;
    Ok(true)
}

async fn pictures(ctx: &AppContext) -> Result<Ids> {
    let mut shown = Ids::new();
    for (name, png) in DRAWN {
        if let Some(picture) = pictures::keep_drawn(ctx, name, png).await? {
            shown.insert(name.into(), picture.id);
        }
    }
    Ok(shown)
}

async fn lives_here(txn: &DatabaseTransaction) -> Result<bool> {
    Ok(users::Model::find_by_email(txn, "maya@example.com").await?.is_some())
}

impl World {
    fn name_of<'a>(&'a self, handle: &'a str) -> &'a str {
        self.people.iter().find(|someone| someone.handle == handle).map_or(handle, |someone| &someone.name)
    }

    async fn people(&self, txn: &DatabaseTransaction, password: &str) -> Result<Ids> {
        let mut ids = Ids::new();
        for someone in &self.people {
            let user = users::ActiveModel {
                email: Set(format!("{}@example.com", someone.handle)),
                password_hash: Set(password.into()),
                name: Set(someone.name.clone()),
                handle: Set(users::free_handle(txn, &someone.handle).await?),
                admin: Set(someone.admin),
                bio: Set(someone.bio.clone()),
                time_zone: Set(someone.time_zone.clone().unwrap_or_else(|| "UTC".into())),
                currency: Set(someone.currency.clone().unwrap_or_else(|| "EUR".into())),
                email_confirmed_at: Set(Some(Moment::now())),
                ..Default::default()
            };
            ids.insert(someone.handle.clone(), user.insert(txn).await?.id);
        }
        Ok(ids)
    }

    async fn friends(&self, txn: &DatabaseTransaction, people: &Ids) -> Result<()> {
        for [one, other] in &self.friends {
            let (one, other) = (people[one], people[other]);
            let tie = connections::ActiveModel {
                low_id: Set(one.min(other)),
                high_id: Set(one.max(other)),
                actor_id: Set(one),
                state: Set(connections::ACCEPTED.into()),
                ..Default::default()
            };
            tie.insert(txn).await?;
        }
        Ok(())
    }
}

impl List {
    async fn create(&self, txn: &DatabaseTransaction, people: &Ids, shown: &Ids, owner: &str) -> Result<()> {
        let day = self.in_days.and_then(|days| Utc::now().date_naive().checked_add_days(Days::new(days)));
        let list = wishlists::ActiveModel {
            user_id: Set(people[&self.owner]),
            name: Set(self.name.clone()),
            description: Set(self.description.clone()),
            visibility: Set(self.visibility.clone()),
            event_type: Set(self.event.clone()),
            event_date: Set(day),
            reveal: Set(if day.is_some() { "after_event" } else { "never" }.into()),
            ..Default::default()
        };
        let list = list.insert(txn).await?;
        for (wish, place) in self.wishes.iter().zip(1..) {
            let item = wish.create(txn, &list, place, shown).await?;
            wish.claim(txn, &item, &list, people, owner).await?;
        }
        wishlists::recount(txn, list.id).await
    }
}

impl Wish {
    async fn create(
        &self,
        txn: &DatabaseTransaction,
        list: &wishlists::Model,
        place: i64,
        shown: &Ids,
    ) -> Result<items::Model> {
        let item = items::ActiveModel {
            wishlist_id: Set(list.id),
            name: Set(self.name.clone()),
            description: Set(self.description.clone()),
            price_minor: Set(self.price),
            currency: Set(self.currency.clone()),
            priority: Set(self.priority),
            quantity: Set(Some(self.quantity.unwrap_or(1)).filter(|quantity| *quantity > 0)),
            position: Set(place * items::adding::GAP),
            picture_id: Set(self.picture.as_ref().and_then(|name| shown.get(name)).copied()),
            ..Default::default()
        };
        Ok(item.insert(txn).await?)
    }

    async fn claim(
        &self,
        txn: &DatabaseTransaction,
        item: &items::Model,
        list: &wishlists::Model,
        people: &Ids,
        owner: &str,
    ) -> Result<()> {
        let Some(giver) = &self.claimed_by else { return Ok(()) };
        let claim = claims::ActiveModel {
            item_id: Set(Some(item.id)),
            wishlist_id: Set(Some(list.id)),
            recipient_id: Set(Some(list.user_id)),
            giver_id: Set(Some(people[giver])),
            quantity: Set(1),
            snapshot_name: Set(item.name.clone()),
            snapshot_price_minor: Set(item.price_minor),
            snapshot_currency: Set(item.currency.clone()),
            snapshot_recipient: Set(owner.to_string()),
            snapshot_wishlist: Set(list.name.clone()),
            snapshot_event_date: Set(list.event_date),
            item_version: Set(item.updated_at),
            created_at: Set(Moment::now()),
            updated_at: Set(Moment::now()),
            ..Default::default()
        };
        claim.insert(txn).await?;
        Ok(())
    }
}
