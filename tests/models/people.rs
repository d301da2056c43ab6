//! Accounts and their passwords.
use sea_orm::EntityTrait;
use wishare::models::users;

use crate::support::{PASSWORD, World};

#[tokio::test]
async fn a_password_opens_its_own_account_only() {
    let world = World::new().await;
    world.omar().await;
    let maya = world.maya().await;
    let signs_in = async |email: &str, password: &str| {
        users::Model::authenticate(&world.db, email, password).await.unwrap().map(|user| user.id)
    };
    assert_eq!(signs_in(" MAYA@example.com ", PASSWORD).await, Some(maya.id()));
    assert_eq!(signs_in("maya@example.com", "another sentence").await, None);
    assert_eq!(signs_in("nobody@example.com", PASSWORD).await, None);
}

#[tokio::test]
async fn a_stored_password_cannot_be_read() {
    let world = World::new().await;
    let maya = world.maya().await;
    let row = users::Entity::find_by_id(maya.id()).one(&world.db).await.unwrap().unwrap();
    assert!(row.password_hash.starts_with("$argon2id$"));
    assert!(!row.password_hash.contains(PASSWORD));
}
