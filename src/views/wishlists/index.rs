//! The page of lists to look through: hers, her friends', everybody's.
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    models::{
        Audience,
        dashboard::Row,
        keyset::{Cursor, Slice},
        wishlists::{
            editing::EVENTS,
            index::{Listed, Section, Sort, Wanted},
        },
    },
    views::{
        Locale,
        cards::{Look, Piece},
        fragments::Fragment,
        gaps::{Gap, Gaps},
        page::Print,
    },
};

/// As it stands in the address; a word nobody knows is as good as none.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub tab: String,
    pub sort: String,
    pub order: String,
    pub event: String,
    pub archived: String,
    pub after: String,
}

#[derive(Serialize)]
pub struct Index {
    tab: &'static str,
    sort: &'static str,
    order: &'static str,
    event: &'static str,
    archived: bool,
    events: [&'static str; 9],
    cards: Gap,
    empty: bool,
    more: Gap,
}

/// The cards of these lists, each with the name it is kept under.
pub fn pieces(wanted: &Wanted, lists: &[Listed], locale: &Locale) -> Vec<Piece> {
    let mine = wanted.section == Section::Own;
    let audience = if mine { Audience::Owner } else { Audience::Gifter };
    let look = Look::Entry { archived: mine && wanted.archived };
    lists.iter().map(|list| Piece::new(&list.row(), look, audience, locale)).collect()
}

/// What the page shows besides what its address asks for, which the frame counts in.
pub fn print(slice: &Slice<Listed>) -> Result<Print> {
    let rows: Vec<Row> = slice.rows.iter().map(Listed::row).collect();
    Print::of("wishlists/index.html", &(rows, slice.next.is_some()))
}

impl Asked {
    pub fn wanted(&self) -> Wanted {
        let sort = match self.sort.as_str() {
            "created" => Sort::Created,
            "name" => Sort::Name,
            "event_date" => Sort::EventDate,
            _ => Sort::Updated,
        };
        let section = match self.tab.as_str() {
            "friends" => Section::Friends,
            "public" => Section::Public,
            _ => Section::Own,
        };
        // Newest first, but names from A and days from the next one, unless asked otherwise.
        let natural = matches!(sort, Sort::Created | Sort::Updated);
        Wanted {
            section,
            sort,
            descending: if self.order.is_empty() { natural } else { self.order == "desc" },
            event: EVENTS.into_iter().find(|event| *event == self.event),
            archived: self.archived == "true",
            after: Cursor::decode(&self.after, &sort.sample()),
        }
    }
}

impl Index {
    pub fn new(wanted: &Wanted, slice: &Slice<Listed>, cards: &[Fragment], gaps: &mut Gaps) -> Self {
        let mut index = Self {
            tab: tab(wanted.section),
            sort: sort(wanted.sort),
            order: if wanted.descending { "desc" } else { "asc" },
            event: wanted.event.unwrap_or_default(),
            archived: wanted.archived,
            events: EVENTS,
            cards: gaps.leave(cards),
            empty: slice.rows.is_empty(),
            more: Gap::default(),
        };
        if let Some(next) = &slice.next {
            index.more = gaps.leave_words(&index.address_of(next));
        }
        index
    }

    fn address_of(&self, next: &Cursor) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("tab", self.tab).append_pair("sort", self.sort).append_pair("order", self.order);
        if !self.event.is_empty() {
            query.append_pair("event", self.event);
        }
        if self.archived {
            query.append_pair("archived", "true");
        }
        format!("/wishlists?{}", query.append_pair("after", &next.encode()).finish())
    }
}

fn tab(section: Section) -> &'static str {
    match section {
        Section::Own => "own",
        Section::Friends => "friends",
        Section::Public => "public",
    }
}

fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Created => "created",
        Sort::Updated => "updated",
        Sort::Name => "name",
        Sort::EventDate => "event_date",
    }
}
