//! Two people and how they stand: one row a pair, the lower id first, whatever the direction.
//! Who asked, or who blocked, is `actor_id`.
use sea_orm_migration::prelude::*;

use crate::columns::{belongs_to, id, index, moment, one_of, reference, unique, word};

const STATES: &[&str] = &["requested", "accepted", "blocked"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connections = Table::create()
            .table("connections")
            .col(id())
            .col(reference("low_id"))
            .col(reference("high_id"))
            .col(reference("actor_id"))
            .col(word("state", "requested").check(one_of("state", STATES)).take())
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut belongs_to("connections", "low_id", "users"))
            .foreign_key(&mut belongs_to("connections", "high_id", "users"))
            .foreign_key(&mut belongs_to("connections", "actor_id", "users"))
            .check(Expr::col("low_id").lt(Expr::col("high_id")))
            .take();
        manager.create_table(connections).await?;
        manager.create_index(unique("connections", &["low_id", "high_id"])).await?;
        // Both ways with the state last: friends of one and the one row of two are read from these alone.
        manager.create_index(index("connections", &["low_id", "high_id", "state"])).await?;
        manager.create_index(index("connections", &["high_id", "low_id", "state"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("connections").take()).await
    }
}
