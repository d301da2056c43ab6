//! What makers of shops call the parts of a product, without regard to `camelCase`, `snake_case` or `Capitals`.
use serde_json::Value;

pub const NAMES: &[&str] = &[
    "name",
    "itemname",
    "productname",
    "contentname",
    "title",
    "producttitle",
    "displayname",
    "productdisplayname",
];
/// What is paid comes before what it was.
pub const PRICES: &[&str] = &[
    "saleprice",
    "finalprice",
    "currentprice",
    "customerprice",
    "discountedprice",
    "discountprice",
    "specialprice",
    "promoprice",
    "promotionalprice",
    "offerprice",
    "sellingprice",
    "sellprice",
    "salesprice",
    "actualprice",
    "activeprice",
    "pricetopay",
    "nowprice",
    "bestprice",
    "displayprice",
    "price",
    "productprice",
    "itemprice",
    "unitprice",
    "pricewithtax",
    "priceinclvat",
    "priceamount",
    "pricevalue",
    "prices",
    "priceinfo",
    "pricing",
    "pricerange",
    "formattedprice",
    "minprice",
    "lowprice",
    "regularprice",
    "listprice",
    "baseprice",
];
/// What the amount is called inside a price.
pub const AMOUNTS: &[&str] = &[
    "sale",
    "sales",
    "current",
    "final",
    "now",
    "discounted",
    "gross",
    "amount",
    "value",
    "raw",
    "minvariantprice",
    "min",
    "minimum",
    "low",
    "regular",
    "list",
    "default",
    "display",
    "formatted",
];
/// Amounts in the smallest unit.
pub const CENTS: &[&str] = &["centamount", "priceincents", "amountincents", "pricecents", "amountcents"];
pub const CURRENCIES: &[&str] =
    &["currency", "currencycode", "pricecurrency", "currencyiso", "currencyid", "productcurrency", "iso4217"];
/// And inside an object that describes one.
pub const CURRENCY_CODES: &[&str] = &["code", "isocode", "iso4217", "currencycode", "name"];
pub const BRANDS: &[&str] = &["brand", "itembrand", "productbrand", "vendor", "brandname", "manufacturer"];
pub const IMAGES: &[&str] = &[
    "image",
    "imageurl",
    "featuredimage",
    "primaryimage",
    "mainimage",
    "heroimage",
    "productimage",
    "imageuri",
    "images",
    "productimages",
    "gallery",
    "media",
    "pictures",
    "photos",
    "thumbnail",
    "thumbnailurl",
];
pub const ADDRESSES: &[&str] = &["url", "src", "href", "original", "full", "large", "zoom", "medium", "path"];
pub const AVAILABLE: &[&str] = &[
    "available",
    "instock",
    "isinstock",
    "isavailable",
    "purchasable",
    "ispurchasable",
    "availableforsale",
    "issaleable",
    "issalable",
    "orderable",
    "isbuyable",
];
pub const GONE: &[&str] = &["soldout", "issoldout", "outofstock", "isoutofstock"];
pub const STOCK: &[&str] =
    &["availability", "stockstatus", "availabilitystatus", "stocklevelstatus", "inventorystatus"];
pub const VARIANTS: &[&str] = &["variants", "productvariants", "variations", "offers", "skus"];
pub const CODES: &[&str] = &["id", "sku", "variantid", "variationid", "skuid"];

/// The first part of this name that says something.
pub fn part<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    let map = object.as_object()?;
    let found = map.get(name).or_else(|| map.iter().find(|(own, _)| is(own, name)).map(|(_, value)| value));
    found.filter(|value| !value.is_null())
}

pub fn parts<'a>(object: &'a Value, names: &'static [&str]) -> impl Iterator<Item = &'a Value> {
    names.iter().filter_map(move |name| part(object, name))
}

fn is(own: &str, name: &str) -> bool {
    own.len() >= name.len()
        && own.len() <= name.len() + 4
        && own
            .bytes()
            .filter(|byte| !matches!(byte, b'_' | b'-' | b' ' | b'$' | b'@'))
            .map(|byte| byte.to_ascii_lowercase())
            .eq(name.bytes())
}
