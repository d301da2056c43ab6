use loco_rs::{boot::run_task, task::Vars};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, entity::prelude::*};
use wishare::{
    app::App,
    models::{claims, connections, items, users, wishlists},
};

use crate::support::World;

async fn fills(world: &World, words: &[(&str, &str)]) {
    let words: Vec<String> = words.iter().map(|(name, value)| format!("{name}:{value}")).collect();
    let words = words.iter().map(|word| word.split_once(':').unwrap());
    let vars = Vars::from_cli_args(words.map(|(name, value)| (name.into(), value.into())).collect());
    run_task::<App>(&world.ctx, Some(&"sample".into()), &vars).await.unwrap();
}

#[tokio::test]
async fn a_crowd_moves_in_once_as_it_was_asked_for() {
    let world = World::new().await;
    for _ in 0..2 {
        fills(
            &world,
            &[("users", "30"), ("lists", "3"), ("wishes", "4"), ("friends", "6"), ("public", "20")],
        )
        .await;
        assert_eq!(users::Entity::find().count(&world.db).await.unwrap(), 30);
        assert_eq!(wishlists::Entity::find().count(&world.db).await.unwrap(), 90);
        assert_eq!(items::Entity::find().count(&world.db).await.unwrap(), 360);
        assert_eq!(
            connections::Entity::find().count(&world.db).await.unwrap(),
            90,
            "six each, counted from both"
        );
    }
    assert!(claims::Entity::find().count(&world.db).await.unwrap() > 0);
    for list in wishlists::Entity::find().all(&world.db).await.unwrap() {
        let wishes = items::Entity::find().filter(items::Column::WishlistId.eq(list.id));
        let shown = wishes.clone().filter(items::Column::Private.eq(false));
        assert_eq!(list.items_count as u64, wishes.count(&world.db).await.unwrap());
        assert_eq!(list.shown_items_count as u64, shown.count(&world.db).await.unwrap());
    }
}

#[tokio::test]
async fn its_people_sign_in_and_have_something_to_see() {
    let world = World::new().await;
    fills(&world, &[("users", "12"), ("lists", "2"), ("wishes", "2"), ("friends", "4")]).await;
    let somebody = world.guest();
    somebody.signs_in("person1@sample.example", "a quiet surprise").await;
    let page = somebody.get("/").await.answers(200);
    assert_eq!(page.select("section[aria-labelledby=own] .card").len(), 2);
    assert!(!page.select("section[aria-labelledby=of_friends] .card").is_empty());
}
