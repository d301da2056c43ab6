//! Whether a page sells one thing: by what describes it, by its address, by its buttons.
use super::address;
use super::main_product::Main;
use crate::metadata::facts::Source;
use crate::metadata::page::Page;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    /// A source describes the product.
    Described,
    /// The page calls itself a product, or has a button that buys.
    Likely,
    Unknown,
    /// An article, or a list of things.
    None,
}

impl Trade {
    /// `speaks_of_stock`: something can be bought here, or is said to be gone.
    pub fn of(page: &Page, main: &Main<'_>, speaks_of_stock: bool) -> Self {
        let kind = page.meta(&["og:type"]).unwrap_or_default();
        let is_described =
            main.products.iter().any(|product| product.source != Source::Shop || product.is_for_sale());
        match () {
            () if main.is_list => Trade::None,
            () if is_described => Trade::Described,
            () if kind.contains("product") || address::is_of_a_product(&page.url) => Trade::Likely,
            () if kind == "article" || main.is_article || address::is_of_a_list(&page.url) => {
                if speaks_of_stock {
                    Trade::Unknown
                } else {
                    Trade::None
                }
            }
            () if speaks_of_stock => Trade::Likely,
            () => Trade::Unknown,
        }
    }
}
