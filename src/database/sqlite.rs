//! What only a database in a file can do: be copied while it is used.
use std::{
    fs,
    path::{Path, PathBuf},
};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

/// Where the main database lives; none for one in memory.
pub async fn file_of(db: &impl ConnectionTrait) -> Result<Option<PathBuf>, DbErr> {
    let ask = Statement::from_string(
        DbBackend::Sqlite,
        "SELECT file FROM pragma_database_list WHERE name = 'main'",
    );
    let row = db.query_one_raw(ask).await?;
    let file = row.map(|row| row.try_get::<Option<String>>("", "file")).transpose()?.flatten();
    Ok(file.filter(|file| !file.is_empty()).map(PathBuf::from))
}

/// One moment's state, in one file without a journal, while others read and write on. Under another name until it is
/// whole.
pub async fn copy_into(db: &impl ConnectionTrait, to: &Path) -> Result<(), DbErr> {
    let partial = to.with_extension("partial");
    let failed = |err| DbErr::Custom(format!("the copy {} cannot be written: {err}", to.display()));
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let _ = fs::remove_file(&partial);
    let name = partial.to_string_lossy().into_owned();
    let copied = db
        .execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [name.into()]))
        .await;
    if let Err(err) = copied {
        let _ = fs::remove_file(&partial);
        return Err(failed(std::io::Error::other(err)));
    }
    fs::File::open(&partial).and_then(|file| file.sync_all()).map_err(failed)?;
    fs::rename(&partial, to).map_err(failed)
}

pub fn backups_beside(file: &Path) -> PathBuf {
    file.with_file_name("backups")
}

/// Names end with their moment after the same beginning, so the last in order of change are the newest.
pub fn keep_newest(folder: &Path, beginning: &str, count: usize) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut found: Vec<_> = entries
        .filter_map(std::result::Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(beginning))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    found.sort();
    for (_, path) in found.iter().rev().skip(count) {
        let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        if let Err(error) = removed {
            tracing::warn!(%error, path = %path.display(), "an old backup stays");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn the_newest_are_kept_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        for (name, age) in [("before-a", 30), ("before-b", 20), ("before-c", 10), ("mine", 40)] {
            let file = fs::File::create(folder.path().join(name)).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
        }
        keep_newest(folder.path(), "before-", 2);
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["before-b", "before-c", "mine"]);
    }
}
