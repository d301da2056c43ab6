//! Wishes put on a list: from a pasted link, a typed name, or many of both at once. They are there at once; what a
//! link says is read later.
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

use super::{ActiveModel, Column, Entity, provenance};
use crate::{
    Result,
    error::Invalid,
    models::{Moment, link, text::one_line, wishlists},
};

pub const MOST_AT_ONCE: usize = 100;
pub const LONGEST_NAME: usize = 200;
/// Room between two wishes, so that moving one writes one.
pub const GAP: i64 = 1 << 16;

/// What one line of what was typed wishes for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub name: Option<String>,
    pub url: Option<String>,
}

/// Each line is a wish; a line of nothing but links is one for each.
pub fn drafts(typed: &str) -> Result<Vec<Draft>> {
    let drafts: Vec<Draft> = typed.lines().flat_map(Draft::of_line).filter(Draft::says_something).collect();
    let mut wrong = Invalid::default();
    let fits = |draft: &Draft| draft.name.as_ref().is_none_or(|name| name.chars().count() <= LONGEST_NAME);
    wrong.unless(!drafts.is_empty(), "text", "wish_missing");
    wrong.unless(drafts.len() <= MOST_AT_ONCE, "text", "too_many_wishes");
    wrong.unless(drafts.iter().all(fits), "text", "wish_name_too_long");
    wrong.into_result()?;
    Ok(drafts)
}

/// In one insert, before all others and in the order typed. Returns their ids.
pub async fn add(
    txn: &impl ConnectionTrait,
    wishlist: &wishlists::Model,
    drafts: &[Draft],
) -> Result<Vec<i64>> {
    let first = first_position(txn, wishlist.id).await? - GAP * drafts.len() as i64;
    let rows = drafts.iter().zip(0..).map(|(draft, place)| draft.row(wishlist.id, first + GAP * place));
    let added = Entity::insert_many(rows).exec_with_returning_keys(txn).await?;
    wishlists::touch(txn, wishlist.id).await?;
    wishlists::recount(txn, wishlist.id).await?;
    Ok(added)
}

pub async fn first_position(db: &impl ConnectionTrait, wishlist_id: i64) -> Result<i64> {
    let first = Entity::find()
        .select_only()
        .column_as(Column::Position.min(), "first")
        .filter(Column::WishlistId.eq(wishlist_id))
        .into_tuple::<Option<i64>>()
        .one(db);
    Ok(first.await?.flatten().unwrap_or(0))
}

impl Draft {
    fn of_line(line: &str) -> Vec<Self> {
        let apart = glued_links_apart(line);
        let words: Vec<&str> = apart.split_whitespace().collect();
        let links: Vec<Option<String>> = words.iter().map(|word| link::parse(word)).collect();
        if links.iter().all(Option::is_some) {
            return links.into_iter().map(|url| Self { name: None, url }).collect();
        }
        vec![Self::named(&words, links)]
    }

    /// A name, and the link that phones put beside it when sharing.
    fn named(words: &[&str], links: Vec<Option<String>>) -> Self {
        let name: Vec<&str> =
            words.iter().zip(&links).filter(|(_, link)| link.is_none()).map(|(word, _)| *word).collect();
        let name = Some(one_line(&name.join(" "))).filter(|name| !name.is_empty());
        Self { name, url: links.into_iter().flatten().next() }
    }

    fn says_something(&self) -> bool {
        self.name.is_some() || self.url.is_some()
    }

    fn row(&self, wishlist_id: i64, position: i64) -> ActiveModel {
        let now = Moment::now();
        let shop = self.url.as_deref().and_then(link::shop);
        let reading = self.url.is_some();
        ActiveModel {
            wishlist_id: Set(wishlist_id),
            name: Set(self.name.clone().or(shop).unwrap_or_default()),
            url: Set(self.url.clone()),
            quantity: Set(Some(1)),
            position: Set(position),
            provenance: Set(provenance::of(self.name.iter().map(|_| "name"))),
            preview_state: Set(if reading { "pending" } else { "none" }.into()),
            preview_requested_at: Set(reading.then_some(now)),
            claims_changed_at: Set(now),
            created_at: Set(now),
            updated_at: Set(now),
            ..Default::default()
        }
    }
}

/// Some browsers paste several lines into a one-line box without anything between them.
fn glued_links_apart(line: &str) -> String {
    let mut apart = String::with_capacity(line.len());
    for (at, letter) in line.char_indices() {
        let link_begins = line[at..].starts_with("https://") || line[at..].starts_with("http://");
        if link_begins && line[..at].ends_with(|before: char| before.is_alphanumeric()) {
            apart.push(' ');
        }
        apart.push(letter);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::{Draft, drafts};

    fn wish(name: &str, url: &str) -> Draft {
        let some = |text: &str| Some(text.to_string()).filter(|text| !text.is_empty());
        Draft { name: some(name), url: some(url) }
    }

    #[test]
    fn a_line_is_a_wish_and_links_are_one_each() {
        let typed =
            "A teapot\n\nhttps://a.example/1 https://b.example/2\r\nAtlas of islands https://c.example/3\n";
        let wished = vec![
            wish("A teapot", ""),
            wish("", "https://a.example/1"),
            wish("", "https://b.example/2"),
            wish("Atlas of islands", "https://c.example/3"),
        ];
        assert_eq!(drafts(typed).unwrap(), wished);
    }

    #[test]
    fn links_glued_together_by_a_paste_come_apart_and_a_link_within_a_link_does_not() {
        let typed = "https://a.example/1https://b.example/2";
        assert_eq!(
            drafts(typed).unwrap(),
            vec![wish("", "https://a.example/1"), wish("", "https://b.example/2")]
        );
        let within = "https://a.example/?to=https://b.example/2";
        assert_eq!(drafts(within).unwrap(), vec![wish("", within)]);
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        for typed in ["", " \n\t ", "\u{202E}\u{0000}", &"wish\n".repeat(101), &"a".repeat(201)] {
            assert!(drafts(typed).is_err(), "{typed:.20}");
        }
        assert_eq!(drafts(&"wish\n".repeat(100)).unwrap().len(), 100);
    }
}
