//! Two people at the same moment: the one row of their pair decides.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use tokio::task::JoinSet;
use wishare::{
    Error,
    models::{
        connections::{self, Standing},
        invitations,
    },
};

use crate::support::World;

#[tokio::test]
async fn a_crowd_of_clicks_from_both_sides_is_one_friendship() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let mut clicks = JoinSet::new();
    for number in 0..20 {
        let (ctx, one, other) = (world.ctx.clone(), maya.id(), omar.id());
        let (me, you) = if number % 2 == 0 { (one, other) } else { (other, one) };
        clicks.spawn(async move { connections::request(&ctx, me, you).await.map(|_| ()) });
    }
    while let Some(click) = clicks.join_next().await {
        click.unwrap().unwrap();
    }
    assert_eq!(maya.stands_to(&omar).await, Standing::Friends);
    assert_eq!(maya.connections().await, 1);
    assert_eq!(maya.unread().await + omar.unread().await, 1, "one of them is told, once");
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_block_and_a_yes_at_once_end_in_a_block() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    omar.asks_to_be_friends("maya").await.answers(303);
    let (ctx, one, other) = (&world.ctx, maya.id(), omar.id());
    let (blocked, _) =
        tokio::join!(connections::block(ctx, one, other), connections::accept(ctx, one, other));
    blocked.unwrap();
    assert_eq!(maya.stands_to(&omar).await, Standing::Blocked);
    assert!(matches!(connections::request(ctx, other, one).await, Err(Error::NotFound)));
    assert_eq!((maya.unread().await, omar.unread().await), (0, 0));
    world.perform_jobs().await;
}

#[tokio::test]
async fn of_two_who_follow_the_last_use_of_a_link_one_comes_in() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    let link = invitations::open_link(&world.db, maya.id()).await.unwrap();
    let token = link.token.clone();
    let mut almost = link.into_active_model();
    almost.uses = Set(99);
    almost.update(&world.db).await.unwrap();
    let (one, other) = tokio::join!(
        invitations::accept(&world.ctx, omar.id(), &token),
        invitations::accept(&world.ctx, stella.id(), &token)
    );
    assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|came| **came).count(), 1);
    assert_eq!(maya.connections().await, 1);
    world.perform_jobs().await;
}

#[tokio::test]
async fn two_clicks_make_one_link() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (one, two) = tokio::join!(
        invitations::open_link(&world.db, maya.id()),
        invitations::open_link(&world.db, maya.id())
    );
    assert_eq!(one.unwrap().token, two.unwrap().token);
    assert_eq!(invitations::Entity::find().all(&world.db).await.unwrap().len(), 1);
}
