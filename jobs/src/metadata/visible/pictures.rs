//! The pictures a person sees, and how much speaks for each showing the thing itself.
use super::addresses::{self, identifiers};
use super::subject::Subject;
use super::zone::Zone;
use crate::metadata::page::Page;
use crate::metadata::words;
use scraper::ElementRef;
use std::collections::HashSet;

const MOST_PICTURES: usize = 150;
/// So many pictures before and after the heading may be of its gallery, which begins with the best.
const NEAR: usize = 20;
const PRODUCT_NAMES: &[&str] = &[
    "product", "gallery", "main", "primary", "hero", "zoom", "detail", "pdp", "photo", "carousel", "slide",
    "media", "large", "preview", "lightbox", "fancybox",
];

pub struct Picture {
    pub address: String,
    pub score: f64,
}

/// The best first.
pub fn all(page: &Page, subject: &Subject) -> Vec<Picture> {
    let nearest = nearest(page, subject);
    let identifiers = identifiers(page.url.as_str());
    let judge = Judge { subject, identifiers };
    let mut pictures: Vec<Picture> =
        nearest.into_iter().filter_map(|(place, image)| judge.picture(image, place)).collect();
    pictures.extend(page.preloads().filter_map(|link| judge.preload(link)));
    pictures.sort_by(|one, other| other.score.total_cmp(&one.score));
    pictures
}

/// The pictures around the heading, each with its place in the gallery that may begin before it; menus and footers
/// have hundreds.
fn nearest<'a>(page: &'a Page, subject: &Subject) -> Vec<(Option<usize>, ElementRef<'a>)> {
    let images: Vec<ElementRef<'a>> = page.images().collect();
    let middle = subject.heading.map_or(0, |heading| images.partition_point(|image| image.id() < heading));
    let mut placed: Vec<_> = images.into_iter().enumerate().collect();
    placed.sort_by_key(|(rank, _)| rank.abs_diff(middle));
    placed.truncate(MOST_PICTURES);
    let begin = middle.saturating_sub(NEAR);
    placed.into_iter().map(|(rank, image)| (rank.checked_sub(begin), image)).collect()
}

struct Judge<'a> {
    subject: &'a Subject,
    identifiers: HashSet<String>,
}

impl Judge<'_> {
    fn picture(&self, image: ElementRef<'_>, place: Option<usize>) -> Option<Picture> {
        let address = addresses::of(image)?;
        let score = self.by_words(image)
            + self.by_address(&address)
            + by_names(image, &address)
            + self.by_zone(image)
            + by_size(image)
            + by_place(place, self.subject.heading.is_some());
        Some(Picture { address, score })
    }

    /// What a page asks for before all else is what it shows first.
    fn preload(&self, link: ElementRef<'_>) -> Option<Picture> {
        let address = addresses::of(link)?;
        let score = 1.0 + self.by_address(&address);
        Some(Picture { address, score })
    }

    fn by_words(&self, image: ElementRef<'_>) -> f64 {
        let said = image.attr("alt").or(image.attr("title")).filter(|text| !text.trim().is_empty());
        let (Some(alt), Some(title)) = (said, self.subject.title.as_deref()) else { return 0.0 };
        let alike = words::likeness(alt, title).max(words::contained(title, alt));
        if alike > 0.6 { 4.0 } else { 0.0 }
    }

    /// Pictures are filed under the number of the thing, or under its name.
    fn by_address(&self, address: &str) -> f64 {
        let is_numbered = identifiers(address).iter().any(|number| self.identifiers.contains(number));
        let title = self.subject.title.as_deref().unwrap_or_default();
        let is_named = words::contained(title, addresses::file(address)) > 0.6;
        (if is_numbered { 3.0 } else { 0.0 }) + if is_named { 2.0 } else { 0.0 }
    }

    fn by_zone(&self, image: ElementRef<'_>) -> f64 {
        let mut path: Vec<ElementRef<'_>> = image.ancestors().filter_map(ElementRef::wrap).collect();
        path.reverse();
        let zone = path.iter().fold(Zone::default(), |zone, around| zone.entering(*around, self.subject));
        let is_header = path.iter().any(|around| around.value().name() == "header");
        (if zone.frame || is_header { -5.0 } else { 0.0 }) + if zone.aside { -2.0 } else { 0.0 }
    }
}

fn by_names(image: ElementRef<'_>, address: &str) -> f64 {
    let around = image.ancestors().filter_map(ElementRef::wrap).take(4);
    let names: String =
        std::iter::once(image).chain(around).flat_map(own_names).collect::<Vec<_>>().join(" ").to_lowercase();
    let named = PRODUCT_NAMES.iter().filter(|name| names.contains(**name)).count();
    let is_stated = image.attr("itemprop").is_some_and(|name| name == "image");
    let addressed = PRODUCT_NAMES.iter().filter(|name| address.contains(**name)).count();
    (named.min(3) as f64) + (addressed.min(2) as f64) + if is_stated { 4.0 } else { 0.0 }
}

fn own_names(element: ElementRef<'_>) -> impl Iterator<Item = &str> {
    ["class", "id", "data-testid", "rel"].into_iter().filter_map(move |name| element.value().attr(name))
}

fn by_place(place: Option<usize>, has_heading: bool) -> f64 {
    let near = if has_heading && place.is_some_and(|place| place <= 2 * NEAR) { 1.5 } else { 0.0 };
    near - place.map_or(2.0, |place| (place as f64 / 20.0).min(2.0))
}

fn by_size(image: ElementRef<'_>) -> f64 {
    let sides = ["width", "height"]
        .into_iter()
        .filter_map(|name| image.attr(name)?.trim_end_matches("px").parse::<u32>().ok());
    match sides.max() {
        Some(0..=99) => -4.0,
        Some(300..) => 1.0,
        Some(200..) => 0.5,
        _ => 0.0,
    }
}
