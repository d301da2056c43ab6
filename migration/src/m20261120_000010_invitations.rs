//! Ways in: by letter to one address, or by a link that can be passed on.
use sea_orm_migration::prelude::*;

use crate::columns::{
    belongs_to, id, index, moment, moment_or_never, number, reference, text, text_or_none, unique,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let invitations = Table::create()
            .table("invitations")
            .col(id())
            .col(reference("inviter_id"))
            .col(text_or_none("email"))
            .col(text("token"))
            .col(number("uses", 0))
            .col(moment("created_at"))
            .col(moment("expires_at"))
            .col(moment_or_never("accepted_at"))
            .col(moment_or_never("declined_at"))
            .foreign_key(&mut belongs_to("invitations", "inviter_id", "users"))
            .take();
        manager.create_table(invitations).await?;
        manager.create_index(unique("invitations", &["token"])).await?;
        manager.create_index(unique("invitations", &["inviter_id", "email"])).await?;
        manager.create_index(index("invitations", &["email"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("invitations").take()).await
    }
}
