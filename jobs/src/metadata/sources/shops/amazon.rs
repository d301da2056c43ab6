//! Amazon: no JSON-LD, and twenty years of layouts, each with its own ids.
use super::Shop;
use super::place::{attribute, text};

pub const SHOP: Shop = Shop {
    label: "amazon",
    titles: &[
        text("#productTitle"),
        text("#ebooksProductTitle"),
        text("h1#title"),
        text("[data-automation-id=title]"),
        text("#ebooksTitle"),
    ],
    pictures: &[
        attribute("#landingImage", "data-old-hires"),
        attribute("#landingImage", "data-a-dynamic-image"),
        attribute("#imgBlkFront", "data-a-dynamic-image"),
        attribute("#ebooksImgBlkFront", "data-a-dynamic-image"),
        attribute("#landingImage", "src"),
        attribute("#imgBlkFront", "src"),
        attribute("#ebooksImgBlkFront", "src"),
        attribute("#main-image", "src"),
        attribute("#digitalMusicProductImage_feature_div img", "src"),
        attribute("#imgTagWrapperId img", "src"),
    ],
    prices: &[
        text("#corePriceDisplay_desktop_feature_div .priceToPay"),
        text("#corePrice_desktop .apexPriceToPay .a-offscreen"),
        text("#corePriceDisplay_mobile_feature_div .priceToPay"),
        text("#corePrice_feature_div .a-price .a-offscreen"),
        text("#priceblock_dealprice"),
        text("#priceblock_saleprice"),
        text("#priceblock_ourprice"),
        text("#price_inside_buybox"),
        text("#newBuyBoxPrice"),
        text("#kindle-price"),
        text(".price-value .a-color-price"),
        text(".mediaMatrixListItem .a-color-price"),
        text("#tmmSwatches .selected .a-color-price"),
        text("#tmmSwatches .selected .slot-price"),
        text("#mediaTab_heading_0 .header-price"),
        text("#buyNewSection .offer-price"),
        text("#olp_feature_div .a-color-price"),
        text("#olpLinkWidget_feature_div .a-price .a-offscreen"),
    ],
    gone: &[text("#outOfStock")],
};
