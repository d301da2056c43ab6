//! Pictures of a shop's page that the owner of a wish may choose from, for an hour.
use sea_orm_migration::prelude::*;

use crate::columns::{belongs_to, id, index, moment, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let offered = Table::create()
            .table("offered_pictures")
            .col(id())
            .col(reference("item_id"))
            .col(reference("picture_id"))
            .col(moment("created_at"))
            .foreign_key(&mut belongs_to("offered_pictures", "item_id", "items"))
            .foreign_key(&mut belongs_to("offered_pictures", "picture_id", "pictures"))
            .take();
        manager.create_table(offered).await?;
        manager.create_index(unique("offered_pictures", &["item_id", "picture_id"])).await?;
        // What is swept is asked for by its picture.
        manager.create_index(index("offered_pictures", &["picture_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("offered_pictures").take()).await
    }
}
