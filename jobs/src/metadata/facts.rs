//! What is known about a page once it has been read, and where each fact came from.
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// One product with title, picture and price (or a known reason to have no price).
    Ready,
    /// Some of it; the person is asked for the rest.
    Partial,
    /// The shop showed a captcha, a consent page or a refusal instead.
    Blocked,
    /// Nothing on the page could become a wish.
    Failed,
}

/// The words of schema.org, because shops and feeds already speak them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Availability {
    InStock,
    InStoreOnly,
    OnlineOnly,
    LimitedAvailability,
    PreOrder,
    BackOrder,
    OutOfStock,
    SoldOut,
    Discontinued,
}

impl Availability {
    pub fn can_be_bought(self) -> bool {
        !matches!(self, Self::OutOfStock | Self::SoldOut | Self::Discontinued)
    }
}

/// Ordered by trust: what the shop says in words made for machines comes before what we see on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Shop,
    JsonLd,
    Microdata,
    Rdfa,
    Embedded,
    Meta,
    Visible,
    Recipe,
    Address,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metadata {
    pub outcome: Outcome,
    pub title: Option<String>,
    pub image: Option<String>,
    /// A decimal as text, so that no reader turns it into a float.
    pub price: Option<String>,
    pub currency: Option<String>,
    pub availability: Option<Availability>,
    pub description: Option<String>,
    pub site_name: Option<String>,
    pub gtin: Option<String>,
    pub brand: Option<String>,
    pub sources: BTreeMap<&'static str, Source>,
}

impl Metadata {
    /// A wall has no facts: a captcha must never become a title.
    pub fn blocked() -> Self {
        Self::empty(Outcome::Blocked)
    }

    pub fn failed() -> Self {
        Self::empty(Outcome::Failed)
    }

    pub(super) fn empty(outcome: Outcome) -> Self {
        Self {
            outcome,
            title: None,
            image: None,
            price: None,
            currency: None,
            availability: None,
            description: None,
            site_name: None,
            gtin: None,
            brand: None,
            sources: BTreeMap::new(),
        }
    }
}
