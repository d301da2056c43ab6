//! What happens on a page by itself: a link fills in, and what a friend does shows at once.
#![allow(clippy::print_stdout, reason = "how long it took is worth knowing")]
use std::time::Instant;

use jobs::queue::Queue;
use sea_orm::ActiveValue::Set;
use tokio::task::JoinHandle;

use crate::{
    browser::{Browser, Look},
    support::{World, shop::Shop},
};

/// With a worker beside the web process, as in the house itself.
async fn with_a_worker(shop: &Shop) -> (World, JoinHandle<()>, Queue) {
    let world = World::served_with(|setup| shop.is_vouched_for(setup)).await;
    let queue = world.queue();
    let running = queue.clone();
    let worker = tokio::spawn(async move { running.run().await.unwrap() });
    (world, worker, queue)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_link_fills_itself_in_while_she_watches() {
    let shop = Shop::open().await;
    let (world, worker, queue) = with_a_worker(&shop).await;
    let Some(maya) = Browser::open(&world, Look::phone()).await else { return };
    let account = world.maya().await;
    maya.becomes(&account).await;
    let list = world.list(&account, |_| {}).await.id;
    maya.goes(&format!("/wishlists/{list}")).await;
    let outcomes = [
        ("/slow", "39.50"),
        ("/wall", "This shop does not let us look."),
        ("/plain", "We could not find a price."),
    ];
    for (path, outcome) in outcomes {
        maya.types("Paste a link or type a wish", &shop.page(path)).await;
        let began = Instant::now();
        maya.presses(thirtyfour::Key::Enter).await;
        if path == "/slow" {
            maya.sees("Looking at the shop").await;
        }
        maya.sees(outcome).await;
        println!("{path}: {} ms from Enter", began.elapsed().as_millis());
    }
    maya.sees("Iron teapot").await;
    maya.sees("Wool scarf").await;
    queue.shutdown();
    worker.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_friend_takes_another_sees_at_once_and_the_owner_does_not() {
    let world = World::served().await;
    let (account, omar) = (world.maya().await, world.omar().await);
    let noor = world.person("Noor").await;
    world.befriend(&account, &omar).await;
    world.befriend(&account, &noor).await;
    let list = world.list(&account, |_| {}).await;
    let wish = world.wish(&list, |wish| wish.name = Set("Iron teapot".into())).await;
    let Some(of_noor) = Browser::open(&world, Look::desktop()).await else { return };
    let Some(of_maya) = Browser::open(&world, Look::desktop()).await else { return };
    of_noor.becomes(&noor).await;
    of_maya.becomes(&account).await;
    for page in [&of_noor, &of_maya] {
        page.goes(&format!("/wishlists/{}", list.id)).await;
        page.sees("Iron teapot").await;
    }
    let hub = wishare::app::hub(&world.ctx);
    of_noor.until("both pages listen".into(), async || hub.sockets() == 2).await;
    omar.post(format!("/items/{}/claim", wish.id), &[]).await.answers(303);
    of_noor.sees("Taken").await;
    account.adds(list.id, "A wool scarf").await.answers(303);
    of_noor.sees("A wool scarf").await;
    of_maya.sees("A wool scarf").await;
    assert!(!of_maya.words().await.contains("Taken"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_to_a_list_leaves_the_rest_of_the_page_as_it_is() {
    let shop = Shop::open().await;
    let (world, worker, queue) = with_a_worker(&shop).await;
    let Some(maya) = Browser::open(&world, Look::desktop()).await else { return };
    let account = world.maya().await;
    maya.becomes(&account).await;
    let list = world.list(&account, |_| {}).await;
    world.wish(&list, |wish| wish.name = Set("A kettle".into())).await;
    maya.goes(&format!("/wishlists/{}", list.id)).await;
    maya.until("the scripts are there".into(), async || maya.is_lively().await).await;
    maya.runs("document.querySelector('article.item').seenBefore = true").await;

    maya.types("Paste a link or type a wish", &shop.page("/slow")).await;
    maya.presses(thirtyfour::Key::Enter).await;
    maya.sees("39.50").await;
    // The cursor waits in the box for the next one, and the form takes it.
    assert_eq!(maya.focused().await, "Paste a link or type a wish");
    maya.presses("A wool scarf").await;
    maya.presses(thirtyfour::Key::Enter).await;
    maya.sees("A wool scarf").await;

    let names = "return [...document.querySelectorAll('article.item')].map((it) => [it.innerText.split('\\n')[0], !!it.seenBefore])";
    let wishes = maya.runs(names).await;
    let stayed: Vec<_> = wishes.as_array().unwrap().iter().filter(|wish| wish[1] == true).collect();
    assert_eq!(wishes.as_array().unwrap().len(), 3, "{wishes}");
    assert_eq!(stayed.len(), 1, "{wishes}");
    queue.shutdown();
    worker.await.unwrap();
}
