//! The files of a picture, in whatever Loco's storage is: a folder beside the database, or a store the fleet shares.
use std::path::PathBuf;

use loco_rs::app::AppContext;

use super::Model;
use crate::{Error, Result};

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
    pub async fn file(&self, ctx: &AppContext, size: Size) -> Result<Vec<u8>> {
        ctx.storage.download(&path(&self.file_key, size)).await.map_err(Error::internal)
    }
}

pub(super) async fn write(ctx: &AppContext, key: &str, size: Size, webp: Vec<u8>) -> Result<()> {
    ctx.storage.upload(&path(key, size), &webp.into()).await.map_err(Error::internal)
}

/// A file that is gone already is gone.
pub(super) async fn remove(ctx: &AppContext, key: &str) {
    for size in Size::ALL {
        if let Err(err) = ctx.storage.delete(&path(key, size)).await {
            tracing::warn!(error = %err, "a picture nobody wears could not be removed");
        }
    }
}

/// Two letters first: no folder with a million entries.
fn path(key: &str, size: Size) -> PathBuf {
    ["pictures", &key[..2.min(key.len())], key, size.file()].iter().collect()
}
