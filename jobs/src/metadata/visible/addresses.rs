//! Where the address of a picture stands: in an attribute that waits for the picture to be scrolled to, in a set of
//! sizes, in a link to the large one, in a style.
use crate::metadata::words;
use scraper::ElementRef;
use std::collections::HashSet;

/// Lazy loading hides the address in an attribute of its own; the plain one is often a placeholder.
pub const ADDRESSES: &[&str] = &[
    "data-zoom-image",
    "data-zoom-src",
    "data-zoom",
    "data-large_image",
    "data-large-image",
    "data-large",
    "data-full",
    "data-hq",
    "data-high-res-src",
    "data-old-hires",
    "data-original",
    "data-lazy-src",
    "data-lazyload",
    "data-lazy",
    "data-src",
    "data-image",
    "src",
    "href",
];
pub const SETS: &[&str] = &["data-srcset", "srcset", "data-lazy-srcset", "imagesrcset"];
const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".avif"];

pub fn of(image: ElementRef<'_>) -> Option<String> {
    let in_picture = || {
        let picture =
            ElementRef::wrap(image.parent()?).filter(|around| around.value().name() == "picture")?;
        picture.child_elements().find_map(largest_of_set)
    };
    largest_of_set(image)
        .or_else(|| ADDRESSES.iter().find_map(|name| plain(image, name)))
        .or_else(in_picture)
        .or_else(|| in_any_attribute(image))
        .or_else(|| in_style(image.attr("style")?))
        .map(|address| address.replace("_{width}x", ""))
}

/// Whether an address is of a picture, by its ending.
pub fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address).to_ascii_lowercase();
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

pub fn in_style(style: &str) -> Option<String> {
    let after = style.split_once("background").and_then(|(_, after)| after.split_once("url("))?.1;
    let address = after.split(')').next()?.trim().trim_matches(['"', '\'']);
    Some(address.to_owned()).filter(|address| is_picture(address))
}

/// The last part of the path.
pub fn file(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.rsplit('/').next().unwrap_or(path)
}

const FEWEST_DIGITS: usize = 4;
/// Longer runs of letters and digits are made by machines, new for every page.
const LONGEST: usize = 24;

/// The numbers by which a shop knows its things.
pub fn identifiers(address: &str) -> HashSet<String> {
    let is_number = |word: &String| {
        word.len() <= LONGEST && word.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS
    };
    words::words(address).into_iter().filter(is_number).collect()
}

/// The address of the largest picture in a `srcset`: addresses may hold commas, but no spaces.
pub fn largest(set: &str) -> Option<String> {
    let mut rest = set;
    let mut best: Option<(f64, &str)> = None;
    while let Some((size, address, after)) = next_choice(rest) {
        if best.is_none_or(|(most, _)| size >= most) {
            best = Some((size, address));
        }
        rest = after;
    }
    best.map(|(_, address)| address.to_owned())
}

fn next_choice(set: &str) -> Option<(f64, &str, &str)> {
    let set = set.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    let end = set.find(char::is_whitespace).unwrap_or(set.len());
    let (address, rest) = set.split_at(end);
    if address.is_empty() {
        return None;
    }
    if let Some(alone) = address.strip_suffix(',') {
        return Some((1.0, alone, rest));
    }
    let (size, after) = rest.split_once(',').unwrap_or((rest, ""));
    Some((size.trim().trim_end_matches(['w', 'x']).parse().unwrap_or(1.0), address, after))
}

fn largest_of_set(image: ElementRef<'_>) -> Option<String> {
    let mut sets = SETS.iter().filter_map(|name| image.attr(name));
    largest(sets.find(|set| !set.trim().is_empty() && !set.contains("data:"))?)
}

fn plain(image: ElementRef<'_>, name: &str) -> Option<String> {
    image
        .attr(name)
        .map(str::trim)
        .filter(|address| {
            !address.is_empty() && !address.starts_with("data:") && address.contains(['/', '.'])
        })
        .map(str::to_owned)
}

fn in_any_attribute(image: ElementRef<'_>) -> Option<String> {
    let mut values = image.value().attrs().map(|(_, value)| value.trim());
    values.find(|value| value.contains('/') && !value.contains(' ') && is_picture(value)).map(str::to_owned)
}
