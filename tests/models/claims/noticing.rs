//! What becomes of a claim when its wish goes, and who hears of it.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, ModelTrait};
use wishare::models::{
    Gift, Moment, claims,
    claims::{About, Orphaned, tell_givers},
    connections, items, notifications, users, wishlists,
};

use super::one;
use crate::support::{Visitor, World, gifts::edit};

struct Story {
    world: World,
    maya: Visitor,
    omar: Visitor,
    list: wishlists::Model,
    tea: items::Model,
}

impl Story {
    /// Omar, Maya's friend, gives her the teapot.
    async fn new() -> Self {
        let world = World::new().await;
        let (maya, omar) = (world.maya().await, world.omar().await);
        world.befriend(&maya, &omar).await;
        let list = world.list(&maya, |_| {}).await;
        let tea = world.wish(&list, |wish| {
            wish.price_minor = Set(Some(3900));
            wish.currency = Set(Some("EUR".into()));
        });
        let tea = tea.await;
        tea.claim(&world.db, &omar.gifter(&list).await, one()).await.unwrap();
        Self { world, maya, omar, list, tea }
    }

    /// Twice, because running twice must tell once.
    async fn tells(&self, about: About) {
        tell_givers(&self.world.db, about).await.unwrap();
        tell_givers(&self.world.db, about).await.unwrap();
    }

    async fn gift(&self) -> Gift {
        let gifts = Gift::all_of(&self.world.db, &self.omar.viewer().await).await.unwrap();
        assert_eq!(gifts.len(), 1);
        gifts.into_iter().next().unwrap()
    }

    async fn news(&self) -> Vec<(i64, String)> {
        let news = notifications::Entity::find().all(&self.world.db).await.unwrap();
        news.into_iter().map(|news| (news.user_id, format!("{} {}", news.kind, news.details))).collect()
    }

    async fn change_list(&self, change: impl FnOnce(&mut wishlists::ActiveModel)) {
        let mut list = self.list.clone().into_active_model();
        change(&mut list);
        list.update(&self.world.db).await.unwrap();
    }

    async fn part(&self) {
        connections::Entity::delete_many().exec(&self.world.db).await.unwrap();
    }
}

#[tokio::test]
async fn nothing_happened_nothing_is_told() {
    let story = Story::new().await;
    story.tells(About::Item(story.tea.id)).await;
    story.tells(About::Wishlist(story.list.id)).await;
    story.tells(About::Between(story.maya.id(), story.omar.id())).await;
    assert!(story.news().await.is_empty());
    assert!(story.gift().await.standing().is_none());
}

#[tokio::test]
async fn a_deleted_wish_is_told_once_and_undoing_takes_the_news_back() {
    let story = Story::new().await;
    edit(&story.world, &story.tea, |wish| wish.deleted_at = Set(Some(Moment::now()))).await;
    assert_eq!(story.gift().await.standing(), Some(Orphaned::Deleted), "true at once, before any job");
    story.tells(About::Item(story.tea.id)).await;
    let news = story.news().await;
    assert_eq!(news.len(), 1);
    assert_eq!(news[0].0, story.omar.id());
    assert!(news[0].1.starts_with("claim_orphaned") && news[0].1.contains("deleted"));

    edit(&story.world, &story.tea, |wish| wish.deleted_at = Set(None)).await;
    story.tells(About::Item(story.tea.id)).await;
    assert!(story.news().await.is_empty());
    let gift = story.gift().await;
    assert!(gift.standing().is_none() && gift.claim.is_held() && gift.claim.orphaned.is_none());
}

#[tokio::test]
async fn a_list_put_away_or_taken_away_is_told_and_the_promise_stands() {
    let story = Story::new().await;
    story.change_list(|list| list.archived_at = Set(Some(Moment::now()))).await;
    story.tells(About::Wishlist(story.list.id)).await;
    assert_eq!(story.gift().await.standing(), Some(Orphaned::Archived));
    story.change_list(|list| list.deleted_at = Set(Some(Moment::now()))).await;
    story.tells(About::Wishlist(story.list.id)).await;
    assert_eq!(story.gift().await.standing(), Some(Orphaned::Deleted));
    let news = story.news().await;
    assert_eq!(news.len(), 1, "what is unread says how it stands now, once");
    assert!(news[0].1.contains("deleted"), "{news:?}");
    assert!(story.gift().await.claim.is_held());
}

#[tokio::test]
async fn a_wish_hidden_or_moved_out_of_sight_keeps_its_claim() {
    let story = Story::new().await;
    let private = story.world.list(&story.maya, |list| list.visibility = Set("private".into())).await;
    edit(&story.world, &story.tea, |wish| wish.wishlist_id = Set(private.id)).await;
    story.tells(About::Item(story.tea.id)).await;
    assert_eq!(story.gift().await.standing(), Some(Orphaned::Hidden));
    edit(&story.world, &story.tea, |wish| wish.wishlist_id = Set(story.list.id)).await;
    story.tells(About::Item(story.tea.id)).await;
    assert!(story.gift().await.standing().is_none());
    edit(&story.world, &story.tea, |wish| wish.private = Set(true)).await;
    assert_eq!(story.gift().await.standing(), Some(Orphaned::Hidden));
}

