//! The picture of the thing, not of the shop.
use super::main_product::Main;
use crate::metadata::facts::Source;
use crate::metadata::page::Page;

const NOT_THE_THING: &[&str] = &[
    "logo",
    "sprite",
    "placeholder",
    "favicon",
    "pixel",
    ".svg",
    "spacer",
    "blank.",
    "no-image",
    "noimage",
    "no_image",
    "default-image",
];

pub fn choose(page: &Page, main: &Main<'_>) -> Option<(String, Source)> {
    let said = main
        .products
        .iter()
        .flat_map(|product| product.images.iter().map(|image| (image.as_str(), product.source)));
    let shared = ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"];
    let shared = shared.iter().flat_map(|name| page.metas_named(name)).map(|image| (image, Source::Meta));
    said.chain(shared).find_map(|(address, source)| Some((acceptable(page, address)?, source)))
}

fn acceptable(page: &Page, address: &str) -> Option<String> {
    let lower = address.to_lowercase();
    let refused = lower.starts_with("data:") || NOT_THE_THING.iter().any(|word| lower.contains(word));
    if refused || address.trim().is_empty() {
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
