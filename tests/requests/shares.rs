//! Share links: who gets in, what they see, and how it ends.
use crate::support::{Visitor, World};

async fn link_of(maya: &Visitor, list: i64) -> String {
    let page = maya.get(format!("/wishlists/{list}/share")).await.answers(200);
    let url = page.one("#share_url").attr("value").unwrap();
    url[url.find("/s/").unwrap()..].to_string()
}

async fn shared(maya: &Visitor, visibility: &str) -> (i64, String) {
    let list = maya.starts_list("Birthday", &[("visibility", visibility)]).await;
    maya.adds(list, "Teapot").await.answers(303);
    let off = maya.get(format!("/wishlists/{list}/share")).await.answers(200);
    off.submit("main form", &[]).await.answers(303);
    let link = link_of(maya, list).await;
    (list, link)
}

#[tokio::test]
async fn whoever_holds_the_link_sees_the_list_whatever_its_visibility() {
    let world = World::new().await;
    let (maya, stella, guest) = (world.maya().await, world.stella().await, world.guest());
    for visibility in ["private", "friends", "public"] {
        let (list, link) = shared(&maya, visibility).await;
        for visitor in [&stella, &guest] {
            assert_eq!(visitor.sees(&format!("/wishlists/{list}")).await, visibility == "public");
            let page = visitor.get(&link).await.answers(200);
            assert_eq!(crate::support::wishes::titles(&page), ["Teapot"]);
            let wish = page.one(".cards .card__link").attr("href").unwrap();
            assert!(wish.starts_with(&link), "its wishes are behind it too: {wish}");
            assert_eq!(visitor.get(&wish).await.answers(200).one("h1").text(), "Teapot");
            let fragment = page.one(".cards .card").attr("data-fragment").unwrap();
            visitor.get(&fragment).await.answers(200);
        }
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn the_owner_is_led_to_her_own_page() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, link) = shared(&maya, "friends").await;
    assert_eq!(maya.get(&link).await.answers(303).location(), format!("/wishlists/{list}"));
    let item = world.wishes_of(list).await[0].id;
    assert_eq!(
        maya.get(format!("{link}/items/{item}")).await.answers(303).location(),
        format!("/items/{item}")
    );
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_new_link_ends_the_old_one_and_no_link_ends_all() {
    let world = World::new().await;
    let (maya, guest) = (world.maya().await, world.guest());
    let (list, old) = shared(&maya, "private").await;
    let page = maya.get(format!("/wishlists/{list}/share")).await;
    page.submit("form[action$='/share/renew']", &[]).await.answers(303);
    let new = link_of(&maya, list).await;
    assert_ne!(old, new);
    assert!(!guest.sees(&old).await && guest.sees(&new).await);
    page.submit("form[action$='/share/end']", &[]).await.answers(303);
    assert!(!guest.sees(&new).await);
    let item = world.wishes_of(list).await[0].id;
    guest.get(format!("{new}/items/{item}")).await.answers(404);
    world.perform_jobs().await;
}

#[tokio::test]
async fn turning_a_link_on_twice_keeps_it() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, link) = shared(&maya, "friends").await;
    maya.post(format!("/wishlists/{list}/share"), &[]).await.answers(303);
    assert_eq!(link_of(&maya, list).await, link);
    assert!(link.len() >= "/s/".len() + 43, "256 random bits: {link}");
    world.perform_jobs().await;
}

#[tokio::test]
async fn an_unknown_link_is_not_there_like_any_other_page() {
    let world = World::new().await;
    let (maya, guest) = (world.maya().await, world.guest());
    let (_, link) = shared(&maya, "private").await;
    guest.get(&link).await.answers(200);
    for wrong in ["/s/nonsense", "/s/%00", "/s/'", &format!("{link}x"), &link[..link.len() - 1]] {
        guest.get(wrong).await.answers(404);
    }
    guest.get(format!("{link}/items/teapot")).await.answers(404);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_link_opens_its_own_list_only() {
    let world = World::new().await;
    let (maya, guest) = (world.maya().await, world.guest());
    let (_, link) = shared(&maya, "private").await;
    let (other, other_link) = shared(&maya, "private").await;
    let item = world.wishes_of(other).await[0].id;
    guest.get(format!("{other_link}/items/{item}")).await.answers(200);
    guest.get(format!("{link}/items/{item}")).await.answers(404);
    guest.get(format!("{link}/items/{item}/fragment")).await.answers(404);
    world.perform_jobs().await;
}

#[tokio::test]
async fn behind_a_link_nothing_is_indexed_or_tells_where_one_came_from() {
    let world = World::new().await;
    let (maya, guest) = (world.maya().await, world.guest());
    let (list, link) = shared(&maya, "public").await;
    let item = world.wishes_of(list).await[0].id;
    for path in [link.clone(), format!("{link}/items/{item}")] {
        let page = guest.get(&path).await.answers(200);
        assert!(page.header("x-robots-tag").unwrap().contains("noindex"));
        assert!(page.one("meta[name=robots]").attr("content").unwrap().contains("noindex"));
        assert_eq!(page.header("referrer-policy"), Some("same-origin"));
        assert!(page.select("link[rel=canonical]").is_empty());
    }
    let public = guest.get(format!("/wishlists/{list}")).await.answers(200);
    assert!(public.header("x-robots-tag").is_none() && public.select("meta[name=robots]").is_empty());
    assert!(public.one("link[rel=canonical]").attr("href").unwrap().ends_with(&format!("/wishlists/{list}")));
    world.perform_jobs().await;
}

#[tokio::test]
async fn the_blocked_and_the_archived_are_not_let_in() {
    let world = World::new().await;
    let (maya, stella, guest) = (world.maya().await, world.stella().await, world.guest());
    let (list, link) = shared(&maya, "friends").await;
    assert!(stella.sees(&link).await);
    world.tie(&maya, &stella, "blocked").await;
    assert!(!stella.sees(&link).await && guest.sees(&link).await);
    maya.post(format!("/wishlists/{list}/archive"), &[]).await.answers(303);
    assert!(!guest.sees(&link).await);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_link_in_a_chat_has_a_title_a_word_and_a_picture() {
    let world = World::new().await;
    let (maya, guest) = (world.maya().await, world.guest());
    let (list, link) = shared(&maya, "public").await;
    let item = world.wishes_of(list).await[0].id;
    let pages = [
        format!("/wishlists/{list}"),
        format!("/items/{item}"),
        link.clone(),
        format!("{link}/items/{item}"),
    ];
    for path in pages {
        let page = guest.get(&path).await.answers(200);
        let said = |name: &str| page.one(&format!("meta[property='og:{name}']")).attr("content").unwrap();
        assert!(["Birthday", "Teapot"].contains(&&*said("title")) && !said("description").is_empty());
        assert!(said("url").starts_with("http") && said("url").ends_with(&path), "{}", said("url"));
        let image = said("image");
        assert!(image.starts_with("http"), "absolute: {image}");
        let image = guest.get(&image[image.find("/covers/").unwrap()..]).await.answers(200);
        assert_eq!(image.header("content-type"), Some("image/png"));
        assert_eq!(&image.body[16..24], [1200_u32.to_be_bytes(), 630_u32.to_be_bytes()].concat());
    }
    guest.get("/covers/12.png").await.answers(404);
    guest.get("/covers/0.svg").await.answers(404);
    world.perform_jobs().await;
}