#[tokio::test]
async fn a_wish_moved_where_the_giver_sees_it_is_a_change_and_no_loss() {
    let story = Story::new().await;
    let other = story.world.list(&story.maya, |list| list.name = Set("Wedding".into())).await;
    edit(&story.world, &story.tea, |wish| wish.wishlist_id = Set(other.id)).await;
    story.tells(About::Item(story.tea.id)).await;
    let gift = story.gift().await;
    assert_eq!((gift.standing(), gift.change().wishlist.as_deref()), (None, Some("Wedding")));
    assert_eq!(story.news().await.len(), 1);
}

#[tokio::test]
async fn an_edited_wish_shows_what_changed_until_the_giver_has_seen_it() {
    let story = Story::new().await;
    edit(&story.world, &story.tea, |wish| wish.position = Set(7)).await;
    story.tells(About::Item(story.tea.id)).await;
    assert!(
        story.gift().await.change().is_none() && story.news().await.is_empty(),
        "another place is no change"
    );

    edit(&story.world, &story.tea, |wish| {
        wish.name = Set("Kettle".into());
        wish.price_minor = Set(Some(4900));
    })
    .await;
    story.tells(About::Item(story.tea.id)).await;
    let gift = story.gift().await;
    assert_eq!(gift.claim.snapshot_name, "Teapot");
    assert_eq!(gift.change().name.as_deref(), Some("Kettle"));
    assert_eq!(gift.change().price, Some((Some(4900), Some("EUR".into()))));
    assert_eq!(story.news().await.len(), 1);

    gift.acknowledge(&story.world.db).await.unwrap();
    let gift = story.gift().await;
    assert!(gift.change().is_none());
    assert_eq!(gift.claim.snapshot_name, "Kettle");
}

#[tokio::test]
async fn a_claim_is_released_when_the_friendship_ends_and_taken_up_again_with_it() {
    let story = Story::new().await;
    story.part().await;
    story.tells(About::Between(story.maya.id(), story.omar.id())).await;
    let gift = story.gift().await;
    assert_eq!(gift.standing(), Some(Orphaned::FriendshipEnded));
    assert!(!gift.claim.is_held());
    assert_eq!(story.news().await.len(), 1);

    story.world.befriend(&story.maya, &story.omar).await;
    story.tells(About::Between(story.maya.id(), story.omar.id())).await;
    assert!(story.gift().await.claim.is_held());
    assert!(story.news().await.is_empty());
}

#[tokio::test]
async fn what_somebody_else_took_meanwhile_stays_theirs() {
    let story = Story::new().await;
    story.part().await;
    story.tells(About::Between(story.omar.id(), story.maya.id())).await;
    let stella = story.world.stella().await;
    story.tea.claim(&story.world.db, &stella.gifter(&story.list).await, one()).await.unwrap();
    story.world.befriend(&story.maya, &story.omar).await;
    story.tells(About::Between(story.maya.id(), story.omar.id())).await;
    assert!(!story.gift().await.claim.is_held());
}

#[tokio::test]
async fn parting_changes_nothing_on_a_list_that_everybody_sees() {
    let story = Story::new().await;
    story.change_list(|list| list.visibility = Set("public".into())).await;
    story.part().await;
    story.tells(About::Between(story.maya.id(), story.omar.id())).await;
    assert!(story.gift().await.claim.is_held());

    story.world.tie(&story.maya, &story.omar, connections::BLOCKED).await;
    story.tells(About::Between(story.maya.id(), story.omar.id())).await;
    let gift = story.gift().await;
    assert!(!gift.claim.is_held());
    assert_eq!(gift.claim.told(), Some(Orphaned::FriendshipEnded));
}

#[tokio::test]
async fn an_account_that_is_gone_leaves_the_giver_with_the_word_why() {
    let story = Story::new().await;
    let maya = users::Entity::find_by_id(story.maya.id()).one(&story.world.db).await.unwrap().unwrap();
    maya.delete(&story.world.db).await.unwrap();
    story.tells(About::Lost).await;
    assert_eq!(story.gift().await.standing(), Some(Orphaned::AccountDeleted));
    assert_eq!(story.news().await.len(), 1);
}

#[tokio::test]
async fn a_giver_who_leaves_takes_the_claim_with_them() {
    let story = Story::new().await;
    let omar = users::Entity::find_by_id(story.omar.id()).one(&story.world.db).await.unwrap().unwrap();
    omar.delete(&story.world.db).await.unwrap();
    assert_eq!(claims::Entity::find().all(&story.world.db).await.unwrap().len(), 0);
}
