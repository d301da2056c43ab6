//! Adding wishes.
use crate::support::{World, wishes::id_in};

#[tokio::test]
async fn a_pasted_link_is_a_wish_at_once() {
    let world = World::new().await;
    world.leaves_jobs(); // nobody looks at the shop
    let maya = world.maya().await;
    let list = maya.starts_list("Birthday", &[]).await;
    let answer = maya.adds(list, "https://www.kettle.test/teapot?ref=mail").await.answers(303);
    let wish = world.wishes_of(list).await.remove(0);
    assert_eq!(answer.location(), format!("/wishlists/{list}#item_{}", wish.id));
    assert_eq!(wish.name, "kettle.test");
    assert_eq!(wish.url.as_deref(), Some("https://www.kettle.test/teapot?ref=mail"));
    assert_eq!((wish.preview_state.as_str(), wish.preview_requested_at.is_some()), ("pending", true));
    assert!(!wish.was_typed("name"), "the shop may say a better name");
    let page = answer.follow().await;
    let card = page.one(&format!("#item_{}", wish.id));
    assert!(card.text().contains("Looking at the shop"), "{}", card.text());
    assert!(page.has("Your wish is on “Birthday”."));
}

#[tokio::test]
async fn a_typed_name_is_a_wish_and_hers() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = maya.starts_list("Birthday", &[]).await;
    maya.adds(list, "  A weekend\u{202E} by the sea 🌊 ").await.answers(303);
    let wish = world.wishes_of(list).await.remove(0);
    assert_eq!(wish.name, "A weekend by the sea 🌊");
    assert_eq!((wish.preview_state.as_str(), wish.url.clone()), ("none", None));
    assert!(wish.was_typed("name"));
}

#[tokio::test]
async fn many_links_at_once_are_many_wishes_in_the_order_pasted() {
    let world = World::new().await;
    world.leaves_jobs(); // nobody looks at the shop
    let maya = world.maya().await;
    let list = maya.starts_list("Birthday", &[]).await;
    maya.adds(list, "An older wish").await.answers(303);
    let lines: Vec<String> = (1..=100).map(|number| format!("https://shop.test/{number}")).collect();
    let form = maya.get(format!("/add?wishlist_id={list}")).await;
    let added = form.submit("main form", &[("text", &lines.join("\n"))]).await.answers(303);
    assert!(added.statements() <= 10, "one insert for all: {}", added.statements());
    let wishes = world.wishes_of(list).await;
    let urls: Vec<_> = wishes.iter().filter_map(|wish| wish.url.clone()).collect();
    assert_eq!(urls, lines);
    assert_eq!(wishes.last().unwrap().name, "An older wish");
    assert_eq!(world.list_row(list).await.items_count, 101);
}

#[tokio::test]
async fn too_much_at_once_is_refused_and_kept_in_the_form() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = maya.starts_list("Birthday", &[]).await;
    for (typed, word) in [
        ("", "Paste a link or type a wish."),
        (&*"wish\n".repeat(101), "Up to 100 wishes at once"),
        (&*"a".repeat(201), "Up to 200 characters"),
    ] {
        let form = maya.get(format!("/add?wishlist_id={list}")).await;
        let again = form.submit("main form", &[("text", typed)]).await.answers(422);
        assert!(again.has(word) && again.one("title").text().starts_with("Error:"), "{word}");
        assert_eq!(
            again.one("textarea[name=text]").text(),
            typed.split_whitespace().collect::<Vec<_>>().join(" ")
        );
        assert_eq!(again.one("option[selected]").text(), "Birthday");
    }
    assert!(world.wishes_of(list).await.is_empty());
}

#[tokio::test]
async fn the_same_form_sent_twice_adds_once_and_leads_to_the_same_place() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = maya.starts_list("Birthday", &[]).await;
    let page = maya.get(format!("/wishlists/{list}")).await;
    let send = || page.submit("form.quick-add", &[("text", "Teapot")]);
    let (one, other) = tokio::join!(send(), send());
    let third = send().await;
    assert_eq!(one.answers(303).location(), other.answers(303).location());
    assert!(third.answers(303).location().starts_with(&format!("/wishlists/{list}#")));
    assert_eq!(world.wishes_of(list).await.len(), 1);
    page.submit("form.quick-add", &[("text", "Another")]).await.answers(303);
    assert_eq!(world.wishes_of(list).await.len(), 2, "what is typed after going back is a new wish");
}

#[tokio::test]
async fn any_shops_page_leads_to_the_form_filled_in() {
    let world = World::new().await;
    let maya = world.maya().await;
    let form = maya.get("/add?url=https%3A%2F%2Fshop.test%2Ftea&title=A+teapot").await.answers(200);
    assert_eq!(form.one("textarea[name=text]").text(), "A teapot https://shop.test/tea");
    let shared = maya.get("/add?title=Tea&text=Look%3A+https%3A%2F%2Fshop.test%2Ftea").await;
    assert_eq!(shared.one("textarea[name=text]").text(), "Tea Look: https://shop.test/tea");
    let bookmarklet = form.one("a[href^='javascript:']").attr("href").unwrap();
    assert!(bookmarklet.len() < 2000 && bookmarklet.contains("/add?url="), "{bookmarklet}");
}

#[tokio::test]
async fn a_first_wish_needs_no_list_yet() {
    let world = World::new().await;
    let maya = world.maya().await;
    let form = maya.get("/add?url=https%3A%2F%2Fshop.test%2Ftea").await.answers(200);
    let added = form.submit("main form", &[]).await.answers(303);
    let list = world.list_row(id_in(added.location())).await;
    assert_eq!((list.name.as_str(), list.visibility.as_str(), list.items_count), ("My wishes", "private", 1));
    world.leaves_jobs();
}

#[tokio::test]
async fn a_stranger_is_asked_to_sign_in_and_comes_back_with_the_link() {
    let world = World::new().await;
    let answer = world.guest().get("/add?url=https%3A%2F%2Fshop.test%2Ftea").await.answers(303);
    assert!(answer.location().starts_with("/sign-in?return_to=%2Fadd%3Furl%3D"), "{}", answer.location());
}

#[tokio::test]
async fn nobody_adds_to_somebody_elses_list() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = maya.starts_list("Birthday", &[]).await;
    assert!(omar.sees(&format!("/wishlists/{list}")).await);
    let fields = |list: &str| {
        [("text".to_string(), "Mine now".to_string()), ("wishlist_id".to_string(), list.to_string())]
    };
    for choice in [list.to_string(), "999999".into()] {
        let fields = fields(&choice);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        omar.post("/add", &fields).await.answers(404);
    }
    omar.post("/add", &[("text", "x"), ("wishlist_id", "teapot")]).await.answers(422);
    assert!(world.wishes_of(list).await.is_empty());
    maya.adds(list, "Mine").await.answers(303);
    assert_eq!(world.wishes_of(list).await.len(), 1);
}

#[tokio::test]
async fn links_are_limited_for_each_person() {
    let world = World::with(|setup| setup.settings.rate_limits = true).await;
    world.leaves_jobs();
    let maya = world.maya().await;
    let list = maya.starts_list("Birthday", &[]).await.to_string();
    let lines = "https://shop.test/1\n".repeat(100);
    let fields = [("wishlist_id", list.as_str()), ("text", lines.as_str())];
    for _ in 0..3 {
        maya.post("/add", &fields).await.answers(303);
    }
    let refused = maya.post("/add", &fields).await.answers(429);
    assert!(refused.header("retry-after").is_some());
    world.omar().await.post("/add", &[("wishlist_id", "new"), ("text", "Tea")]).await.answers(303);
}
