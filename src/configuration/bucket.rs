//! Where a fleet keeps its pictures: a bucket of an S3-compatible store. Without a name they are files in the data folder.
use std::fmt;

use loco_rs::prelude::{Error, Result};
use serde::{Deserialize, Serialize};
use url::Url;

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bucket {
    pub name: String,
    pub endpoint: String,
    pub region: String,
    pub key_id: String,
    pub secret: String,
    pub path_style: bool,
}

impl Bucket {
    pub fn is_named(&self) -> bool {
        !self.name.is_empty()
    }

    /// As an operator knows it.
    pub fn place(&self) -> String {
        let at = if self.endpoint.is_empty() { &self.region } else { &self.endpoint };
        format!("the bucket {} at {at}", self.name)
    }

    /// A bucket without its key would be found out picture by picture, long after the start.
    pub fn refuse_half_named(&self) -> Result<()> {
        if !self.is_named() {
            return Ok(());
        }
        if self.key_id.is_empty() || self.secret.is_empty() {
            return Err(Error::Message(format!(
                "S3_BUCKET names the bucket {}, but not both of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set.",
                self.name
            )));
        }
        let endpoint = Url::parse(&self.endpoint);
        let is_web = endpoint.is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        if self.endpoint.is_empty() || is_web {
            return Ok(());
        }
        Err(Error::Message(
            "S3_ENDPOINT is no address: set it to the store's, such as https://s3.example, or leave it empty for Amazon's."
                .into(),
        ))
    }
}

/// The key is nobody's business.
impl fmt::Debug for Bucket {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Bucket")
            .field("name", &self.name)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Bucket {
        let [name, key_id, secret] = ["pictures", "house", "sesame"].map(String::from);
        Bucket { name, key_id, secret, endpoint: "https://s3.example".into(), ..Bucket::default() }
    }

    #[test]
    fn a_bucket_is_named_whole_or_not_at_all() {
        assert!(whole().refuse_half_named().is_ok() && Bucket::default().refuse_half_named().is_ok());
        let refused = |bucket: Bucket| bucket.refuse_half_named().unwrap_err().to_string();
        assert!(refused(Bucket { secret: String::new(), ..whole() }).contains("AWS_SECRET_ACCESS_KEY"));
        assert!(refused(Bucket { key_id: String::new(), ..whole() }).contains("AWS_ACCESS_KEY_ID"));
        for endpoint in ["s3.example", "ftp://s3.example", "sesame"] {
            let said = refused(Bucket { endpoint: endpoint.into(), ..whole() });
            assert!(said.contains("S3_ENDPOINT") && !said.contains("sesame"), "{said}");
        }
    }

    #[test]
    fn the_key_is_not_in_what_a_log_would_show() {
        let shown = format!("{:?}", whole());
        assert!(
            shown.contains("pictures") && !shown.contains("sesame") && !shown.contains("house"),
            "{shown}"
        );
    }
}
