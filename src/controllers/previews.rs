//! "See it as…": her list as a friend, a stranger or a guest sees it, with claims masked, so that nobody spoils their
//! own surprise by trying their own link. Claims are never asked for.
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Serialize;

use super::{SignedIn, wishlists::currency_of};
use crate::{
    Error, Result,
    app::settings,
    models::{
        Audience,
        wishlists::{Model, Seen, visible},
    },
    views::{
        Page,
        wishlists::{self as views, browse},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Friend,
    Stranger,
    Guest,
}

#[derive(Serialize)]
struct Preview<T> {
    #[serde(flatten)]
    view: T,
    seen_as: &'static str,
    id: i64,
    reachable: bool,
}

pub async fn show(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Path((id, who)): Path<(String, String)>,
    Query(asked): Query<browse::Asked>,
) -> Result<Response> {
    let id = id.parse().map_err(|_| Error::NotFound)?;
    let who = As::named(&who).ok_or(Error::NotFound)?;
    let mut seen = Seen::find(&ctx.db, &viewer, id).await?;
    if seen.audience != Audience::Owner {
        return Err(Error::NotFound);
    }
    seen.audience = who.audience();
    let reachable = who.reaches(&seen.wishlist);
    let mut wishes = asked.filter().page(&ctx.db, &seen).await?;
    if !reachable {
        wishes.rows.clear();
    }
    let address = format!("/wishlists/{id}/as/{}", who.word());
    let browse = views::Browse::new(asked, &address, &wishes, currency_of(&viewer));
    let (wishes, locale, seen_as) = (&wishes.rows, page.locale(), who.word());
    if who == As::Guest {
        let base_url = &settings(&ctx).base_url;
        let view = views::PublicPage::new(&seen, wishes, browse, locale, base_url);
        page.show("previews/guest.html", &Preview { view, seen_as, id, reachable })
    } else {
        let view = views::GifterPage::new(&seen, wishes, None, browse, locale);
        page.show("previews/gifter.html", &Preview { view, seen_as, id, reachable })
    }
}

impl As {
    fn named(word: &str) -> Option<Self> {
        [Self::Friend, Self::Stranger, Self::Guest].into_iter().find(|who| who.word() == word)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Friend => "friend",
            Self::Stranger => "stranger",
            Self::Guest => "guest",
        }
    }

    fn audience(self) -> Audience {
        match self {
            Self::Friend | Self::Stranger => Audience::Gifter,
            Self::Guest => Audience::Public,
        }
    }

    /// Without the share link.
    fn reaches(self, wishlist: &Model) -> bool {
        let open = match wishlist.visibility.as_str() {
            visible::PUBLIC => true,
            visible::FRIENDS => self == Self::Friend,
            _ => false,
        };
        open && wishlist.archived_at.is_none()
    }
}

pub fn routes() -> Routes {
    Routes::new().add("/wishlists/{id}/as/{who}", get(show))
}
