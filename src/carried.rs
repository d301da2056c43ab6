//! The files the program is made of besides its code: read from their folders while one works on them, and carried inside
//! a release (`build.rs`), which so runs from anywhere.
use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

include!(concat!(env!("OUT_DIR"), "/carried.rs"));

pub type Bytes = Cow<'static, [u8]>;

/// Every file below a folder of the repository, by its name from there, in order.
pub fn files_below(folder: &str) -> io::Result<Vec<(String, Bytes)>> {
    if cfg!(not(carried)) {
        return read_below(Path::new(folder));
    }
    let named = FILES
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, *bytes)));
    Ok(named.map(|(name, bytes)| (name.to_string(), Cow::Borrowed(bytes))).collect())
}

/// One that is carried; a release needs it only where nobody has put a file of their own.
pub fn file(path: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, bytes)| *bytes)
}

fn read_below(folder: &Path) -> io::Result<Vec<(String, Bytes)>> {
    let mut found = Vec::new();
    for path in paths_below(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        found.push((name, fs::read(&path)?.into()));
    }
    Ok(found)
}

fn paths_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(paths_below(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
