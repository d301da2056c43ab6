//! The picture of the thing, not of the shop.
use super::file_names;
use super::main_product::Main;
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::visible::{Subject, addresses, pictures};
use std::collections::HashSet;
use url::Url;

const SHARED: &[&str] = &[
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "thumbnail",
    "image",
];

/// A picture we only see must stand out this much to come before the shop's card; and this much to count at all.
const CONVINCING: f64 = 5.0;
const POSSIBLE: f64 = 2.0;

pub fn choose(page: &Page, main: &Main<'_>, subject: &Subject) -> Option<(String, Source)> {
    let stated = stated(page, main);
    if let Some(taught) = taught(page, &stated) {
        return Some(taught);
    }
    let clear = stated.iter().find(|(address, _)| !file_names::is_card(address));
    if let Some(found) = clear {
        return Some(found.clone());
    }
    let seen = seen(page, subject);
    let convincing = seen.as_ref().filter(|(_, score)| *score >= CONVINCING);
    let visible = |(address, _): &(String, f64)| (address.clone(), Source::Visible);
    let possible = || seen.as_ref().filter(|(_, score)| *score >= POSSIBLE).map(visible);
    convincing.map(visible).or_else(|| stated.into_iter().next()).or_else(possible)
}

/// Somebody once refused what this shop states. Where it again states a picture that stands nowhere on the page, a
/// card of the shop most likely, the one that was shown instead is taken.
fn taught(page: &Page, stated: &[(String, Source)]) -> Option<(String, Source)> {
    let own = stated.iter().find(|(_, source)| *source == Source::Recipe)?;
    let is_shown = |(address, source): &(String, Source)| {
        let file = addresses::file(address);
        let here = || page.images().filter_map(addresses::of);
        *source != Source::Recipe && here().any(|shown| addresses::file(&shown) == file)
    };
    (!stated.iter().any(is_shown)).then(|| own.clone())
}

/// The chosen one first, then what the page says of itself, then what is seen on it.
pub fn all(page: &Page, main: &Main<'_>, subject: &Subject) -> Vec<Url> {
    let chosen =
        choose(page, main, subject).into_iter().chain(stated(page, main)).map(|(address, _)| address);
    let seen = pictures::all(page, subject).into_iter().filter_map(|one| acceptable(page, &one.address));
    let mut known = HashSet::new();
    let addresses = chosen.chain(seen).filter_map(|address| Url::parse(&address).ok());
    addresses.filter(|address| known.insert(address.clone())).collect()
}

fn stated(page: &Page, main: &Main<'_>) -> Vec<(String, Source)> {
    let said = main
        .products
        .iter()
        .flat_map(|product| product.images.iter().map(|image| (image.as_str(), product.source)));
    let shared = SHARED.iter().flat_map(|name| page.metas_named(name)).map(|image| (image, Source::Meta));
    let mut all: Vec<_> = said
        .chain(shared)
        .filter_map(|(address, source)| Some((acceptable(page, address)?, source)))
        .collect();
    all.sort_by_key(|(_, source)| *source);
    all
}

fn seen(page: &Page, subject: &Subject) -> Option<(String, f64)> {
    let mut pictures = pictures::all(page, subject).into_iter();
    pictures.find_map(|picture| Some((acceptable(page, &picture.address)?, picture.score)))
}

fn acceptable(page: &Page, address: &str) -> Option<String> {
    let is_empty = address.trim().is_empty() || address.starts_with("data:");
    if is_empty || file_names::is_of_no_thing(address) {
        return None;
    }
    page.absolute(address).map(|url| in_full_size(url.as_str()))
}

/// Amazon puts the wanted size between dots: `71ab._AC_SX300_.jpg` is a smaller `71ab.jpg`.
fn in_full_size(address: &str) -> String {
    let is_amazon = address.contains("ssl-images-amazon") || address.contains("media-amazon");
    let token =
        || Some((address.find("._")?, address.rfind("_.")?)).filter(|(start, end)| is_amazon && start < end);
    token().map_or_else(
        || address.to_owned(),
        |(start, end)| format!("{}{}", &address[..start], &address[end + 1..]),
    )
}
