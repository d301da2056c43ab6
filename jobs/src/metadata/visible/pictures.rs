//! The pictures a person sees, and how much speaks for each showing the thing itself.
use super::subject::Subject;
use super::zone::Zone;
use crate::metadata::page::Page;
use crate::metadata::words;
use scraper::ElementRef;

const MOST_PICTURES: usize = 150;
/// Lazy loading hides the address in an attribute of its own; the plain one is often a placeholder.
pub const ADDRESSES: &[&str] = &[
    "data-zoom-image",
    "data-zoom",
    "data-large_image",
    "data-full",
    "data-old-hires",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-src",
    "src",
];
pub const SETS: &[&str] = &["data-srcset", "srcset"];
const PRODUCT_NAMES: &[&str] =
    &["product", "gallery", "main", "primary", "hero", "zoom", "detail", "pdp", "photo"];

pub struct Picture {
    pub address: String,
    pub score: f64,
}

/// The best first.
pub fn all(page: &Page, subject: &Subject) -> Vec<Picture> {
    let images = page.images().take(MOST_PICTURES).enumerate();
    let mut pictures: Vec<Picture> =
        images.filter_map(|(rank, image)| picture(image, rank, subject)).collect();
    pictures.sort_by(|one, other| other.score.total_cmp(&one.score));
    pictures
}

fn picture(image: ElementRef<'_>, rank: usize, subject: &Subject) -> Option<Picture> {
    let address = largest_of_set(image).or_else(|| ADDRESSES.iter().find_map(|name| plain(image, name)))?;
    let score = by_words(image, subject.title.as_deref())
        + by_names(image, &address)
        + by_zone(image, subject)
        + by_size(image)
        - (rank as f64 / 20.0).min(2.0);
    Some(Picture { address, score })
}

fn plain(image: ElementRef<'_>, name: &str) -> Option<String> {
    image
        .attr(name)
        .map(str::trim)
        .filter(|address| !address.is_empty() && !address.starts_with("data:"))
        .map(str::to_owned)
}

fn largest_of_set(image: ElementRef<'_>) -> Option<String> {
    let mut sets = SETS.iter().filter_map(|name| image.attr(name));
    largest(sets.find(|set| !set.trim().is_empty() && !set.contains("data:"))?)
}

/// The address of the largest picture in a `srcset`.
pub fn largest(set: &str) -> Option<String> {
    let choices = set.split(", ").filter_map(|choice| {
        let (address, size) = choice.trim().split_once(' ').unwrap_or((choice.trim(), "1x"));
        let size: f64 = size.trim().trim_end_matches(['w', 'x', ',']).parse().ok()?;
        Some((size, address.trim_end_matches(',')))
    });
    choices.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, address)| address.to_owned())
}

fn by_words(image: ElementRef<'_>, title: Option<&str>) -> f64 {
    let (Some(alt), Some(title)) = (image.attr("alt").or(image.attr("title")), title) else { return 0.0 };
    let alike = words::likeness(alt, title).max(words::contained(title, alt));
    if alike > 0.6 { 4.0 } else { 0.0 }
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
    ["class", "id", "data-testid"].into_iter().filter_map(move |name| element.value().attr(name))
}

fn by_zone(image: ElementRef<'_>, subject: &Subject) -> f64 {
    let mut path: Vec<ElementRef<'_>> = image.ancestors().filter_map(ElementRef::wrap).collect();
    path.reverse();
    let zone = path.into_iter().fold(Zone::default(), |zone, around| zone.entering(around, subject));
    let is_header =
        image.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "header");
    (if zone.frame || is_header { -5.0 } else { 0.0 }) + if zone.aside { -2.0 } else { 0.0 }
}

fn by_size(image: ElementRef<'_>) -> f64 {
    let sides = ["width", "height"]
        .into_iter()
        .filter_map(|name| image.attr(name)?.trim_end_matches("px").parse::<u32>().ok());
    match sides.max() {
        Some(0..=99) => -4.0,
        Some(300..) => 1.0,
        _ => 0.0,
    }
}
