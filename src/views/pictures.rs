//! A wish's picture as a page shows it: from us, with its size, so that nothing jumps and no shop sees who looks.
use serde::Serialize;

use crate::models::{dashboard, pictures};

#[derive(Clone, Debug, Serialize)]
pub struct PictureTag {
    pub src: String,
    pub width: i64,
    pub height: i64,
}

impl PictureTag {
    pub fn card(picture: &pictures::Model) -> Self {
        Self { src: src(picture.id, "card"), width: picture.card_width, height: picture.card_height }
    }

    pub fn detail(picture: &pictures::Model) -> Self {
        Self { src: src(picture.id, "detail"), width: picture.detail_width, height: picture.detail_height }
    }
}

impl From<&dashboard::CardPicture> for PictureTag {
    fn from(picture: &dashboard::CardPicture) -> Self {
        Self { src: src(picture.picture_id, "card"), width: picture.width, height: picture.height }
    }
}

fn src(id: i64, size: &str) -> String {
    format!("/pictures/{id}/{size}.webp")
}
