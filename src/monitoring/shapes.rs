//! Statements by shape: the text without its values and with lists of placeholders folded, so `IN ($1, $2)` and
//! `IN ($1)` are one. Folding is done once for a text; after that a statement is one look-up.
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use sea_orm::metric::Info;
use sha2::{Digest, Sha256};

use super::histogram::Histogram;

/// A statement above this is counted as slow.
pub const SLOW: Duration = Duration::from_millis(100);
const OTHERS: &str = "others";
const MOST_SHAPES: usize = 300;
const MOST_TEXTS: usize = 3000;

#[derive(Debug, Default)]
pub struct Shapes {
    known: RwLock<Known>,
    hasher: RandomState,
    pub all: Histogram,
    pub slow: AtomicU64,
    pub failed: AtomicU64,
}

#[derive(Debug, Default)]
struct Known {
    by_text: HashMap<u64, Arc<Shape>>,
    by_shape: HashMap<Arc<str>, Arc<Shape>>,
}

#[derive(Debug)]
pub struct Shape {
    pub text: Arc<str>,
    /// What it does to which table: `SELECT wishlists`.
    pub label: String,
    /// One statement of this shape, with placeholders: what can be explained.
    pub sql: String,
    /// A few letters that stand for it where its text is too long.
    pub print: String,
    pub latency: Histogram,
    pub failed: AtomicU64,
}

impl Shapes {
    pub fn note(&self, info: &Info<'_>) -> Arc<Shape> {
        let shape = self.shape(&info.statement.sql);
        for histogram in [&shape.latency, &self.all] {
            histogram.observe(info.elapsed);
        }
        if info.elapsed > SLOW {
            self.slow.fetch_add(1, Relaxed);
        }
        if info.failed {
            shape.failed.fetch_add(1, Relaxed);
            self.failed.fetch_add(1, Relaxed);
        }
        shape
    }

    pub fn all_shapes(&self) -> Vec<Arc<Shape>> {
        let mut all: Vec<_> =
            self.known.read().unwrap_or_else(PoisonError::into_inner).by_shape.values().cloned().collect();
        all.sort_by(|one, other| one.print.cmp(&other.print));
        all
    }

    fn shape(&self, sql: &str) -> Arc<Shape> {
        let text = self.hasher.hash_one(sql);
        if let Some(shape) = self.known.read().unwrap_or_else(PoisonError::into_inner).by_text.get(&text) {
            return shape.clone();
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let mut folded: Arc<str> = fold(sql).into();
        let fits = known.by_shape.contains_key(&folded) || known.by_shape.len() < MOST_SHAPES;
        if !fits || !is_daily(sql) {
            folded = OTHERS.into();
        }
        let shape =
            known.by_shape.entry(folded.clone()).or_insert_with(|| Arc::new(Shape::new(folded, sql))).clone();
        if known.by_text.len() < MOST_TEXTS {
            known.by_text.insert(text, shape.clone());
        }
        shape
    }
}

impl Shape {
    fn new(text: Arc<str>, sql: &str) -> Self {
        let print = Sha256::digest(text.as_bytes())[..6].iter().map(|byte| format!("{byte:02x}")).collect();
        let label = label(&text);
        Self {
            text,
            label,
            sql: sql.into(),
            print,
            latency: Histogram::default(),
            failed: AtomicU64::default(),
        }
    }
}

/// What a page or a job asks; a migration's statements come once and are nobody's question.
fn is_daily(sql: &str) -> bool {
    let verb = sql.split_whitespace().next().unwrap_or_default();
    ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].iter().any(|daily| verb.eq_ignore_ascii_case(daily))
}

pub fn label(shape: &str) -> String {
    let mut words = shape.split(|letter: char| letter.is_whitespace() || "(),".contains(letter));
    let verb = words.find(|word| !word.is_empty()).unwrap_or(OTHERS).to_uppercase();
    let mut after = words.skip_while(|word| {
        !["from", "into", "update"].contains(&word.to_lowercase().as_str()) && verb != "UPDATE"
    });
    if verb != "UPDATE" {
        after.next();
    }
    let table = after.find(|word| !word.is_empty()).unwrap_or_default().trim_matches('"').to_lowercase();
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    match table.chars().all(is_name) && !table.is_empty() {
        true => format!("{verb} {table}"),
        false => verb,
    }
}

fn fold(sql: &str) -> String {
    let mut folded = String::with_capacity(sql.len());
    let mut in_placeholder = false;
    for letter in sql.chars() {
        match letter {
            '$' | '?' | '0'..='9' | ',' | ' ' if in_placeholder => {}
            '$' | '?' => {
                folded.push('?');
                in_placeholder = true;
            }
            ends => {
                in_placeholder = false;
                folded.push(ends);
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use sea_orm::{DbBackend, Statement};

    use super::*;

    fn ran(shapes: &Shapes, sql: &str, ms: u64) -> Arc<Shape> {
        let statement = Statement::from_string(DbBackend::Sqlite, sql);
        shapes.note(&Info { elapsed: Duration::from_millis(ms), statement: &statement, failed: false })
    }

    #[test]
    fn lists_of_any_length_are_one_shape() {
        assert_eq!(fold("a IN ($1, $2, $3)"), fold("a IN ($1)"));
        assert_eq!(fold("a IN (?, ?)"), fold("a IN (?)"));
        assert_ne!(fold("a = $1 AND b = $2"), fold("a = $1 OR b = $2"));
    }

    #[test]
    fn a_label_says_what_is_done_to_which_table() {
        assert_eq!(label(r#"SELECT "items"."id" FROM "items" WHERE a = ?"#), "SELECT items");
        assert_eq!(label(r#"INSERT INTO "letters" ("text") VALUES (?)"#), "INSERT letters");
        assert_eq!(label(r#"UPDATE "users" SET name = ?"#), "UPDATE users");
        assert_eq!(label("DELETE FROM sessions"), "DELETE sessions");
        assert_eq!(label("SELECT 1"), "SELECT");
        assert_eq!(label("\nSELECT (SELECT COUNT(*) FROM users) AS people"), "SELECT users");
    }

    #[test]
    fn what_is_slow_is_counted_for_its_shape_and_in_all() {
        let shapes = Shapes::default();
        ran(&shapes, "SELECT a FROM b WHERE c IN ($1)", 3);
        let shape = ran(&shapes, "SELECT a FROM b WHERE c IN ($1, $2)", 101);
        assert_eq!((shape.latency.read().count(), shapes.all.read().count()), (2, 2));
        assert_eq!((shapes.slow.load(Relaxed), shapes.all_shapes().len()), (1, 1));
    }

    #[test]
    fn there_are_never_more_shapes_than_fit() {
        let shapes = Shapes::default();
        for number in 0..MOST_SHAPES * 2 {
            ran(&shapes, &format!("SELECT a FROM b{}", "x".repeat(number)), 1);
        }
        ran(&shapes, "CREATE TABLE b (a TEXT)", 1);
        assert_eq!(shapes.all_shapes().len(), MOST_SHAPES + 1);
    }
}
