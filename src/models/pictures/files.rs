//! The files of a picture, in whatever the store is.
use std::path::PathBuf;

use loco_rs::app::AppContext;

use super::Model;
use crate::store::{self, Trouble};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Card,
    Detail,
}

impl Size {
    pub const ALL: [Self; 2] = [Self::Card, Self::Detail];

    pub fn named(file: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.file() == file)
    }

    pub fn file(self) -> &'static str {
        match self {
            Self::Card => "card.webp",
            Self::Detail => "detail.webp",
        }
    }
}

impl Model {
    pub async fn file(&self, ctx: &AppContext, size: Size) -> Result<Vec<u8>, Trouble> {
        store::read(ctx, &self.path(size)).await
    }

    /// Where the store has it.
    pub fn path(&self, size: Size) -> PathBuf {
        path(&self.file_key, size)
    }
}

pub(super) async fn write(ctx: &AppContext, key: &str, size: Size, webp: Vec<u8>) -> Result<(), Trouble> {
    store::write(ctx, &path(key, size), webp).await
}

pub(super) async fn remove(ctx: &AppContext, key: &str) -> Result<(), Trouble> {
    for size in Size::ALL {
        store::remove(ctx, &path(key, size)).await?;
    }
    Ok(())
}

/// Two letters first: no folder with a million entries.
fn path(key: &str, size: Size) -> PathBuf {
    ["pictures", &key[..2.min(key.len())], key, size.file()].iter().collect()
}
