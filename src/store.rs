//! Where the files of pictures are: a folder beside the database, or a bucket that the fleet shares. Both are Loco's
//! storage; here it is opened, and nobody waits for one that is away.
use std::{path::Path, time::Duration};

use axum::body::Bytes;
use loco_rs::{
    app::AppContext,
    storage::{
        Storage, StorageError, StorageResult,
        drivers::{StoreDriver, local, opendal_adapter::OpendalAdapter},
    },
};
use opendal::{ErrorKind, Operator, services::S3};
use tokio::time::timeout;

use crate::{
    Error,
    configuration::{Bucket, Settings},
    monitoring,
};

/// A person looks at a page meanwhile.
const READ_WITHIN: Duration = Duration::from_secs(3);
const TRIED_WITHIN: Duration = Duration::from_secs(5);
/// Small files: what takes longer comes again with its job.
const WRITTEN_WITHIN: Duration = Duration::from_secs(5);
/// Nobody waits for a backup.
const FETCHED_WITHIN: Duration = Duration::from_secs(20);

#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("it is not there")]
    Gone,
    #[error("the key is refused")]
    Refused,
    #[error("there is no such bucket")]
    NoBucket,
    #[error("it does not answer")]
    Silent,
    #[error("{0}")]
    Other(String),
}

/// Dials nobody: what is away is found out by whoever needs it, and by `wishare doctor`.
pub fn open(settings: &Settings) -> loco_rs::Result<Storage> {
    let driver =
        if settings.bucket.is_named() { shared(&settings.bucket) } else { in_folder(&settings.data) };
    Ok(Storage::single(driver?))
}

pub async fn read(ctx: &AppContext, path: &Path) -> Result<Vec<u8>, Trouble> {
    let reached = &monitoring::of(ctx).store;
    if reached.rests() {
        return Err(Trouble::Silent);
    }
    reached.heard(within(READ_WITHIN, ctx.storage.download(path)).await)
}

/// For whoever has time: a store that was away a moment ago is asked all the same.
pub async fn fetch(ctx: &AppContext, path: &Path) -> Result<Vec<u8>, Trouble> {
    let fetched = within(FETCHED_WITHIN, ctx.storage.download(path)).await;
    monitoring::of(ctx).store.heard(fetched)
}

pub async fn write(ctx: &AppContext, path: &Path, bytes: Vec<u8>) -> Result<(), Trouble> {
    let written = within(WRITTEN_WITHIN, ctx.storage.upload(path, &Bytes::from(bytes))).await;
    monitoring::of(ctx).store.heard(written)
}

/// What is gone already is gone.
pub async fn remove(ctx: &AppContext, path: &Path) -> Result<(), Trouble> {
    let removed = match within(WRITTEN_WITHIN, ctx.storage.delete(path)).await {
        Err(Trouble::Gone) => Ok(()),
        settled => settled,
    };
    monitoring::of(ctx).store.heard(removed)
}

/// A file is written, read and removed, for `wishare doctor`.
pub async fn try_out(settings: &Settings) -> Result<(), Trouble> {
    let storage = open(settings).map_err(|err| Trouble::Other(err.to_string()))?;
    let name = format!("pictures/.doctor-{:08x}", rand::random::<u32>());
    let (path, bytes) = (Path::new(&name), Bytes::from_static(b"a picture"));
    let tried = async {
        storage.upload(path, &bytes).await?;
        let read: Vec<u8> = storage.download(path).await?;
        storage.delete(path).await?;
        Ok(read == bytes)
    };
    match within(TRIED_WITHIN, tried).await? {
        true => Ok(()),
        false => Err(Trouble::Other("it gives back something else than it was given".into())),
    }
}

async fn within<T>(patience: Duration, asked: impl Future<Output = StorageResult<T>>) -> Result<T, Trouble> {
    timeout(patience, asked).await.map_err(|_| Trouble::Silent)?.map_err(Trouble::from)
}

fn in_folder(data: &Path) -> StorageResult<Box<dyn StoreDriver>> {
    local::new_with_prefix(data)
}

/// Loco's own way to a bucket leaves no choice of address, and takes what is missing from wherever it finds a key.
fn shared(bucket: &Bucket) -> StorageResult<Box<dyn StoreDriver>> {
    jobs::tls::with_ring();
    opendal_http_transport_reqwest::install_default();
    let mut s3 = S3::default()
        .bucket(&bucket.name)
        .region(&bucket.region)
        .access_key_id(&bucket.key_id)
        .secret_access_key(&bucket.secret)
        .disable_config_load()
        .disable_ec2_metadata();
    if !bucket.endpoint.is_empty() {
        s3 = s3.endpoint(&bucket.endpoint);
    }
    if !bucket.path_style {
        s3 = s3.enable_virtual_host_style();
    }
    Ok(Box::new(OpendalAdapter::new(Operator::new(s3)?)))
}

impl From<StorageError> for Trouble {
    fn from(err: StorageError) -> Self {
        let StorageError::Store(inside) = &err else { return Self::Other(err.to_string()) };
        match inside.kind() {
            ErrorKind::ConfigInvalid if inside.message().contains("NoSuchBucket") => Self::NoBucket,
            ErrorKind::NotFound => Self::Gone,
            ErrorKind::PermissionDenied => Self::Refused,
            _ if inside.is_temporary() => Self::Silent,
            _ => Self::Other(inside.message().chars().take(200).collect()),
        }
    }
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Gone => Self::NotFound,
            away => Self::Unavailable(format!("the store of pictures: {away}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The server of our tests makes a folder where S3 says this.
    #[test]
    fn a_bucket_that_is_not_there_is_no_missing_picture() {
        let said = |kind, code: &str| {
            let said = format!("S3Error {{ code: \"{code}\", message: \"\" }}");
            Trouble::from(StorageError::from(opendal::Error::new(kind, said)))
        };
        assert!(matches!(said(ErrorKind::ConfigInvalid, "NoSuchBucket"), Trouble::NoBucket));
        assert!(matches!(said(ErrorKind::NotFound, "NoSuchKey"), Trouble::Gone));
        assert!(matches!(said(ErrorKind::PermissionDenied, "SignatureDoesNotMatch"), Trouble::Refused));
        assert!(matches!(said(ErrorKind::ConfigInvalid, "InvalidRegion"), Trouble::Other(_)));
    }
}
