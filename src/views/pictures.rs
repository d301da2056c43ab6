//! A wish's picture as a page shows it: from us, with its size, so that nothing jumps and no shop sees who looks.
use serde::Serialize;

use crate::models::{
    dashboard,
    pictures::{self, Size},
    wishlists::Door,
};

#[derive(Clone, Debug, Serialize)]
pub struct PictureTag {
    pub src: String,
    pub width: i64,
    pub height: i64,
    /// What stands there until it comes.
    pub color: String,
}

impl PictureTag {
    pub fn card(picture: &pictures::Model, door: &Door) -> Self {
        Self {
            src: door.picture(picture.id, Size::Card),
            width: picture.card_width,
            height: picture.card_height,
            color: picture.color.clone(),
        }
    }

    pub fn detail(picture: &pictures::Model, door: &Door) -> Self {
        let src = door.picture(picture.id, Size::Detail);
        Self { src, width: picture.detail_width, height: picture.detail_height, color: picture.color.clone() }
    }
}

impl From<&dashboard::CardPicture> for PictureTag {
    fn from(picture: &dashboard::CardPicture) -> Self {
        let src = Door::Front.picture(picture.picture_id, Size::Card);
        Self { src, width: picture.width, height: picture.height, color: picture.color.clone() }
    }
}
