//! Which of the products described is the one this page sells.
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::sources::{Kind, Product, Said};
use crate::metadata::words;
use url::Url;

/// The same product as several sources describe it, the most trusted first.
pub struct Main<'a> {
    pub products: Vec<&'a Product>,
    /// Several products stand side by side and none is meant: a list, not a product page.
    pub is_list: bool,
    pub is_article: bool,
}

impl<'a> Main<'a> {
    /// The first that a source says, with that source.
    pub fn say<T>(&self, ask: impl Fn(&'a Product) -> Option<T>) -> Option<(T, Source)> {
        self.products.iter().find_map(|product| ask(product).map(|value| (value, product.source)))
    }
}

pub fn among<'a>(page: &Page, said: &'a Said) -> Main<'a> {
    let headings = page.names();
    let mut chosen = Vec::new();
    let mut is_list = false;
    for source in [
        Source::Shop,
        Source::JsonLd,
        Source::Microdata,
        Source::Rdfa,
        Source::Embedded,
        Source::Meta,
        Source::Recipe,
    ] {
        let own: Vec<&Product> = said.products.iter().filter(|product| product.source == source).collect();
        match pick(page, &headings, &own, said.is_article) {
            Some(product) => chosen.push(product),
            None => is_list |= own.iter().filter(|product| !product.is_aside).count() > 1,
        }
    }
    Main { is_list: is_list && chosen.is_empty(), is_article: said.is_article, products: chosen }
}

fn pick<'a>(page: &Page, names: &[String], own: &[&'a Product], is_article: bool) -> Option<&'a Product> {
    let marks = own.iter().map(|product| (mark(page, names, product), *product));
    let best = marks.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    let free = own.iter().filter(|product| !product.is_aside).count();
    // What counters and scripts name may be anything on the page; words made for machines mean the page.
    let is_ours = best.1.source != Source::Embedded || best.1.name.is_none();
    let is_alone = free == 1 && !best.1.is_aside && is_ours && !is_article;
    (best.0 >= 4.0 || is_alone).then_some(best.1)
}

/// How much speaks for this product being the page's own.
fn mark(page: &Page, names: &[String], product: &Product) -> f64 {
    let name = product.name.as_deref().unwrap_or_default();
    let likeness = names.iter().map(|other| words::likeness(name, other)).fold(0.0, f64::max);
    let contained = names.iter().map(|other| words::contained(name, other)).fold(0.0, f64::max);
    let mut mark = 4.0 * likeness + 2.0 * contained;
    mark += if is_at(page, product) { 4.0 } else { 0.0 };
    mark += if product.skus.iter().any(|sku| sku.len() > 3 && page.url.as_str().contains(sku.as_str())) {
        2.0
    } else {
        0.0
    };
    mark += if product.is_for_sale() { 1.0 } else { 0.0 };
    mark += if product.kind == Kind::Sellable { -0.5 } else { 0.0 };
    mark - if product.is_aside { 3.0 } else { 0.0 }
}

fn is_at(page: &Page, product: &Product) -> bool {
    let Some(own) = product.url.as_deref().and_then(|address| page.absolute(address)) else { return false };
    let is_deep = own.path().len() > 1;
    is_deep
        && [Some(&page.url), page.canonical.as_ref()].into_iter().flatten().any(|url| same_place(url, &own))
}

fn same_place(one: &Url, other: &Url) -> bool {
    let path = |url: &Url| url.path().trim_end_matches('/').to_lowercase();
    path(one) == path(other)
}
