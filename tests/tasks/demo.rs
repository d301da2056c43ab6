use loco_rs::{boot::run_task, task::Vars};
use sea_orm::{EntityTrait, PaginatorTrait};
use wishare::{
    app::App,
    models::{claims, items, users},
};

use crate::support::World;

#[tokio::test]
async fn the_people_of_every_example_move_in_once() {
    let world = World::new().await;
    for _ in 0..2 {
        run_task::<App>(&world.ctx, Some(&"demo".into()), &Vars::default()).await.unwrap();
        assert_eq!(users::Entity::find().count(&world.db).await.unwrap(), 4);
        assert_eq!(items::Entity::find().count(&world.db).await.unwrap(), 14);
        assert_eq!(claims::Entity::find().count(&world.db).await.unwrap(), 5);
    }
}

#[tokio::test]
async fn maya_signs_in_with_the_password_that_was_printed() {
    let world = World::new().await;
    run_task::<App>(&world.ctx, Some(&"demo".into()), &Vars::default()).await.unwrap();
    let maya = world.guest();
    maya.signs_in("maya@example.com", "a quiet surprise").await;
    assert!(maya.is_signed_in().await);
}
