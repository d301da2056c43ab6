//! What people's corrections taught about this shop.
use super::product::{Kind, Offer, Product};
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::price;
use crate::metadata::recipe::{Field, Recipe};

pub fn products(page: &Page, recipes: &[Recipe]) -> Vec<Product> {
    let mut product = Product::new(Source::Recipe, Kind::Product);
    for (field, value) in recipes.iter().filter_map(|recipe| Some((recipe.field, recipe.read(page)?))) {
        match field {
            Field::Title => product.name = product.name.or(Some(value)),
            Field::Image => product.images.push(value),
            Field::Price => product.offers.extend(offer(&value)),
        }
    }
    let says_something = product.name.is_some() || !product.images.is_empty() || product.is_for_sale();
    if says_something { vec![product] } else { Vec::new() }
}

fn offer(text: &str) -> Option<Offer> {
    let found = price::first(text)?;
    Some(Offer { price: Some(found.amount), mark: found.mark, ..Offer::default() })
}
