//! What people's corrections taught: where on a shop's pages the right value stands. Places on pages, never what
//! anybody typed; they can be carried to another house as JSON.
use jobs::metadata::{self, Field};
use sea_orm::{
    ActiveValue::Set, DatabaseConnection, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};

pub use super::_entities::recipes::{ActiveModel, Column, Entity, Model, Relation};
use super::{
    Moment,
    audits::{self, Subject},
};
use crate::{Result, database, error::Invalid};

impl ActiveModelBehavior for ActiveModel {}

/// More of one shop is noise, and each is looked for on each of its pages.
const MOST_FOR_A_SHOP: u64 = 20;
const MOST_AT_ONCE: usize = 10_000;
const LONGEST: usize = 500;

/// A recipe as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    pub host: String,
    #[serde(flatten)]
    pub recipe: metadata::Recipe,
}

/// The newest first: shops change their pages.
pub async fn of_shop(db: &impl ConnectionTrait, host: &str) -> Result<Vec<metadata::Recipe>> {
    let newest =
        Entity::find().filter(Column::Host.eq(host)).order_by_desc(Column::Id).limit(MOST_FOR_A_SHOP);
    Ok(newest.all(db).await?.iter().filter_map(Model::carried).map(|carried| carried.recipe).collect())
}

pub async fn keep(db: &impl ConnectionTrait, host: &str, recipe: metadata::Recipe) -> Result<()> {
    keep_all(db, vec![Carried { host: host.into(), recipe }]).await.map(drop)
}

/// What is known already stays as it is. Returns how many were handed in.
pub async fn take_in(db: &impl ConnectionTrait, json: &str) -> Result<usize> {
    let unclear = || Invalid::one("recipes", "recipes_unclear");
    let carried: Vec<Carried> = serde_json::from_str(json).map_err(|_| unclear())?;
    if carried.len() > MOST_AT_ONCE || !carried.iter().all(Carried::is_plausible) {
        return Err(unclear().into());
    }
    keep_all(db, carried).await
}

pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(Column::Host).order_by_asc(Column::Id).all(db).await?)
}

/// By an administrator, which is written down.
pub async fn import(db: &DatabaseConnection, by: i64, json: &str) -> Result<()> {
    let txn = database::begin(db).await?;
    let count = take_in(&txn, json).await?;
    if count > 0 {
        audits::note(&txn, by, "recipes_imported", Subject::Recipes(count as u64)).await?;
    }
    Ok(txn.commit().await?)
}

/// The same; one that is gone already needs no forgetting.
pub async fn forget(db: &DatabaseConnection, by: i64, id: i64) -> Result<()> {
    let txn = database::begin(db).await?;
    let Some(recipe) = Entity::find_by_id(id).one(&txn).await? else { return Ok(()) };
    Entity::delete_by_id(id).exec(&txn).await?;
    audits::note(&txn, by, "recipe_forgotten", Subject::Recipe(recipe.host)).await?;
    Ok(txn.commit().await?)
}

async fn keep_all(db: &impl ConnectionTrait, carried: Vec<Carried>) -> Result<usize> {
    let known = OnConflict::columns([Column::Host, Column::Field, Column::Selector]).do_nothing().to_owned();
    for some in carried.chunks(500) {
        let rows: Vec<ActiveModel> = some.iter().map(Carried::row).collect();
        Entity::insert_many(rows).on_conflict(known.clone()).exec_without_returning(db).await?;
    }
    Ok(carried.len())
}

impl Model {
    pub fn carried(&self) -> Option<Carried> {
        let field = serde_json::from_value::<Field>(self.field.clone().into()).ok()?;
        let recipe =
            metadata::Recipe { field, selector: self.selector.clone(), attribute: self.attribute.clone() };
        Some(Carried { host: self.host.clone(), recipe })
    }
}

impl Carried {
    fn is_plausible(&self) -> bool {
        let short = |text: &str| !text.is_empty() && text.len() <= LONGEST;
        short(&self.host)
            && short(&self.recipe.selector)
            && self.recipe.attribute.as_deref().is_none_or(short)
    }

    fn row(&self) -> ActiveModel {
        let field = serde_json::to_value(self.recipe.field).unwrap_or_default();
        ActiveModel {
            host: Set(self.host.clone()),
            field: Set(field.as_str().unwrap_or_default().into()),
            selector: Set(self.recipe.selector.clone()),
            attribute: Set(self.recipe.attribute.clone()),
            created_at: Set(Moment::now()),
            ..Default::default()
        }
    }
}
