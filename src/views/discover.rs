//! What there is to find.
use serde::Serialize;

use super::{Locale, people::PersonTag, wishlist_card::WishlistCard};
use crate::models::{Audience, activities::Place, dashboard, discovery::trending::Trend, users, wishlists};

pub const LISTS_A_PAGE: usize = 24;

#[derive(Serialize)]
pub struct Discover {
    q: &'static str,
    upcoming: Vec<WishlistCard>,
    trends: Vec<TrendRow>,
    lists: Vec<WishlistCard>,
    more: String,
}

#[derive(Serialize)]
struct TrendRow {
    name: String,
    url: String,
    shop: String,
    people: i64,
    add_href: String,
}

#[derive(Serialize)]
pub struct Found {
    q: String,
    people: Vec<PersonTag>,
    lists: Vec<WishlistCard>,
}

impl Discover {
    pub fn new(
        mut lists: Vec<wishlists::Model>,
        upcoming: &[wishlists::Model],
        trends: Vec<Trend>,
        cards: &[dashboard::Card],
        locale: &Locale,
    ) -> Self {
        let mut more = String::new();
        if lists.len() > LISTS_A_PAGE {
            lists.truncate(LISTS_A_PAGE);
            more = lists.last().map_or_else(String::new, next_page);
        }
        Self {
            q: "",
            upcoming: cards_of(upcoming, cards, locale),
            trends: trends.into_iter().filter_map(TrendRow::of).collect(),
            lists: cards_of(&lists, cards, locale),
            more,
        }
    }
}

impl TrendRow {
    /// Only what a browser can open as a page.
    fn of(trend: Trend) -> Option<Self> {
        let url = url::Url::parse(&trend.url).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let shop = url.host_str()?.trim_start_matches("www.").to_string();
        let query =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("url", url.as_str()).finish();
        let add_href = format!("/add?{query}");
        Some(Self { name: trend.name, shop, url: trend.url, people: trend.people, add_href })
    }
}

impl Found {
    pub fn new(
        q: String,
        people: &[users::Model],
        lists: &[wishlists::Model],
        cards: &[dashboard::Card],
        locale: &Locale,
    ) -> Self {
        Self {
            q,
            people: people.iter().map(PersonTag::from).collect(),
            lists: cards_of(lists, cards, locale),
        }
    }
}

fn cards_of(lists: &[wishlists::Model], cards: &[dashboard::Card], locale: &Locale) -> Vec<WishlistCard> {
    let found = lists.iter().filter_map(|list| cards.iter().find(|card| card.id == list.id));
    found.map(|card| WishlistCard::new(card, Audience::Public, locale, true)).collect()
}

fn next_page(last: &wishlists::Model) -> String {
    format!("/discover?before={}#lists", Place { at: last.updated_at, id: last.id })
}
