//! What an administrator reads about the last hour or day: one aggregate statement for the charts, one for each list,
//! and the plans of the slowest statements.
use loco_rs::app::AppContext;

use super::{metrics::Seen, plans};
use crate::{
    Result,
    models::{
        Moment, alerts,
        measurements::{self, Point},
        named_measurements::{self, Kind, Took},
        shops,
    },
};

const A_MINUTE: i64 = 60_000_000;
const ROUTES: u64 = 10;
const STATEMENTS: u64 = 8;
const SHOPS: u64 = 20;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Span {
    #[default]
    Hour,
    Day,
}

pub struct Report {
    pub span: Span,
    pub from: Moment,
    pub taken_at: Moment,
    pub points: Vec<Option<Point>>,
    pub routes: Vec<Took>,
    pub statements: Vec<(Took, Option<String>)>,
    pub shops: Vec<shops::Fared>,
    pub firing: Vec<alerts::Model>,
    pub queue: Option<Seen>,
}

impl Span {
    pub fn named(word: &str) -> Self {
        if word == "day" { Self::Day } else { Self::Hour }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }

    /// Minutes in a point of its charts, and how many points there are.
    pub fn steps(self) -> (i64, usize) {
        match self {
            Self::Hour => (1, 60),
            Self::Day => (15, 96),
        }
    }
}

impl Report {
    pub async fn take(ctx: &AppContext, span: Span, now: Moment) -> Result<Self> {
        let (step, count) = span.steps();
        let whole = step * A_MINUTE;
        // On a grid of whole steps, the last of which holds the last minute that is written.
        let until = Moment((now.plus_minutes(-1).0.div_euclid(whole) + 1) * whole);
        let from = until.plus_minutes(-step * count as i64);
        let slowest = named_measurements::foremost(&ctx.db, Kind::Statement, from, STATEMENTS).await?;
        let mut statements = Vec::new();
        for took in slowest {
            let plan = plans::explain(&ctx.db, &took.sample).await;
            statements.push((took, plan));
        }
        Ok(Self {
            span,
            from,
            taken_at: now,
            points: measurements::points(&ctx.db, from, step, count).await?,
            routes: named_measurements::foremost(&ctx.db, Kind::Route, from, ROUTES).await?,
            statements,
            shops: shops::since(&ctx.db, from, SHOPS).await?,
            firing: alerts::firing(&ctx.db).await?,
            queue: Seen::of(ctx).await,
        })
    }

    /// The last stretch anybody measured.
    pub fn latest(&self) -> Option<&Point> {
        self.points.iter().rev().flatten().next()
    }
}
