//! IKEA: the heading holds name, kind and price in one; the parts have names of their own.
use super::Shop;
use super::place::text;

pub const SHOP: Shop = Shop {
    label: "ikea",
    titles: &[],
    pictures: &[],
    prices: &[
        text(".pip-temp-price-module .pip-price-package__main-price .pip-temp-price__sr-text"),
        text(".pip-price-package__main-price .pip-price__sr-text"),
        text(".pip-temp-price__sr-text"),
        text(".pip-price__sr-text"),
    ],
    gone: &[],
};
