//! eBay: auctions end, and an ended listing still shows prices of others.
use super::Shop;
use super::place::{attribute, text};

pub const SHOP: Shop = Shop {
    label: "ebay",
    titles: &[text(".x-item-title__mainTitle"), text("h1#itemTitle")],
    pictures: &[
        attribute(".ux-image-carousel-item.active img", "data-zoom-src"),
        attribute(".ux-image-carousel-item.active img", "src"),
        attribute("#icImg", "src"),
    ],
    prices: &[
        text(".x-price-primary"),
        text(".x-bid-price .x-price-primary"),
        text("#mm-saleDscPrc"),
        text("#prcIsum"),
        text("#prcIsum_bidPrice"),
    ],
    gone: &[],
};
