//! People's pages, and finding people and lists.
use sea_orm::ActiveValue::Set;

use crate::support::World;

#[tokio::test]
async fn a_page_shows_the_lists_its_viewer_may_see_and_counts_no_others() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    world.befriend(&maya, &omar).await;
    for (name, visibility) in [("Secret", "private"), ("Birthday", "friends"), ("Kitchen", "public")] {
        let (name, visibility) = (name.to_string(), visibility.to_string());
        world.list(&maya, |list| (list.name, list.visibility) = (Set(name), Set(visibility))).await;
    }
    let seen = async |visitor: &crate::support::Visitor| {
        let page = visitor.get("/people/maya").await.answers(200);
        assert!(page.statements() <= 6, "{}", page.statements());
        let lists = ["Secret", "Birthday", "Kitchen"].map(|name| page.has(name));
        (lists, page.select(".tile__value").first().unwrap().text().to_string())
    };
    assert_eq!(seen(&maya).await, ([true, true, true], "3".into()));
    assert_eq!(seen(&omar).await, ([false, true, true], "2".into()));
    assert_eq!(seen(&stella).await, ([false, false, true], "1".into()));
    assert_eq!(seen(&world.guest()).await, ([false, false, true], "1".into()));
}

#[tokio::test]
async fn words_about_oneself_are_markdown_without_tricks() {
    let world = World::new().await;
    let maya = world.maya().await;
    let bio =
        "I love **green** tea.\n\n<script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=y>";
    maya.get("/settings").await.submit("form[action='/settings']", &[("bio", bio)]).await.answers(303);
    let page = world.guest().get("/people/maya").await.answers(200);
    assert_eq!(page.one(".prose strong").text(), "green");
    let prose = page.one(".prose").html().to_string();
    assert!(!prose.contains("<script") && !prose.contains("href") && !prose.contains("<img"), "{prose}");
}

#[tokio::test]
async fn search_finds_names_handles_and_public_lists_but_no_addresses() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let umlaut = [("name", "Zoë ÄNGSTRÖM"), ("handle", "zoe")];
    world
        .person("Zoe")
        .await
        .get("/settings")
        .await
        .submit("form[action='/settings']", &umlaut)
        .await
        .answers(303);
    world
        .list(&maya, |list| (list.name, list.visibility) = (Set("Küche 100%".into()), Set("public".into())))
        .await;
    world.list(&maya, |list| list.name = Set("Küche geheim".into())).await;

    assert!(omar.get("/discover?q=%C3%A4ngstr%C3%B6m").await.has("Zoë ÄNGSTRÖM"));
    assert!(omar.get("/discover?q=%40MAY").await.has("@maya"));
    assert!(!omar.get("/discover?q=example.com").await.has("@maya"));
    let lists = world.guest().get("/discover?q=K%C3%9CCHE").await.answers(200);
    assert!(lists.has("Küche 100%") && !lists.has("geheim"));
    assert!(lists.statements() <= 6);
    assert!(world.guest().get("/discover?q=100%25").await.has("Küche 100%"));
    assert!(
        !world.guest().get("/discover?q=K_che").await.has("Küche 100%"),
        "an underscore is an underscore"
    );
    assert!(!world.guest().get("/discover?q=maya").await.has("@maya"), "guests look for lists only");
}

#[tokio::test]
async fn discover_shows_public_lists_what_comes_up_and_what_many_wish_for() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    world.befriend(&maya, &omar).await;
    let soon = chrono::Utc::now().date_naive() + chrono::Days::new(9);
    world.list(&maya, |list| (list.name, list.event_date) = (Set("Thirty".into()), Set(Some(soon)))).await;
    for owner in [&maya, &stella] {
        let list = world.list(owner, |list| list.visibility = Set("public".into())).await;
        let teapot = |wish: &mut wishare::models::items::ActiveModel| {
            wish.url = Set(Some("https://shop.example/teapot".into()));
        };
        world.wish(&list, teapot).await;
    }
    let page = omar.get("/discover").await.answers(200);
    assert!(page.statements() <= 6, "{}", page.statements());
    assert!(page.has("Thirty") && page.has("in 9 days"));
    assert!(page.has("Teapot") && page.has("2 people wish for it"));
    let others = stella.get("/discover").await.answers(200);
    assert!(!others.has("Thirty") && others.has("Birthday"));
    world.guest().get("/discover").await.answers(200);
}

#[tokio::test]
async fn one_persons_wish_is_no_trend() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    for _ in 0..2 {
        world.wish(&list, |wish| wish.url = Set(Some("https://shop.example/teapot".into()))).await;
    }
    assert!(!world.guest().get("/discover").await.answers(200).has("Teapot"));
}

#[tokio::test]
async fn machines_are_told_what_is_for_everybody() {
    let world = World::new().await;
    let maya = world.maya().await;
    let public = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    let private = world.list(&maya, |list| list.visibility = Set("private".into())).await;
    let map = world.guest().get("/sitemap.xml").await.answers(200).text();
    assert!(map.contains(&format!("/wishlists/{}<", public.id)));
    assert!(!map.contains(&format!("/wishlists/{}<", private.id)));
    assert!(world.guest().get("/robots.txt").await.answers(200).text().contains("Disallow: /s/"));
    let security = world.guest().get("/.well-known/security.txt").await.answers(200).text();
    assert!(security.contains("Contact: mailto:") && security.contains("Expires: "));
}
