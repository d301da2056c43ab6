//! How the database would run a statement of a shape. The statement has placeholders and is never run; PostgreSQL is
//! asked for the plan that fits any values.
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, Statement, TransactionTrait,
};

const EXPLAINED: [&str; 5] = ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"];

/// Nothing, where the database cannot tell: a plan is a help, and no reason to fail.
pub async fn explain(db: &DatabaseConnection, sql: &str) -> Option<String> {
    let verb = sql.split_whitespace().next()?.to_uppercase();
    if !EXPLAINED.contains(&verb.as_str()) {
        return None;
    }
    let plan = match db.get_database_backend() {
        DbBackend::Postgres => in_postgres(db, sql).await,
        _ => in_sqlite(db, sql).await,
    };
    plan.inspect_err(|error| tracing::debug!(%error, "a statement could not be explained")).ok()
}

async fn in_sqlite(db: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let question = Statement::from_string(DbBackend::Sqlite, format!("EXPLAIN QUERY PLAN {sql}"));
    let (mut lines, mut depths) = (Vec::new(), std::collections::HashMap::new());
    for row in db.query_all_raw(question).await? {
        let (id, parent): (i64, i64) = (row.try_get("", "id")?, row.try_get("", "parent")?);
        let depth = depths.get(&parent).map_or(0, |depth| depth + 1);
        depths.insert(id, depth);
        lines.push(format!("{}{}", "  ".repeat(depth), row.try_get::<String>("", "detail")?));
    }
    Ok(lines.join("\n"))
}

/// A prepared statement outlives the transaction it was made in, so it is taken back by hand, whatever came between.
async fn in_postgres(db: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let drawn: u32 = rand::random();
    let name = format!("explained_{drawn:08x}");
    let txn = db.begin().await?;
    txn.execute_unprepared("SET LOCAL plan_cache_mode = force_generic_plan").await?;
    txn.execute_unprepared(&format!("PREPARE {name} AS {sql}")).await?;
    let careful = txn.begin().await?;
    let plan = of_prepared(&careful, &name, sql).await;
    careful.rollback().await?;
    txn.execute_unprepared(&format!("DEALLOCATE {name}")).await?;
    txn.rollback().await?;
    plan
}

async fn of_prepared(txn: &DatabaseTransaction, name: &str, sql: &str) -> Result<String, DbErr> {
    let nothings = vec!["NULL"; placeholders(sql)].join(", ");
    let values = if nothings.is_empty() { nothings } else { format!("({nothings})") };
    let question = Statement::from_string(DbBackend::Postgres, format!("EXPLAIN EXECUTE {name}{values}"));
    let rows = txn.query_all_raw(question).await?;
    let lines: Result<Vec<String>, DbErr> = rows.iter().map(|row| row.try_get("", "QUERY PLAN")).collect();
    Ok(lines?.join("\n"))
}

/// The highest number behind a `$`.
fn placeholders(sql: &str) -> usize {
    let numbers = sql.split('$').skip(1).filter_map(|after| {
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    numbers.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn placeholders_are_counted_by_their_highest_number() {
        assert_eq!(super::placeholders("SELECT $1, $12 FROM a WHERE b = $1"), 12);
        assert_eq!(super::placeholders("SELECT 1"), 0);
    }
}
