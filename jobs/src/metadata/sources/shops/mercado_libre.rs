//! Mercado Libre: the second line is what is paid, the first what it was.
use super::Shop;
use super::place::{Place, attribute, text};

const TITLES: &[Place] = &[text("h1.ui-pdp-title")];
const PICTURES: &[Place] =
    &[attribute(".ui-pdp-gallery__figure img", "data-zoom"), attribute(".ui-pdp-gallery__figure img", "src")];
const PRICES: &[Place] =
    &[text(".ui-pdp-price__second-line .andes-money-amount"), text(".ui-pdp-price__second-line .price-tag")];

pub const SHOP: Shop =
    Shop { label: "mercadolibre", titles: TITLES, pictures: PICTURES, prices: PRICES, gone: &[] };
pub const SHOP_IN_BRAZIL: Shop = Shop { label: "mercadolivre", ..SHOP };
