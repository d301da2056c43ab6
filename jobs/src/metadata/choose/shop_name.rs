//! What the shop calls itself, to take it out of titles.
use crate::metadata::page::Page;
use crate::metadata::words::squeezed;

const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " : ", "｜", " |", ": "];
/// Said beside or instead of the name.
const CLAIMS: &[&str] = &[
    "officialsite",
    "officialstore",
    "onlineshop",
    "onlinestore",
    "shoponline",
    "buyonline",
    "official",
    "shop",
    "store",
    "shopnow",
    "buynow",
    "onlinekaufen",
    "acheterenligne",
    "compraonline",
    "comprarenlinea",
    "kupitonline",
    "achat",
    "kaufen",
    "offiziellerstore",
];
/// A shop's name has no more letters around it than these (`at`, `Online Shop`, `.co.uk`).
const MOST_AROUND: usize = 14;

pub struct ShopName {
    label: String,
    host: String,
    site: String,
}

impl ShopName {
    pub fn of(page: &Page) -> Self {
        let host = page.host();
        let site = page
            .meta(&["og:site_name", "application-name", "apple-mobile-web-app-title"])
            .unwrap_or_default();
        Self { label: squeezed(label(host)), host: squeezed(host), site: squeezed(site) }
    }

    /// `Tea House | Green tea - Tea House` → `Green tea`.
    pub fn stripped(&self, title: &str) -> String {
        let mut title = title.trim();
        while let Some(rest) = self.without_end(title).or_else(|| self.without_start(title)) {
            title = rest;
        }
        title.to_owned()
    }

    fn without_end<'a>(&self, title: &'a str) -> Option<&'a str> {
        let (at, separator) =
            SEPARATORS.iter().filter_map(|separator| Some((title.rfind(separator)?, separator))).max()?;
        let (name, shop) = (title[..at].trim(), &title[at + separator.len()..]);
        (!name.is_empty() && self.is(shop)).then_some(name)
    }

    fn without_start<'a>(&self, title: &'a str) -> Option<&'a str> {
        let (at, separator) =
            SEPARATORS.iter().filter_map(|separator| Some((title.find(separator)?, separator))).min()?;
        let (shop, name) = (&title[..at], title[at + separator.len()..].trim());
        (!name.is_empty() && self.is_exactly(shop)).then_some(name)
    }

    /// At the end stands the shop with some words around it (`Buy at Tea House`, `TeaHouse.co.uk Online`).
    fn is(&self, part: &str) -> bool {
        let spelled = squeezed(&part.replace('&', "and"));
        let squeezed = squeezed(part);
        let is_part = squeezed.chars().count() >= 4 && self.site.contains(&squeezed);
        let is_around = |name: &&String| is_wrapped(&squeezed, name) || is_wrapped(&spelled, name);
        self.is_exactly(part) || is_part || [&self.label, &self.host, &self.site].iter().any(is_around)
    }

    /// At the start more words would belong to the name: a shop sells things called after itself.
    pub fn is_exactly(&self, part: &str) -> bool {
        let spelled = squeezed(&part.replace('&', "and"));
        let part = squeezed(part);
        part.is_empty()
            || CLAIMS.contains(&part.as_str())
            || [&self.label, &self.host, &self.site].iter().any(|name| [&part, &spelled].contains(name))
    }
}

fn is_wrapped(part: &str, name: &str) -> bool {
    name.chars().count() >= 4 && part.contains(name) && part.len() <= name.len() + MOST_AROUND
}

/// The part of a host name that a person would say: `tea-house` of `shop.tea-house.co.uk`.
pub fn label(host: &str) -> &str {
    let labels: Vec<&str> = host.split('.').collect();
    let ending = match labels[..] {
        [.., second, last]
            if last.len() == 2
                && matches!(second, "co" | "com" | "net" | "org" | "ne" | "or" | "gov" | "edu" | "ac") =>
        {
            2
        }
        _ => 1,
    };
    labels.len().checked_sub(ending + 1).and_then(|at| labels.get(at)).unwrap_or(&host)
}
