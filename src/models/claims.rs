//! Who gives what: a promise about a wish, with what the wish said then. No owner's page ever reads this table.
use sea_orm::{ActiveValue::Set, Condition, entity::prelude::*};

pub use super::_entities::claims::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, Viewer, items};
use crate::{Error, Result, error::Invalid, models::text::paragraphs};

pub mod availability;
pub mod holding;
pub mod noticing;
pub mod revealed;
pub mod standing;

pub use availability::Availability;
pub use noticing::{About, tell_givers, tell_givers_later};
pub use standing::Orphaned;

const LONGEST_NOTE: usize = 500;

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(mut self, _: &C, insert: bool) -> Result<Self, DbErr> {
        let before = self.updated_at.take().unwrap_or_default();
        self.updated_at = Set(Moment::later_than(before));
        if insert {
            self.created_at = self.updated_at.clone();
        }
        Ok(self)
    }

    /// Only what gifters see moves: never the wish or list themselves.
    async fn after_save<C: ConnectionTrait>(model: Model, db: &C, _: bool) -> Result<Model, DbErr> {
        if let Some(item_id) = model.item_id {
            items::touch_claims(db, item_id).await.map_err(|err| DbErr::Custom(err.to_string()))?;
        }
        Ok(model)
    }
}

/// How far a gift has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Reserved,
    Bought,
    Given,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Reserved, Self::Bought, Self::Given];

    pub fn word(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Bought => "bought",
            Self::Given => "given",
        }
    }

    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

impl Model {
    /// Only who made a claim finds it.
    pub async fn find_own(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        let giver = viewer.id().ok_or(Error::NotFound)?;
        let found = Entity::find_by_id(id).filter(Column::GiverId.eq(giver)).one(db).await?;
        found.ok_or(Error::NotFound)
    }

    pub fn is_held(&self) -> bool {
        self.released_at.is_none()
    }

    pub fn state(&self) -> State {
        State::named(&self.state).unwrap_or(State::Reserved)
    }

    /// Somebody else may take it now. Doing it twice is doing it once.
    pub async fn release(self, db: &impl ConnectionTrait) -> Result<()> {
        if !self.is_held() {
            return Ok(());
        }
        let mut claim: ActiveModel = self.into();
        claim.released_at = Set(Some(Moment::now()));
        claim.update(db).await?;
        Ok(())
    }

    /// How far it has come, a word to oneself, and whether others may see who gives this.
    pub async fn describe(
        self,
        db: &impl ConnectionTrait,
        state: State,
        note: &str,
        show_name: bool,
    ) -> Result<Self> {
        let note = checked_note(note)?;
        let mut claim: ActiveModel = self.into();
        claim.state = Set(state.word().into());
        claim.note = Set(note);
        claim.show_name = Set(show_name);
        Ok(claim.update(db).await?)
    }

    /// A gift that came to nothing leaves the page.
    pub async fn dismiss(self, db: &impl ConnectionTrait) -> Result<()> {
        Entity::delete_by_id(self.id).exec(db).await?;
        Ok(())
    }
}

/// What counts towards a wish's quantity.
pub fn held() -> Condition {
    Condition::all().add(Column::ReleasedAt.is_null())
}

fn checked_note(note: &str) -> Result<String> {
    let note = paragraphs(note);
    if note.chars().count() > LONGEST_NOTE {
        return Err(Invalid::one("note", "note_too_long").into());
    }
    Ok(note)
}
