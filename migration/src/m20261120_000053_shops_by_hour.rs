//! How links fared, by shop and hour: one count for the last hour, the last day and the last weeks.
use sea_orm_migration::prelude::*;

use crate::columns::{index, moment, number, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [moment("at").default(0).take(), number("micros", 0)] {
            manager.alter_table(Table::alter().table("shops").add_column(column).take()).await?;
        }
        let db = manager.get_connection();
        db.execute_unprepared("UPDATE shops SET at = last_read_at - last_read_at % 3600000000").await?;
        // Counted in `shops` alone now.
        db.execute_unprepared("DELETE FROM named_measurements WHERE kind = 'shop'").await?;
        manager.drop_index(Index::drop().name("shops_host").table("shops").to_owned()).await?;
        manager.create_index(unique("shops", &["host", "at"])).await?;
        manager.create_index(index("shops", &["at"])).await
    }

    /// The newest hour of each shop stays.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let newest = "DELETE FROM shops WHERE id NOT IN (SELECT MAX(id) FROM shops GROUP BY host)";
        manager.get_connection().execute_unprepared(newest).await?;
        for name in ["shops_at", "shops_host_at"] {
            manager.drop_index(Index::drop().name(name).table("shops").to_owned()).await?;
        }
        for column in ["micros", "at"] {
            manager.alter_table(Table::alter().table("shops").drop_column(column).take()).await?;
        }
        manager.create_index(unique("shops", &["host"])).await
    }
}
