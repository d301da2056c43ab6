//! What administrators did: who, what, to whom or what, and when.
use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

mod subject;

pub use super::_entities::audits::{ActiveModel, Column, Entity, Model, Relation};
pub use subject::Subject;

use super::{Moment, users};
use crate::Result;

impl ActiveModelBehavior for ActiveModel {}

/// Some acts, and the people they are by and about who are still here.
pub struct Acts {
    pub rows: Vec<Model>,
    pub people: HashMap<i64, users::Model>,
}

pub async fn note(db: &impl ConnectionTrait, actor_id: i64, act: &str, subject: Subject) -> Result<()> {
    let row = ActiveModel {
        actor_id: Set(Some(actor_id)),
        act: Set(act.to_string()),
        subject: Set(subject.to_string().chars().take(200).collect()),
        created_at: Set(Moment::now()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// The newest, or those before this one.
pub async fn latest(db: &impl ConnectionTrait, before: Option<i64>, limit: u64) -> Result<Acts> {
    let acts = Entity::find().apply_if(before, |acts, before| acts.filter(Column::Id.lt(before)));
    let rows = acts.order_by_desc(Column::Id).limit(limit).all(db).await?;
    let concerned = rows.iter().flat_map(Model::people);
    let people = users::Entity::find().filter(users::Column::Id.is_in(concerned)).all(db).await?;
    Ok(Acts { rows, people: people.into_iter().map(|person| (person.id, person)).collect() })
}

impl Model {
    pub fn subject(&self) -> Subject {
        self.subject.as_str().into()
    }

    fn people(&self) -> impl Iterator<Item = i64> {
        let subject = if let Subject::Person(id) = self.subject() { Some(id) } else { None };
        self.actor_id.into_iter().chain(subject)
    }
}
