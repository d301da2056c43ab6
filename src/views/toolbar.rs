//! What stands under a page in development.
use std::{collections::HashMap, time::Duration};

use serde::Serialize;

use crate::monitoring::statements::{MOST_REPEATS, Tally};

#[derive(Serialize)]
pub struct Toolbar {
    route: String,
    ms: String,
    statements: Vec<Asked>,
    count: usize,
    database_ms: String,
    hit: u64,
    missed: u64,
    template_ms: String,
    repeats: bool,
}

/// A shape of statement, in the order they first came.
#[derive(Serialize)]
struct Asked {
    shape: String,
    times: usize,
    ms: String,
    repeats: bool,
}

impl Toolbar {
    pub fn new(route: String, elapsed: Duration, tally: &Tally) -> Self {
        let (hit, missed) = tally.fragments();
        let statements = by_shape(tally);
        Self {
            route,
            ms: ms(elapsed),
            count: tally.count(),
            database_ms: ms(tally.time()),
            hit,
            missed,
            template_ms: ms(tally.in_templates()),
            repeats: statements.iter().any(|asked| asked.repeats),
            statements,
        }
    }
}

fn by_shape(tally: &Tally) -> Vec<Asked> {
    let mut places: HashMap<_, usize> = HashMap::new();
    let mut found: Vec<(_, usize, Duration)> = Vec::new();
    for ran in tally.statements() {
        let place = *places.entry(ran.shape.text.clone()).or_insert(found.len());
        if place == found.len() {
            found.push((ran.shape.text.clone(), 0, Duration::ZERO));
        }
        found[place].1 += 1;
        found[place].2 += ran.elapsed;
    }
    let asked = found.into_iter().map(|(shape, times, took)| Asked {
        shape: shape.split_whitespace().collect::<Vec<_>>().join(" "),
        times,
        ms: ms(took),
        repeats: times > MOST_REPEATS,
    });
    asked.collect()
}

fn ms(elapsed: Duration) -> String {
    format!("{:.1}", elapsed.as_secs_f64() * 1000.0)
}
