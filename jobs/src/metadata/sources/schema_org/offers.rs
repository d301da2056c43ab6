//! Offers: the price to pay, not the list price, and whether it can be bought.
use super::graph::Graph;
use super::values::{last_part, text, types};
use crate::metadata::facts::Availability;
use crate::metadata::price::{amount, currency};
use crate::metadata::sources::product::Offer;
use rust_decimal::Decimal;
use serde_json::Value;

const MOST_OFFERS: usize = 500;
/// Kinds of price nobody pays, or not everybody.
const NOT_TO_PAY: &[&str] = &[
    "listprice",
    "strikethrough",
    "srp",
    "msrp",
    "rrp",
    "regularprice",
    "minimumadvertised",
    "invoice",
    "member",
];

pub fn of<'a>(graph: &Graph<'a>, product: &'a Value) -> Vec<Offer> {
    let mut offers = Vec::new();
    // `offerDetails` and `currency` are what data-vocabulary.org called them before schema.org.
    for offer in ["offers", "offerDetails"].iter().flat_map(|key| graph.list(product, key)) {
        gather(graph, offer, &mut offers, 0);
    }
    if offers.is_empty() && product.get("price").is_some() {
        offers.extend(read(graph, product));
    }
    offers
}

/// An offer that names its product, rather than the other way round.
pub fn standing_alone<'a>(graph: &Graph<'a>, offer: &'a Value) -> Vec<Offer> {
    read(graph, offer).into_iter().collect()
}

fn gather<'a>(graph: &Graph<'a>, offer: &'a Value, offers: &mut Vec<Offer>, depth: usize) {
    if depth > 4 || offers.len() > MOST_OFFERS {
        return;
    }
    if let Value::Array(list) = offer {
        return list.iter().for_each(|one| gather(graph, one, offers, depth + 1));
    }
    let before = offers.len();
    for inner in ["offers", "itemOffered"].iter().flat_map(|key| graph.list(offer, key)) {
        if inner.get("offers").is_some()
            || inner.get("price").is_some()
            || inner.get("priceSpecification").is_some()
        {
            gather(graph, inner, offers, depth + 1);
        }
    }
    let own = read(graph, offer);
    if offers.len() == before
        || own
            .as_ref()
            .is_some_and(|own| own.price.is_some() && offers[before..].iter().all(|o| o.price.is_none()))
    {
        offers.extend(own);
    }
}

fn read<'a>(graph: &Graph<'a>, value: &'a Value) -> Option<Offer> {
    if !value.is_object() {
        return None;
    }
    let to_pay = specified(graph, value);
    let code = text(value.get("priceCurrency").or_else(|| value.get("currency")))
        .or_else(|| to_pay.and_then(|spec| text(spec.get("priceCurrency"))));
    let currency = code.as_deref().and_then(currency::written);
    let amount = |key: &str, holder: &'a Value| decimal(graph.get(holder, key), currency);
    let price = amount("price", value)
        .or_else(|| to_pay.and_then(|spec| amount("price", spec).or_else(|| amount("minPrice", spec))))
        .or_else(|| amount("lowPrice", value))
        .or_else(|| amount("highPrice", value));
    Some(Offer {
        price,
        currency,
        mark: text(value.get("price")).and_then(|written| currency::find(&written)),
        availability: text(graph.get(value, "availability")).and_then(|word| availability(&word)),
        url: text(graph.get(value, "url")),
        skus: ["sku", "mpn"].iter().filter_map(|key| text(graph.get(value, key))).collect(),
    })
}

fn specified<'a>(graph: &Graph<'a>, offer: &'a Value) -> Option<&'a Value> {
    let specs = graph.list(offer, "priceSpecification");
    let specs =
        specs.into_iter().flat_map(|spec| spec.as_array().map_or(vec![spec], |list| list.iter().collect()));
    specs.into_iter().find(|spec| spec.is_object() && is_to_pay(spec))
}

fn is_to_pay(spec: &Value) -> bool {
    let kind = text(spec.get("priceType")).unwrap_or_default().to_lowercase();
    let is_for_all = spec.get("validForMemberTier").is_none() && spec.get("membershipPointsEarned").is_none();
    let is_per_unit = spec.get("referenceQuantity").is_some()
        && spec.get("price").is_some_and(|_| kind.is_empty())
        && types(spec).any(|name| name == "UnitPriceSpecification")
        && spec.get("billingDuration").is_none();
    is_for_all
        && !is_per_unit
        && !NOT_TO_PAY.iter().any(|word| kind.contains(word))
        && !types(spec).any(|name| name == "DeliveryChargeSpecification")
}

fn decimal(value: Option<&Value>, currency: Option<&'static str>) -> Option<Decimal> {
    match super::values::first(value?) {
        Value::Number(number) => {
            number.to_string().parse().ok().or_else(|| Decimal::from_scientific(&number.to_string()).ok())
        }
        Value::String(text) => amount::machine(text, currency),
        Value::Object(map) => {
            decimal(map.get("price").or_else(|| map.get("value")).or_else(|| map.get("@value")), currency)
        }
        _ => None,
    }
}

pub fn availability(word: &str) -> Option<Availability> {
    let word: String = last_part(word).to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    Some(match word.as_str() {
        "instock" | "available" | "inventory" | "true" | "availablefororder" | "instocknow" | "onstock"
        | "availableonline" | "instockonline" | "stock" => Availability::InStock,
        "instoreonly" => Availability::InStoreOnly,
        "onlineonly" => Availability::OnlineOnly,
        "limitedavailability" | "lowstock" | "limitedstock" | "lowinstock" => {
            Availability::LimitedAvailability
        }
        "preorder" | "presale" | "preorderable" | "comingsoon" => Availability::PreOrder,
        "backorder" | "madetoorder" | "backorderable" | "onorder" => Availability::BackOrder,
        "outofstock"
        | "oos"
        | "unavailable"
        | "notavailable"
        | "outstock"
        | "nostock"
        | "notinstock"
        | "temporarilyoutofstock"
        | "false" => Availability::OutOfStock,
        "soldout" => Availability::SoldOut,
        "discontinued" => Availability::Discontinued,
        _ => return None,
    })
}
