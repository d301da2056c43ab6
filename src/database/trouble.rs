//! The database stops, starts, is full or has no connection to give: nothing of ours is wrong, and in a moment it will be
//! better. A visitor is told so (503), and a proxy or a person may try again.
use sea_orm::{DbErr, RuntimeErr, SqlxError};

pub fn is_in_trouble(err: &DbErr) -> bool {
    match err {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(err)) | DbErr::Query(RuntimeErr::SqlxError(err)) => passes(err),
        _ => false,
    }
}

fn passes(err: &SqlxError) -> bool {
    match err {
        SqlxError::Io(_) | SqlxError::PoolTimedOut | SqlxError::PoolClosed => true,
        SqlxError::Database(said) => said.code().is_some_and(|code| is_passing(&code)),
        _ => false,
    }
}

/// PostgreSQL: shutting down or starting (57P), no room or memory or connection left (53), the line broke (08), a replica
/// (25006). SQLite: locked too long, disk full.
fn is_passing(code: &str) -> bool {
    ["57P", "53", "08", "25006"].iter().any(|class| code.len() == 5 && code.starts_with(class))
        || ["5", "13", "517"].contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_passes_and_a_wrong_statement_does_not() {
        for code in ["53100", "57P01", "57P03", "08006", "13", "5"] {
            assert!(is_passing(code), "{code}");
        }
        for code in ["23505", "42601", "2067", "1", "530"] {
            assert!(!is_passing(code), "{code}");
        }
    }
}
