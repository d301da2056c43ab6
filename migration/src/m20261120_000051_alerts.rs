//! Where each alert stands: whether it is on, since when, and how often in a row it looked otherwise.
use sea_orm_migration::prelude::*;

use crate::columns::{flag, id, moment, number, text, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let alerts = Table::create()
            .table("alerts")
            .col(id())
            .col(text("name"))
            .col(flag("firing", false))
            .col(number("streak", 0))
            .col(number("value_thousandths", 0))
            .col(moment("since"))
            .col(moment("looked_at"))
            .take();
        manager.create_table(alerts).await?;
        manager.create_index(unique("alerts", &["name"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("alerts").take()).await
    }
}
