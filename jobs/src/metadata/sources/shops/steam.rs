//! Steam: the first purchase box is the game itself, those below are bundles.
use super::Shop;
use super::place::{attribute, text};

pub const SHOP: Shop = Shop {
    label: "steampowered",
    titles: &[text("#appHubAppName"), text(".apphub_AppName"), text(".pageheader")],
    pictures: &[
        attribute("img.game_header_image_full", "src"),
        attribute("meta[property='og:image']", "content"),
    ],
    prices: &[
        text(".game_area_purchase_game .discount_final_price"),
        text(".game_area_purchase_game .game_purchase_price"),
        text(".discount_final_price"),
        text(".game_purchase_price"),
    ],
    gone: &[],
};
