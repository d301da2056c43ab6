//! Where each alert stands. It goes on when what it watches was bad a few looks in a row, and off when it was well as
//! often; in between (better, but not well) it stays what it is. So nothing flaps around a threshold.
use sea_orm::{ActiveValue::Set, IntoActiveModel, entity::prelude::*};

pub use super::_entities::alerts::{ActiveModel, Column, Entity, Model, Relation};
use super::Moment;
use crate::Result;

impl ActiveModelBehavior for ActiveModel {}

/// How what an alert watches looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Bad,
    Between,
    Well,
}

/// What a look brought about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Fires,
    Resolves,
}

impl Model {
    pub fn new(name: &str, now: Moment) -> Self {
        Self {
            id: 0,
            name: name.into(),
            firing: false,
            streak: 0,
            value_thousandths: 0,
            since: now,
            looked_at: Moment::default(),
        }
    }

    /// After this look; `looks` is how many in a row it takes to turn.
    pub fn looks(&mut self, verdict: Verdict, value: f64, looks: i64, now: Moment) -> Option<Turn> {
        self.value_thousandths = (value * 1000.0) as i64;
        self.looked_at = now;
        let otherwise = if self.firing { Verdict::Well } else { Verdict::Bad };
        if verdict != otherwise {
            self.streak = 0;
            return None;
        }
        self.streak += 1;
        if self.streak < looks.max(1) {
            return None;
        }
        (self.streak, self.firing, self.since) = (0, !self.firing, now);
        Some(if self.firing { Turn::Fires } else { Turn::Resolves })
    }

    pub async fn keep(self, db: &impl ConnectionTrait) -> Result<()> {
        let is_new = self.id == 0;
        let mut row = self.into_active_model().reset_all();
        if is_new {
            row.id = sea_orm::ActiveValue::NotSet;
            row.insert(db).await?;
        } else {
            row.id = Set(row.id.unwrap());
            row.update(db).await?;
        }
        Ok(())
    }
}

pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().all(db).await?)
}

pub async fn firing(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::Firing.eq(true)).all(db).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Turn::{Fires, Resolves};
    use Verdict::{Bad, Between, Well};

    /// One letter a look, five minutes apart: what was seen, and what came of it.
    #[test]
    fn an_alert_turns_only_when_it_is_sure() {
        for (story, looks, expected) in [
            ("once is chance", vec![Bad, Well, Bad, Well], vec![]),
            ("twice in a row is bad", vec![Bad, Bad, Bad], vec![(1, Fires)]),
            ("better is not well", vec![Bad, Bad, Between, Between, Between], vec![(1, Fires)]),
            ("well once is chance too", vec![Bad, Bad, Well, Bad, Well, Between, Well], vec![(1, Fires)]),
            ("well twice ends it", vec![Bad, Bad, Well, Well, Well], vec![(1, Fires), (3, Resolves)]),
            (
                "it may come back",
                vec![Bad, Bad, Well, Well, Bad, Bad],
                vec![(1, Fires), (3, Resolves), (5, Fires)],
            ),
            ("around the threshold nothing flaps", vec![Bad, Between, Bad, Between, Bad, Between], vec![]),
        ] {
            let mut alert = Model::new("errors", Moment(0));
            let mut turns = Vec::new();
            for (number, verdict) in looks.into_iter().enumerate() {
                let now = Moment(0).plus_minutes(5 * number as i64);
                if let Some(turn) = alert.looks(verdict, 1.0, 2, now) {
                    assert_eq!(alert.since, now, "{story}");
                    turns.push((number, turn));
                }
            }
            assert_eq!(turns, expected, "{story}");
        }
    }
}
