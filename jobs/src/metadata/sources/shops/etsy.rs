//! Etsy: the offer of the shop's data is a range over all variants; the buy box says what is asked.
use super::Shop;
use super::place::{attribute, text};

pub const SHOP: Shop = Shop {
    label: "etsy",
    titles: &[text("h1[data-buy-box-listing-title]"), text("#listing-page-cart h1")],
    pictures: &[
        attribute(".image-carousel-container img[data-src-zoom-image]", "data-src-zoom-image"),
        attribute("meta[property='og:image']", "content"),
    ],
    prices: &[
        text("[data-buy-box-region=price] [data-selector=price-only] .currency-value"),
        text("[data-buy-box-region=price] p"),
    ],
    gone: &[],
};
