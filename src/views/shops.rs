//! Shops as administrators see them.
use serde::Serialize;

use crate::models::{Moment, recipes, shops::Fared};

#[derive(Serialize)]
pub struct Shops {
    shops: Vec<Shop>,
    recipes: Vec<Recipe>,
    typed: String,
}

#[derive(Serialize)]
struct Shop {
    host: String,
    links: i64,
    /// In whole percent of the links.
    ready: i64,
    partial: i64,
    blocked: i64,
    failed: i64,
    last_read_at: Moment,
}

#[derive(Serialize)]
struct Recipe {
    id: i64,
    host: String,
    field: String,
    selector: String,
}

impl Shops {
    pub fn new(shops: &[Fared], recipes: Vec<recipes::Model>, typed: &str) -> Self {
        let recipes = recipes.into_iter().map(Recipe::from).collect();
        Self { shops: shops.iter().map(Shop::from).collect(), recipes, typed: typed.into() }
    }
}

impl From<&Fared> for Shop {
    fn from(shop: &Fared) -> Self {
        let links = shop.links();
        let share = |count: i64| (count * 100 + links / 2) / links.max(1);
        Self {
            host: shop.host.clone(),
            links,
            ready: share(shop.ready),
            partial: share(shop.partial),
            blocked: share(shop.blocked),
            failed: share(shop.failed),
            last_read_at: shop.last_read_at,
        }
    }
}

impl From<recipes::Model> for Recipe {
    fn from(recipe: recipes::Model) -> Self {
        let recipes::Model { id, host, field, selector, attribute, .. } = recipe;
        let selector = attribute.map_or(selector.clone(), |name| format!("{selector} @{name}"));
        Self { id, host, field, selector }
    }
}
