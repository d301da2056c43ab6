//! What the cards of some lists say: lists, owners and up to three pictures, in one statement.
use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use crate::Result;

/// A list as others see it on a card. Nothing of claims, and hidden wishes neither counted nor shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub id: i64,
    pub name: String,
    pub visibility: String,
    pub event_date: Option<NaiveDate>,
    pub items_count: i64,
    pub shown_items_count: i64,
    pub owner: Owner,
    pub pictures: Vec<CardPicture>,
}

#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Owner {
    #[sea_orm(alias = "owner_id")]
    pub id: i64,
    #[sea_orm(alias = "owner_name")]
    pub name: String,
    #[sea_orm(alias = "owner_handle")]
    pub handle: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPicture {
    pub picture_id: i64,
    pub width: i64,
    pub height: i64,
    pub color: String,
}

/// In the order asked for; a list that went meanwhile is left out.
pub async fn cards(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Card>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let sql = DETAILS.replace("{ids}", &places.join(", "));
    let values = ids.iter().map(|id| (*id).into());
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let mut found = HashMap::new();
    for line in Line::find_by_statement(statement).all(db).await? {
        line.add_to(&mut found);
    }
    Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
}

#[derive(FromQueryResult)]
struct Line {
    id: i64,
    name: String,
    visibility: String,
    event_date: Option<NaiveDate>,
    items_count: i64,
    shown_items_count: i64,
    #[sea_orm(nested)]
    owner: Owner,
    picture_id: Option<i64>,
    card_width: Option<i64>,
    card_height: Option<i64>,
    color: Option<String>,
}

impl Line {
    fn add_to(self, found: &mut HashMap<i64, Card>) {
        let picture = self.picture();
        let card = found.entry(self.id).or_insert_with(|| Card {
            id: self.id,
            name: self.name,
            visibility: self.visibility,
            event_date: self.event_date,
            items_count: self.items_count,
            shown_items_count: self.shown_items_count,
            owner: self.owner,
            pictures: Vec::new(),
        });
        card.pictures.extend(picture);
    }

    fn picture(&self) -> Option<CardPicture> {
        Some(CardPicture {
            picture_id: self.picture_id?,
            width: self.card_width?,
            height: self.card_height?,
            color: self.color.clone()?,
        })
    }
}

const DETAILS: &str = "
SELECT w.id, w.name, w.visibility, w.event_date, w.items_count, w.shown_items_count,
       u.id AS owner_id, u.name AS owner_name, u.handle AS owner_handle, p.picture_id, p.card_width, p.card_height,
       p.color
FROM wishlists w
JOIN users u ON u.id = w.user_id
LEFT JOIN (
    SELECT i.wishlist_id, pictures.id AS picture_id, pictures.card_width, pictures.card_height,
           pictures.color,
           ROW_NUMBER() OVER (PARTITION BY i.wishlist_id ORDER BY i.position, i.id) AS place
    FROM items i JOIN pictures ON pictures.id = i.picture_id
    WHERE i.wishlist_id IN ({ids}) AND i.picture_id IS NOT NULL AND i.deleted_at IS NULL AND NOT i.private
      AND i.received_at IS NULL
) p ON p.wishlist_id = w.id AND p.place <= 3
WHERE w.id IN ({ids})
ORDER BY w.id, p.place";
