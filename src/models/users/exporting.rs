//! Everything that is a person's own, to take along: lists and wishes as they see them, friends, and the gifts they
//! chose for others. Nothing about what others chose for them, not even when it was.
use sea_orm::{DatabaseConnection, JoinType, QueryOrder, QuerySelect, RelationTrait, entity::prelude::*};
use serde::Serialize;

use super::Model;
use crate::{
    Result,
    models::{Moment, claims, connections, items, wishlists},
};

#[derive(Debug, Serialize)]
pub struct Export {
    exported_at: String,
    account: Account,
    wishlists: Vec<ListExport>,
    friends: Vec<String>,
    gifts_i_chose: Vec<Gift>,
}

#[derive(Debug, Serialize)]
struct Account {
    name: String,
    handle: String,
    email: String,
    bio: String,
    language: String,
    time_zone: String,
    currency: String,
    theme: String,
    created_at: String,
}

#[derive(Debug, Serialize)]
struct ListExport {
    name: String,
    description: String,
    visibility: String,
    event: String,
    event_date: Option<Date>,
    archived: bool,
    created_at: String,
    wishes: Vec<Wish>,
}

#[derive(Debug, Serialize)]
struct Wish {
    name: String,
    description: String,
    url: Option<String>,
    price_minor: Option<i64>,
    currency: Option<String>,
    quantity: Option<i64>,
    priority: i64,
    hidden: bool,
    received: bool,
    created_at: String,
}

#[derive(Debug, Serialize)]
struct Gift {
    what: String,
    for_whom: String,
    quantity: i64,
    state: String,
    note: String,
    url: Option<String>,
    price_minor: Option<i64>,
    currency: Option<String>,
    chosen_at: String,
}

impl Export {
    pub async fn of(db: &DatabaseConnection, user: Model) -> Result<Self> {
        let mut wishes = wishes_of(db, user.id).await?;
        let lists = lists_of(db, user.id).await?;
        let friends = connections::known::friends(db, user.id, None, u64::MAX >> 1).await?;
        let gifts = claims::Entity::find().filter(claims::Column::GiverId.eq(user.id));
        let gifts = gifts.order_by_asc(claims::Column::Id).all(db).await?;
        let with_wishes = lists.into_iter().map(|list| {
            let own = wishes.extract_if(.., |wish| wish.wishlist_id == list.id).map(Wish::from).collect();
            ListExport::new(list, own)
        });
        Ok(Self {
            wishlists: with_wishes.collect(),
            exported_at: iso(Moment::now()),
            account: user.into(),
            friends: friends.into_iter().map(|friend| friend.name).collect(),
            gifts_i_chose: gifts.into_iter().map(Gift::from).collect(),
        })
    }
}

/// One line a wish, for spreadsheets.
pub async fn wishes_as_csv(db: &DatabaseConnection, user_id: i64) -> Result<String> {
    let lists = lists_of(db, user_id).await?;
    let mut csv = String::from("list,wish,price,currency,quantity,link,note\r\n");
    for wish in wishes_of(db, user_id).await? {
        let list = lists.iter().find(|list| list.id == wish.wishlist_id);
        let price = wish.price_minor.map(|minor| price(minor, wish.currency.as_deref().unwrap_or_default()));
        let cells = [
            list.map(|list| list.name.clone()).unwrap_or_default(),
            wish.name,
            price.unwrap_or_default(),
            wish.currency.unwrap_or_default(),
            wish.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
            wish.url.unwrap_or_default(),
            wish.description,
        ];
        csv.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        csv.push_str("\r\n");
    }
    Ok(csv)
}

async fn lists_of(db: &DatabaseConnection, user_id: i64) -> Result<Vec<wishlists::Model>> {
    use wishlists::Column;

    let own =
        wishlists::Entity::find().filter(Column::UserId.eq(user_id)).filter(Column::DeletedAt.is_null());
    Ok(own.order_by_asc(Column::Id).all(db).await?)
}

async fn wishes_of(db: &DatabaseConnection, user_id: i64) -> Result<Vec<items::Model>> {
    use items::Column;

    let own = items::Entity::find()
        .join(JoinType::InnerJoin, items::Relation::Wishlists.def())
        .filter(wishlists::Column::UserId.eq(user_id))
        .filter(wishlists::Column::DeletedAt.is_null())
        .filter(Column::DeletedAt.is_null());
    let in_order = own.order_by_asc(Column::WishlistId).order_by_asc(Column::Position);
    Ok(in_order.order_by_asc(Column::Id).all(db).await?)
}

impl From<Model> for Account {
    fn from(user: Model) -> Self {
        Self {
            name: user.name,
            handle: user.handle,
            email: user.email,
            bio: user.bio,
            language: user.locale,
            time_zone: user.time_zone,
            currency: user.currency,
            theme: user.theme,
            created_at: iso(user.created_at),
        }
    }
}

impl ListExport {
    fn new(list: wishlists::Model, wishes: Vec<Wish>) -> Self {
        Self {
            name: list.name,
            description: list.description,
            visibility: list.visibility,
            event: list.event_type,
            event_date: list.event_date,
            archived: list.archived_at.is_some(),
            created_at: iso(list.created_at),
            wishes,
        }
    }
}

impl From<items::Model> for Wish {
    fn from(item: items::Model) -> Self {
        Self {
            name: item.name,
            description: item.description,
            url: item.url,
            price_minor: item.price_minor,
            currency: item.currency,
            quantity: item.quantity,
            priority: item.priority,
            hidden: item.private,
            received: item.received_at.is_some(),
            created_at: iso(item.created_at),
        }
    }
}

impl From<claims::Model> for Gift {
    fn from(claim: claims::Model) -> Self {
        Self {
            what: claim.snapshot_name,
            for_whom: claim.snapshot_recipient,
            quantity: claim.quantity,
            state: claim.state,
            note: claim.note,
            url: claim.snapshot_url,
            price_minor: claim.snapshot_price_minor,
            currency: claim.snapshot_currency,
            chosen_at: iso(claim.created_at),
        }
    }
}

fn iso(moment: Moment) -> String {
    moment.to_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn price(minor: i64, code: &str) -> String {
    let decimals = crate::models::currency::decimals(code);
    let unit = 10_i64.pow(decimals);
    if decimals == 0 {
        return minor.to_string();
    }
    format!("{}.{:0width$}", minor / unit, minor % unit, width = decimals as usize)
}

/// A cell that begins like a formula would be run by a spreadsheet, so it gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::{price, quoted};

    #[test]
    fn a_cell_is_text_and_never_a_formula() {
        assert_eq!(quoted("a \"big\" teapot"), r#""a ""big"" teapot""#);
        assert_eq!(quoted("=HYPERLINK(\"x\")"), r#""'=HYPERLINK(""x"")""#);
    }

    #[test]
    fn a_price_has_the_places_of_its_currency() {
        assert_eq!(price(3905, "EUR"), "39.05");
        assert_eq!(price(3905, "JPY"), "3905");
    }
}
