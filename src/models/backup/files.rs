//! Files beside us. Pictures are never changed, only added and removed, so a backup on the same disk shares their bytes.
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// How many files there were; a folder that is not there has none.
pub fn copy_all(from: &Path, to: &Path) -> io::Result<u64> {
    let mut copied = 0;
    for entry in entries_of(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copied += copy_all(&entry.path(), &target)?;
        } else {
            fs::create_dir_all(to)?;
            copied += u64::from(link_or_copy(&entry.path(), &target)?);
        }
    }
    Ok(copied)
}

/// Every file in it and in its folders.
pub fn all_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in entries_of(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(all_in(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}

pub fn copy_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match fs::copy(from, to) {
        Err(err) if err.kind() != io::ErrorKind::NotFound => Err(err),
        _ => Ok(()),
    }
}

fn entries_of(folder: &Path) -> io::Result<Vec<io::Result<fs::DirEntry>>> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(entries.collect()),
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(err) => Err(err),
    }
}

/// False for one that was removed meanwhile; one that is there already has the same bytes.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<bool> {
    if to.exists() || fs::hard_link(from, to).is_ok() {
        return Ok(true);
    }
    match fs::copy(from, to) {
        Ok(_) => Ok(true),
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(err) => Err(err),
    }
}
