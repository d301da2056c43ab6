//! Carries one letter to the mail server.
use loco_rs::prelude::*;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use crate::models::letters;

pub struct LetterDeliveryJob {
    ctx: AppContext,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LetterArgs {
    pub letter_id: i64,
}

impl From<&letters::Model> for LetterArgs {
    fn from(letter: &letters::Model) -> Self {
        Self { letter_id: letter.id }
    }
}

#[async_trait]
impl BackgroundWorker<LetterArgs> for LetterDeliveryJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("mailers".into())
    }

    async fn perform(&self, args: LetterArgs) -> Result<()> {
        let Some(letter) = letters::Entity::find_by_id(args.letter_id).one(&self.ctx.db).await? else {
            return Ok(());
        };
        Ok(letter.deliver(&self.ctx).await?)
    }
}
