//! The lists somebody can look through: her own, her friends', everybody's.
use sea_orm::{
    FromQueryResult, QueryOrder, QuerySelect, Select,
    entity::prelude::*,
    sea_query::{Expr, Func},
};

use super::{Column, Entity, Model, visible, visible_to};
use crate::{
    Result,
    models::{
        Moment, Viewer,
        dashboard::Row,
        keyset::{self, Cursor, Key, Slice},
    },
};

pub const PAGE: usize = 24;
const MOST_CHOICES: u64 = 200;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    #[default]
    Own,
    Friends,
    Public,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    Created,
    #[default]
    Updated,
    Name,
    EventDate,
}

#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub section: Section,
    pub sort: Sort,
    pub descending: bool,
    pub event: Option<&'static str>,
    /// What she put away, instead of what lies open.
    pub archived: bool,
    pub after: Option<Cursor>,
}

/// A list by its version, and what the pages are ordered by.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    id: i64,
    name: String,
    event_date: Option<Date>,
    created_at: Moment,
    updated_at: Moment,
}

pub async fn page(db: &impl ConnectionTrait, viewer: &Viewer, wanted: &Wanted) -> Result<Slice<Listed>> {
    let lists = within(viewer, wanted);
    let (key, cursor) = (wanted.sort.key(wanted.descending), wanted.after.as_ref());
    let lists = keyset::after(lists, key, Column::Id, wanted.descending, cursor);
    let narrow = [Column::Id, Column::Name, Column::EventDate, Column::CreatedAt, Column::UpdatedAt];
    let lists = lists.select_only().columns(narrow).limit(PAGE as u64 + 1);
    let found = lists.into_model::<Listed>().all(db).await?;
    Ok(Slice::of(found, PAGE, |list| (wanted.sort.key_of(list, wanted.descending), list.id)))
}

/// Her lists that a wish may go on, the one she last touched first.
pub async fn open_lists(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<Model>> {
    let open = Entity::find()
        .filter(visible::owned_by(viewer))
        .filter(Column::DeletedAt.is_null())
        .filter(Column::ArchivedAt.is_null())
        .order_by_desc(Column::UpdatedAt)
        .limit(MOST_CHOICES);
    Ok(open.all(db).await?)
}

fn within(viewer: &Viewer, wanted: &Wanted) -> Select<Entity> {
    let seen = Entity::find().filter(visible_to(viewer));
    let section = match wanted.section {
        Section::Own if wanted.archived => {
            seen.filter(visible::owned_by(viewer)).filter(Column::ArchivedAt.is_not_null())
        }
        Section::Own => seen.filter(visible::owned_by(viewer)).filter(Column::ArchivedAt.is_null()),
        Section::Friends => seen.filter(visible::by_friends_of(viewer)),
        Section::Public => seen.filter(visible::by_strangers_to(viewer)),
    };
    match wanted.event {
        Some(event) => section.filter(Column::EventType.eq(event)),
        None => section,
    }
}

impl Listed {
    pub fn row(&self) -> Row {
        Row { id: self.id, version: self.updated_at, event_date: self.event_date }
    }
}

impl Sort {
    /// Without a day comes last, whichever way the days run.
    fn key(self, descending: bool) -> Expr {
        match self {
            Self::Created => Expr::col((Entity, Column::CreatedAt)),
            Self::Updated => Expr::col((Entity, Column::UpdatedAt)),
            Self::Name => Func::lower(Expr::col((Entity, Column::Name))).into(),
            Self::EventDate => {
                let day = Expr::col((Entity, Column::EventDate));
                Func::coalesce([day, Expr::val(no_day(descending))]).into()
            }
        }
    }

    /// The same, of a row in hand.
    fn key_of(self, list: &Listed, descending: bool) -> Key {
        match self {
            Self::Created => Key::Number(list.created_at.0),
            Self::Updated => Key::Number(list.updated_at.0),
            Self::Name => Key::Text(list.name.clone()),
            Self::EventDate => Key::Day(list.event_date.unwrap_or(no_day(descending))),
        }
    }

    /// What a cursor of this order looks like.
    pub fn sample(self) -> Key {
        match self {
            Self::Created | Self::Updated => Key::Number(0),
            Self::Name => Key::Text(String::new()),
            Self::EventDate => Key::Day(no_day(false)),
        }
    }
}

/// Before and after every day, in four digits, as both databases know years.
fn no_day(descending: bool) -> Date {
    let year = if descending { 1 } else { 9999 };
    Date::from_ymd_opt(year, 1, 1).unwrap_or_default()
}
