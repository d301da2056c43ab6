//! The pictures of a shop's page, to choose one from.
use serde::Serialize;

use super::forms::Choice;
use crate::{
    models::{
        items::Model,
        link,
        pictures::{self, Size},
        wishlists,
    },
    views::pictures::PictureTag,
};

#[derive(Serialize)]
pub struct Offered {
    id: i64,
    title: String,
    wishlist: Choice,
    /// None when there is no link, and so no page to look at.
    shop: Option<String>,
    pictures: Vec<Choosable>,
}

#[derive(Serialize)]
struct Choosable {
    id: i64,
    is_worn: bool,
    image: PictureTag,
}

impl Offered {
    pub fn new(item: &Model, list: &wishlists::Model, offered: &[pictures::Model]) -> Self {
        Self {
            id: item.id,
            title: item.name.clone(),
            wishlist: Choice::from(list),
            shop: item.url.as_deref().and_then(link::shop),
            pictures: offered.iter().map(|picture| Choosable::new(item, picture)).collect(),
        }
    }
}

impl Choosable {
    fn new(item: &Model, picture: &pictures::Model) -> Self {
        let src = format!("/items/{}/pictures/{}/{}", item.id, picture.id, Size::Card.file());
        Self {
            id: picture.id,
            is_worn: item.picture_id == Some(picture.id),
            image: PictureTag {
                src,
                width: picture.card_width,
                height: picture.card_height,
                color: picture.color.clone(),
            },
        }
    }
}
