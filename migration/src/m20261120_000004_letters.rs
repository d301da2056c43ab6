//! Mail that is to go out. The row is written first and the job only carries it, so no letter is lost; without a
//! mail server it is held for the administrator to pass on. Not so a sealed one: it speaks of gifts, and the
//! administrator may be who they are for.
use sea_orm_migration::prelude::*;

use crate::columns::{
    belongs_to, flag, id, index, moment, moment_or_never, one_of, reference_or_none, text, word,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let states = one_of("state", &["pending", "sent", "held", "failed"]);
        let letters = Table::create()
            .table("letters")
            .col(id())
            .col(text("recipient"))
            .col(text("subject"))
            .col(text("text"))
            .col(text("html"))
            .col(word("state", "pending").check(states).take())
            .col(flag("sealed", false))
            .col(reference_or_none("about_id"))
            .col(moment("created_at"))
            .col(moment_or_never("sent_at"))
            .foreign_key(&mut belongs_to("letters", "about_id", "users"))
            .take();
        manager.create_table(letters).await?;
        manager.create_index(index("letters", &["state", "created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("letters").take()).await
    }
}
