//! What a person can say about a wish, as it stands in a form.
use serde::{Deserialize, Deserializer, Serialize};

use super::Model;
use crate::models::price;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    pub name: String,
    pub description: String,
    pub url: String,
    pub price: String,
    pub currency: String,
    pub priority: String,
    pub quantity: String,
    /// As many as people like to give.
    #[serde(deserialize_with = "ticked")]
    pub unlimited: bool,
    #[serde(deserialize_with = "ticked")]
    pub private: bool,
}

/// What changes as one: a price is nothing without its currency.
pub const PARTS: [&str; 7] = ["name", "description", "url", "price", "priority", "quantity", "private"];

impl Fields {
    /// One part as a word to compare, and to show beside what somebody else typed.
    pub fn part(&self, part: &str) -> String {
        match part {
            "name" => self.name.clone(),
            "description" => self.description.clone(),
            "url" => self.url.clone(),
            "price" if self.price.is_empty() => String::new(),
            "price" => format!("{} {}", self.price, self.currency),
            "priority" => self.priority.clone(),
            "quantity" if self.unlimited => "∞".into(),
            "quantity" => self.quantity.clone(),
            _ => self.private.to_string(),
        }
    }

    pub fn take(&mut self, part: &str, from: &Self) {
        match part {
            "name" => self.name.clone_from(&from.name),
            "description" => self.description.clone_from(&from.description),
            "url" => self.url.clone_from(&from.url),
            "price" => {
                self.price.clone_from(&from.price);
                self.currency.clone_from(&from.currency);
            }
            "priority" => self.priority.clone_from(&from.priority),
            "quantity" => {
                self.quantity.clone_from(&from.quantity);
                self.unlimited = from.unlimited;
            }
            _ => self.private = from.private,
        }
    }

    /// The parts in which two differ.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'static str> + 'a {
        PARTS.into_iter().filter(|part| self.part(part) != other.part(part))
    }
}

impl From<&Model> for Fields {
    fn from(item: &Model) -> Self {
        let (price, currency) = priced(item.price_minor.zip(item.currency.as_deref()));
        Self {
            name: item.name.clone(),
            description: item.description.clone(),
            url: item.url.clone().unwrap_or_default(),
            price,
            currency,
            priority: item.priority.to_string(),
            quantity: item.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
            unlimited: item.quantity.is_none(),
            private: item.private,
        }
    }
}

/// A price and its currency as words; no price has no currency.
pub fn priced(price: Option<(i64, &str)>) -> (String, String) {
    price.map(|(minor, code)| (price::write(minor, code), code.to_string())).unwrap_or_default()
}

/// A box in a form says a word; what we wrote ourselves says yes or no.
fn ticked<'de, D: Deserializer<'de>>(said: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Said {
        Plain(bool),
        Word(String),
    }
    Ok(match Said::deserialize(said)? {
        Said::Plain(yes) => yes,
        Said::Word(word) => word == "true",
    })
}
