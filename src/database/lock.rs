//! A turn that processes of one machine take: a file the system locks for us, and unlocks when we are gone, however.
use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
};

/// Held until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Alone; whoever holds it is waited for, and a word says so.
    pub async fn wait(path: &Path, word: &'static str) -> io::Result<Self> {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => return Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => tracing::info!("{word}"),
            Err(TryLockError::Error(err)) => return Err(err),
        }
        let locked = tokio::task::spawn_blocking(move || file.lock().map(|()| file)).await;
        Ok(Self { _file: locked.map_err(io::Error::other)?? })
    }

    /// Together with others who share it.
    pub fn share(path: &Path) -> io::Result<Self> {
        let file = open(path)?;
        file.lock_shared()?;
        Ok(Self { _file: file })
    }

    /// Alone, and only if nobody has it, shared or not.
    pub fn alone(path: &Path) -> io::Result<Option<Self>> {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(err)) => Err(err),
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_wants_it_alone_waits_for_all_who_share_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("turn");
        let (one, other) = (Lock::share(&path).unwrap(), Lock::share(&path).unwrap());
        assert!(Lock::alone(&path).unwrap().is_none());
        drop(one);
        assert!(Lock::alone(&path).unwrap().is_none());
        drop(other);
        assert!(Lock::alone(&path).unwrap().is_some());
    }
}
