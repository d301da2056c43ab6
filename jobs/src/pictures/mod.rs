//! From a shop's picture, which may be anything, to two small ones we can serve as our own: known kind, known
//! size, no animation, none of the metadata. `prepare` is plain computation, a sixth of a second for
//! twelve megapixels: call it from `spawn_blocking`.
//!
//! Time and memory follow the number of pixels, so that is what is limited, from the header, before anything is
//! allocated. The one exception, JPEGs that redraw themselves, is cut by their decoder after a hundred scans.
mod colours;
mod decode;
mod refused;
mod resize;
mod write;

pub use refused::Refused;

/// Sides of the squares the two renditions fit into: a card at twice its CSS pixels, and a detail page.
pub const CARD: u32 = 480;
pub const DETAIL: u32 = 1_200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub card: Rendition,
    pub detail: Rendition,
    /// `#rrggbb`, to paint the picture's place while it loads.
    pub colour: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    pub webp: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

pub fn prepare(bytes: &[u8]) -> Result<Picture, Refused> {
    let original = decode::still(bytes)?;
    let mut detail = resize::to_fit(original.image, DETAIL)?;
    // After shrinking, because these touch every pixel.
    detail.apply_orientation(original.orientation);
    let detail = colours::plain(detail, original.profile.as_deref());
    let written = write::webp(&detail)?;
    let card = resize::to_fit(detail.into(), CARD)?.into_rgb8();
    Ok(Picture { colour: colours::average(&card), card: write::webp(&card)?, detail: written })
}
