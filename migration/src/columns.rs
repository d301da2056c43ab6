//! The kinds of column this schema is made of, so that a migration reads as a list of facts.
use sea_orm_migration::prelude::*;

pub fn id() -> ColumnDef {
    ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key().take()
}

/// A point in time: microseconds since 1970, set by us, the same on every database.
pub fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

pub fn moment_or_never(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().null().take()
}

pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

pub fn text_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().null().take()
}

/// A short word from a fixed set; the set stands in a check beside it.
pub fn word(name: &'static str, default: &'static str) -> ColumnDef {
    ColumnDef::new(name).string_len(32).not_null().default(default).take()
}

pub fn flag(name: &'static str, default: bool) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().default(default).take()
}

pub fn number(name: &'static str, default: i64) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().default(default).take()
}

pub fn number_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().null().take()
}

/// A day in a calendar, with no hour and no zone.
pub fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

pub fn day_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().null().take()
}

pub fn reference(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

pub fn reference_or_none(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().null().take()
}

pub fn one_of(column: &'static str, words: &[&'static str]) -> SimpleExpr {
    Expr::col(column).is_in(words.iter().copied())
}

/// What goes when its parent goes.
pub fn belongs_to(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from, column).to(to, "id").on_delete(ForeignKeyAction::Cascade).take()
}

/// What stays, forgetting the parent that went.
pub fn remembers(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from, column).to(to, "id").on_delete(ForeignKeyAction::SetNull).take()
}

pub fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(format!("{table}_{}", columns.join("_"))).table(table).take();
    for column in columns {
        index.col(*column);
    }
    index
}

/// Only of the rows that `condition` is true for. Statements that shall use it must say the condition in these words,
/// not with parameters: the database has to know before it knows their values.
pub fn index_where(
    table: &'static str,
    name: &'static str,
    columns: &[&'static str],
    condition: &'static str,
) -> IndexCreateStatement {
    index(table, columns).name(name).and_where(Expr::cust(condition)).take()
}

pub fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).unique().take()
}
