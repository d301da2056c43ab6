//! The schema, one file per change, each reversible. Times are whole microseconds (`columns::moment`).
pub use sea_orm_migration::prelude::*;

mod columns;
mod m20261120_000001_users;
mod m20261120_000002_sessions;
mod m20261120_000003_account_tokens;
mod m20261120_000004_letters;
mod m20261120_000005_connections;
mod m20261120_000006_wishlists;
mod m20261120_000007_pictures;
mod m20261120_000008_items;
mod m20261120_000009_claims;
mod m20261120_000010_invitations;
mod m20261120_000011_activities;
mod m20261120_000012_notifications;
mod m20261120_000013_link_previews;
mod m20261120_000014_dashboard_visits;
mod m20261120_000015_submissions;
mod m20261120_000016_audits;
mod m20261120_000020_former_handles;
mod m20261120_000030_shops;
mod m20261120_000050_measurements;
mod m20261120_000051_alerts;
mod m20261120_000052_offered_pictures;
mod m20261120_000053_shops_by_hour;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261120_000001_users::Migration),
            Box::new(m20261120_000002_sessions::Migration),
            Box::new(m20261120_000003_account_tokens::Migration),
            Box::new(m20261120_000004_letters::Migration),
            Box::new(m20261120_000005_connections::Migration),
            Box::new(m20261120_000006_wishlists::Migration),
            Box::new(m20261120_000007_pictures::Migration),
            Box::new(m20261120_000008_items::Migration),
            Box::new(m20261120_000009_claims::Migration),
            Box::new(m20261120_000010_invitations::Migration),
            Box::new(m20261120_000011_activities::Migration),
            Box::new(m20261120_000012_notifications::Migration),
            Box::new(m20261120_000013_link_previews::Migration),
            Box::new(m20261120_000014_dashboard_visits::Migration),
            Box::new(m20261120_000015_submissions::Migration),
            Box::new(m20261120_000016_audits::Migration),
            Box::new(m20261120_000020_former_handles::Migration),
            Box::new(m20261120_000030_shops::Migration),
            Box::new(m20261120_000050_measurements::Migration),
            Box::new(m20261120_000051_alerts::Migration),
            Box::new(m20261120_000052_offered_pictures::Migration),
            Box::new(m20261120_000053_shops_by_hour::Migration),
            // inject-above (generators add migrations here)
        ]
    }
}
