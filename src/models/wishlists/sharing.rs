//! The link that opens a list to whoever holds it. The token itself is kept, not a hash: she has to be able to copy
//! her link again.
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::Model;
use crate::{Result, models::Token};

impl Model {
    /// Turned on twice it is the same link.
    pub async fn share(self, db: &impl ConnectionTrait) -> Result<Self> {
        if self.share_token.is_some() { Ok(self) } else { self.renew_link(db).await }
    }

    /// A new link; the old one opens nothing any more.
    pub async fn renew_link(self, db: &impl ConnectionTrait) -> Result<Self> {
        let token = Token::new().as_str().to_string();
        self.change(db, |list| list.share_token = Set(Some(token))).await
    }

    pub async fn stop_sharing(self, db: &impl ConnectionTrait) -> Result<Self> {
        self.change(db, |list| list.share_token = Set(None)).await
    }
}
