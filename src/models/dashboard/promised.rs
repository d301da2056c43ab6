//! What she still has to give, as the page's statement tells it: for a glance, so no more than fits there. Of claims
//! she sees nothing else here, and of her own lists' claims nothing at all.
use chrono::NaiveDate;
use serde::Serialize;

use super::statement::{GIFT, PART};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Promised {
    pub id: i64,
    pub quantity: i64,
    pub event_date: Option<NaiveDate>,
    pub title: String,
    pub recipient: String,
    pub recipient_id: Option<i64>,
}

impl Promised {
    /// The next day first, those without one last.
    pub(super) fn all_in(words: &str) -> Option<Vec<Self>> {
        let gifts = words.split(GIFT).filter(|gift| !gift.is_empty());
        let mut gifts = gifts.map(Self::parse).collect::<Option<Vec<_>>>()?;
        gifts.sort_by_key(|gift| (gift.event_date.is_none(), gift.event_date, gift.id));
        Some(gifts)
    }

    fn parse(gift: &str) -> Option<Self> {
        let mut parts = gift.split(PART);
        let mut next = || parts.next();
        Some(Self {
            id: next()?.parse().ok()?,
            quantity: next()?.parse().ok()?,
            event_date: next()?.parse().ok(),
            recipient_id: next()?.parse().ok(),
            recipient: next()?.into(),
            title: next()?.into(),
        })
    }
}
