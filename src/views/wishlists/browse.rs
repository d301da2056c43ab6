//! How the wishes of a list are looked through: what was asked for, in words of the form that asks again.
use serde::{Deserialize, Serialize};

use crate::models::{
    currency,
    items::{Filter, filter::PriceRange, filter::Sort},
    keyset::{Cursor, Slice},
    price,
};

/// As it stands in the address; what makes no sense there is left out of the filter and said beside the field.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub priority: String,
    pub min: String,
    pub max: String,
    pub currency: String,
    pub received: String,
    pub sort: String,
    #[serde(skip_serializing)]
    pub after: String,
}

#[derive(Debug, Serialize)]
pub struct Browse {
    asked: Asked,
    /// Something is left out, so an empty page means another thing.
    filtered: bool,
    received: bool,
    unclear: bool,
    /// She may arrange the wishes by hand here.
    arrangeable: bool,
    sorts: Vec<&'static str>,
    currencies: Vec<&'static str>,
    address: String,
    more: Option<String>,
}

impl Asked {
    pub fn filter(&self) -> Filter {
        let sort = Sort::of(&self.sort);
        Filter {
            priority: self.priority.parse().ok().filter(|hearts| (2..=3).contains(hearts)),
            price: self.price_range(),
            received: self.received == "true",
            sort,
            after: Cursor::decode(&self.after, &sort.sample()),
        }
    }

    fn price_range(&self) -> Option<PriceRange> {
        let (min, max) = (self.amount(&self.min), self.amount(&self.max));
        (min.is_some() || max.is_some()).then(|| PriceRange { currency: self.currency.clone(), min, max })
    }

    fn amount(&self, typed: &str) -> Option<i64> {
        if typed.trim().is_empty() || !currency::is_known(&self.currency) {
            return None;
        }
        price::parse(typed, &self.currency).ok()
    }

    fn unclear(&self) -> bool {
        let unclear = |typed: &str| !typed.trim().is_empty() && self.amount(typed).is_none();
        unclear(&self.min) || unclear(&self.max)
    }
}

impl Browse {
    pub fn new<T>(mut asked: Asked, address: &str, slice: &Slice<T>, currency: &str) -> Self {
        let filter = asked.filter();
        if asked.currency.is_empty() {
            asked.currency = currency.to_string();
        }
        Self {
            filtered: filter.priority.is_some() || filter.price.is_some(),
            received: filter.received,
            unclear: asked.unclear(),
            arrangeable: filter.shows_her_order(),
            sorts: Sort::ALL.map(Sort::word).to_vec(),
            currencies: currency::all().collect(),
            more: slice.next.as_ref().map(|next| more(address, &asked, next)),
            address: address.to_string(),
            asked,
        }
    }
}

fn more(address: &str, asked: &Asked, next: &Cursor) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let fields = [
        ("priority", &asked.priority),
        ("min", &asked.min),
        ("max", &asked.max),
        ("currency", &asked.currency),
        ("received", &asked.received),
        ("sort", &asked.sort),
    ];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    format!("{address}?{}", query.append_pair("after", &next.encode()).finish())
}
