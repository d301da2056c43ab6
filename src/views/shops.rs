//! Shops as administrators see them.
use serde::Serialize;

use crate::models::{Moment, recipes, shops};

#[derive(Serialize)]
pub struct Shops {
    shops: Vec<Shop>,
    recipes: Vec<Recipe>,
    typed: String,
}

#[derive(Serialize)]
struct Shop {
    host: String,
    visits: i64,
    /// In whole percent of the visits.
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
    pub fn new(shops: &[shops::Model], recipes: Vec<recipes::Model>, typed: &str) -> Self {
        let recipes = recipes.into_iter().map(Recipe::from).collect();
        Self { shops: shops.iter().map(Shop::from).collect(), recipes, typed: typed.into() }
    }
}

impl From<&shops::Model> for Shop {
    fn from(shop: &shops::Model) -> Self {
        let visits = shop.visits();
        let share = |count: i64| (count * 100 + visits / 2) / visits.max(1);
        Self {
            host: shop.host.clone(),
            visits,
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
