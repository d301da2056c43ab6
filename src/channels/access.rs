//! What a page may listen to, asked through the same conditions as what it may see.
use std::collections::BTreeSet;

use loco_rs::app::AppContext;
use sea_orm::entity::prelude::*;

use super::{Caller, Stream};
use crate::{
    Error, Result,
    models::{
        Audience, Viewer, items,
        wishlists::{self, Seen},
    },
};

/// No page shows more.
pub const MOST: usize = 500;

/// What a page asked to hear of.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    items: BTreeSet<i64>,
    wishlists: BTreeSet<i64>,
    share: Option<String>,
}

/// What it gets of that.
#[derive(Debug, Default)]
pub struct Granted {
    pub names: Vec<String>,
    pub streams: BTreeSet<Stream>,
}

impl Asked {
    /// Adds these; a page that grows asks again.
    pub fn add(&mut self, names: &[String], share: Option<String>) {
        for name in names {
            if self.items.len() + self.wishlists.len() >= MOST {
                return;
            }
            match name.split_once(':').and_then(|(kind, id)| Some((kind, id.parse().ok()?))) {
                Some(("item", id)) => drop(self.items.insert(id)),
                Some(("list", id)) => drop(self.wishlists.insert(id)),
                _ => {}
            }
        }
        self.share = share.or(self.share.take());
    }

    pub async fn check(&self, ctx: &AppContext, caller: &Caller) -> Result<Granted> {
        let viewer = &caller.viewer;
        let mut granted = Granted::default();
        granted.person(viewer);
        if let Some(token) = &self.share {
            self.behind_a_link(ctx, caller, token, &mut granted).await?;
        }
        self.at_the_front(ctx, viewer, &mut granted).await?;
        Ok(granted)
    }

    async fn at_the_front(&self, ctx: &AppContext, viewer: &Viewer, granted: &mut Granted) -> Result<()> {
        if !self.items.is_empty() {
            let seen = items::Entity::find()
                .find_also_related(wishlists::Entity)
                .filter(items::Column::Id.is_in(self.items.iter().copied()))
                .filter(items::visible_to(viewer));
            for (item, list) in seen.all(&ctx.db).await? {
                if let Some(list) = list {
                    granted.item(item.id, &list, list.audience(viewer));
                }
            }
        }
        if !self.wishlists.is_empty() {
            let seen = wishlists::Entity::find()
                .filter(wishlists::Column::Id.is_in(self.wishlists.iter().copied()))
                .filter(wishlists::visible_to(viewer));
            for list in seen.all(&ctx.db).await? {
                granted.list(&list, list.audience(viewer));
            }
        }
        Ok(())
    }

    async fn behind_a_link(
        &self,
        ctx: &AppContext,
        caller: &Caller,
        token: &str,
        granted: &mut Granted,
    ) -> Result<()> {
        let seen = match Seen::find_shared(&ctx.db, &caller.viewer, token).await {
            Ok(seen) => seen,
            Err(Error::NotFound) => return Ok(()),
            Err(err) => return Err(err),
        };
        let audience = if caller.gives(ctx, &seen) { Audience::Gifter } else { seen.audience };
        if self.wishlists.contains(&seen.wishlist.id) {
            granted.list(&seen.wishlist, audience);
        }
        let ids = items::Column::Id.is_in(self.items.iter().copied());
        for item in items::listing::within(&seen).filter(ids).all(&ctx.db).await? {
            granted.item(item.id, &seen.wishlist, audience);
        }
        Ok(())
    }
}

impl Granted {
    /// Without asking: what became of the links they added, and whether they may still hear anything at all.
    fn person(&mut self, viewer: &Viewer) {
        if let Some(id) = viewer.id() {
            self.streams.insert(Stream::metadata_of(id));
            self.streams.insert(Stream::checks_of_person(id));
        }
    }

    fn item(&mut self, id: i64, list: &wishlists::Model, audience: Audience) {
        self.names.push(format!("item:{id}"));
        self.stream(list, audience);
    }

    fn list(&mut self, list: &wishlists::Model, audience: Audience) {
        self.names.push(format!("list:{}", list.id));
        self.stream(list, audience);
    }

    /// The owner's way in is always the owner's stream, also through her own share link.
    fn stream(&mut self, list: &wishlists::Model, audience: Audience) {
        self.streams.insert(Stream::wishlist(list.id, audience));
        self.streams.insert(Stream::checks_of_wishlist(list.id));
    }
}
