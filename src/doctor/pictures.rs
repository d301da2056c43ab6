//! The store of pictures: a file is written, read and removed again, as every picture is.
use loco_rs::{config::Config, doctor::Check};

use super::findings::{note, well, wrong};
use crate::{
    configuration::Settings,
    store::{self, Trouble},
};

pub async fn check(config: &Config, settings: &Settings) -> Check {
    if !settings.bucket.is_named() {
        return in_the_folder(config, settings);
    }
    let place = settings.bucket.place();
    match store::try_out(settings).await {
        Ok(()) => well(format!("Pictures are kept in {place}")),
        Err(trouble) => wrong(format!("Pictures cannot be kept in {place}: {trouble}"), mend(&trouble)),
    }
}

fn in_the_folder(config: &Config, settings: &Settings) -> Check {
    let message = format!("Pictures are files in {}", settings.pictures().display());
    if !config.database.uri.starts_with("postgres") {
        return well(message);
    }
    note(
        message,
        "With more than one machine let S3_BUCKET name a bucket they share, or put the folder on a network disk.",
    )
}

fn mend(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Refused => {
            "Are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY those of this store, and may the key write, read and delete \
             in the bucket? A clock that is wrong is refused, too."
        }
        Trouble::NoBucket => "Create it, or let S3_BUCKET name one that is there. We do not create buckets.",
        Trouble::Silent => {
            "Is it running, does S3_ENDPOINT name it, and does the firewall let us out? Pages go on without it, pictures \
             are missing, and new ones wait."
        }
        Trouble::Gone | Trouble::Other(_) => {
            "Do S3_ENDPOINT, S3_REGION and S3_PATH_STYLE suit this store? Some want the bucket's name in the address: \
             S3_PATH_STYLE=false."
        }
    }
}
