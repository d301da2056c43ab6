//! What files are called that show no thing: logos, icons, placeholders, and the cards of shops.
use crate::metadata::visible::addresses;
use crate::metadata::words;

/// What files of no thing are called, wherever it stands in the path.
const NOT_THE_THING: &[&str] = &[
    "sprite",
    "placeholder",
    "favicon",
    "/pixel",
    ".svg",
    "spacer",
    "no-image",
    "noimage",
    "no_image",
    "no-photo",
    "nophoto",
    "no_photo",
    "image-not-available",
    "coming-soon",
    "default-image",
    "1x1",
    "captcha",
];
/// What the files themselves are called; a service for pictures may name its fallback in the path.
const NOT_THE_THING_AS_FILES: &[&str] =
    &["transparent.", "blank.", "pixel.", "loading.", "loader.", "star.", "stars."];
/// The same as words of their own: a catalogue is no logo and silicone no icon.
const NOT_THE_THING_AS_WORDS: &[&str] = &[
    "logo", "logos", "icon", "icons", "avatar", "payment", "payments", "badge", "badges", "flag", "flags",
    "loading",
];
/// One card for every page of the shop; better than nothing.
const CARD: &[&str] = &[
    "social-share",
    "social_share",
    "share-image",
    "shareimage",
    "og-image",
    "og_image",
    "ogimage",
    "default",
    "homepage",
    "brand",
];

pub fn is_of_no_thing(address: &str) -> bool {
    let path = path(address);
    let file = addresses::file(&path);
    NOT_THE_THING.iter().any(|name| path.contains(name))
        || words::words(&path).iter().any(|word| NOT_THE_THING_AS_WORDS.contains(&word.as_str()))
        || NOT_THE_THING_AS_FILES.iter().any(|name| file.contains(name))
        || file.replace("catalogo", "").contains("logo")
}

pub fn is_card(address: &str) -> bool {
    let path = path(address);
    CARD.iter().any(|name| path.contains(name))
}

/// Judged by the path: hosts are called `pixel.example` or `brand.example`.
fn path(address: &str) -> String {
    let lower = address.to_lowercase();
    let path = lower.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map(|(_, path)| path);
    path.unwrap_or(&lower).split('?').next().unwrap_or_default().to_owned()
}
