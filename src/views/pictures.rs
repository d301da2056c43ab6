//! A wish's picture as a page shows it: from us, with its size, so that nothing jumps and no shop sees who looks.
use serde::Serialize;

use crate::models::{dashboard::CardPicture, pictures};

#[derive(Clone, Debug, Serialize)]
pub struct PictureTag {
    pub src: String,
    pub width: i64,
    pub height: i64,
}

impl PictureTag {
    pub fn card(picture: &pictures::Model) -> Self {
        let src = format!("/pictures/{}/card.webp", picture.file_key);
        Self { src, width: picture.card_width, height: picture.card_height }
    }

    pub fn on_card(picture: &CardPicture) -> Self {
        let src = format!("/pictures/{}/card.webp", picture.file_key);
        Self { src, width: picture.width, height: picture.height }
    }

    pub fn detail(picture: &pictures::Model) -> Self {
        let src = format!("/pictures/{}/detail.webp", picture.file_key);
        Self { src, width: picture.detail_width, height: picture.detail_height }
    }
}
