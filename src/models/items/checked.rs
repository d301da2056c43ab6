//! What was typed about a wish, once nothing is wrong with it.
use sea_orm::ActiveValue::Set;

use super::{ActiveModel, Fields, adding::LONGEST_NAME, fields::priced};
use crate::{
    Result,
    error::Invalid,
    models::{
        currency, link, price,
        text::{one_line, paragraphs},
    },
};

const LONGEST_STORY: usize = 5000;
const MOST_WANTED: i64 = 9999;

pub struct Checked {
    name: String,
    description: String,
    url: Option<String>,
    /// Minor units and their currency.
    price: Option<(i64, String)>,
    priority: i64,
    quantity: Option<i64>,
    private: bool,
}

impl Checked {
    pub fn of(typed: &Fields) -> Result<Self> {
        let mut wrong = Invalid::default();
        let (name, description) = (one_line(&typed.name), paragraphs(&typed.description));
        wrong.unless(!name.is_empty(), "name", "wish_name_missing");
        wrong.unless(name.chars().count() <= LONGEST_NAME, "name", "wish_name_too_long");
        wrong.unless(description.chars().count() <= LONGEST_STORY, "description", "text_too_long");
        let url = checked_url(&mut wrong, &typed.url);
        let price = checked_price(&mut wrong, typed);
        let priority = number_up_to(3, &typed.priority);
        wrong.unless(priority.is_some(), "priority", "priority_unknown");
        let quantity = number_up_to(MOST_WANTED, &typed.quantity).filter(|_| !typed.unlimited);
        wrong.unless(typed.unlimited || quantity.is_some(), "quantity", "quantity_unclear");
        wrong.into_result()?;
        let priority = priority.unwrap_or(2);
        Ok(Self { name, description, url, price, priority, quantity, private: typed.private })
    }

    /// As a form would show it: to compare with what is there.
    pub fn fields(&self) -> Fields {
        let (price, currency) = priced(self.price.as_ref().map(|(minor, code)| (*minor, code.as_str())));
        Fields {
            name: self.name.clone(),
            description: self.description.clone(),
            url: self.url.clone().unwrap_or_default(),
            price,
            currency,
            priority: self.priority.to_string(),
            quantity: self.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
            unlimited: self.quantity.is_none(),
            private: self.private,
        }
    }

    pub fn into_row(self) -> ActiveModel {
        let (price_minor, currency) = self.price.unzip();
        ActiveModel {
            name: Set(self.name),
            description: Set(self.description),
            url: Set(self.url),
            price_minor: Set(price_minor),
            currency: Set(currency),
            priority: Set(self.priority),
            quantity: Set(self.quantity),
            private: Set(self.private),
            ..Default::default()
        }
    }
}

fn checked_url(wrong: &mut Invalid, typed: &str) -> Option<String> {
    let url = link::parse(typed);
    wrong.unless(typed.trim().is_empty() || url.is_some(), "url", "link_unclear");
    url
}

fn checked_price(wrong: &mut Invalid, typed: &Fields) -> Option<(i64, String)> {
    if typed.price.trim().is_empty() {
        return None;
    }
    wrong.unless(currency::is_known(&typed.currency), "price", "currency_unknown");
    let minor = price::parse(&typed.price, &typed.currency);
    wrong.unless(minor != Err(price::Unclear::Number), "price", "price_unclear");
    wrong.unless(minor != Err(price::Unclear::TooMuch), "price", "price_too_much");
    minor.ok().map(|minor| (minor, typed.currency.clone()))
}

fn number_up_to(most: i64, typed: &str) -> Option<i64> {
    typed.trim().parse().ok().filter(|number| (1..=most).contains(number))
}
