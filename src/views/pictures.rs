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
}

impl PictureTag {
    pub fn card(picture: &pictures::Model, door: &Door) -> Self {
        Self {
            src: door.picture(picture.id, Size::Card),
            width: picture.card_width,
            height: picture.card_height,
        }
    }

    pub fn detail(picture: &pictures::Model, door: &Door) -> Self {
        let src = door.picture(picture.id, Size::Detail);
        Self { src, width: picture.detail_width, height: picture.detail_height }
    }
}

impl From<&dashboard::CardPicture> for PictureTag {
    fn from(picture: &dashboard::CardPicture) -> Self {
        let src = Door::Front.picture(picture.picture_id, Size::Card);
        Self { src, width: picture.width, height: picture.height }
    }
}
