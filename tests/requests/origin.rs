//! Forms come from our own pages.
use axum::http::Method;

use crate::support::World;

/// For every route there is, also those added later.
#[tokio::test]
async fn no_other_site_can_change_anything() {
    let world = World::new().await;
    let guest = world.guest();
    let foreign = [
        guest.with_header("sec-fetch-site", "cross-site"),
        guest.with_header("sec-fetch-site", "same-site"),
        guest.without_header("sec-fetch-site").with_header("origin", "https://evil.example"),
        guest.without_header("sec-fetch-site").with_header("origin", "null"),
    ];
    let mut refused = 0;
    for (method, path) in world.routes().into_iter().filter(|(method, _)| is_unsafe(method)) {
        let own = guest.send(method.clone(), &path, &[]).await;
        assert_ne!(own.status.as_u16(), 403, "{method} {path} from our own page");
        for elsewhere in &foreign {
            elsewhere.send(method.clone(), &path, &[]).await.answers(403);
            refused += 1;
        }
    }
    assert!(refused >= 4 * 6, "only {refused} requests were tried");
    world.leaves_jobs();
}

#[tokio::test]
async fn a_session_does_not_make_another_sites_form_ours() {
    let world = World::new().await;
    let maya = world.maya().await;
    let page = maya.with_header("sec-fetch-site", "cross-site").post("/sign-out", &[]).await.answers(403);
    assert!(page.has("The form did not come from our own pages."));
    assert!(maya.is_signed_in().await);
    maya.post("/sign-out", &[]).await.answers(303);
    assert!(!maya.is_signed_in().await);
}

#[tokio::test]
async fn a_program_without_a_browser_is_no_other_site() {
    let world = World::new().await;
    world.maya().await;
    let program = world.guest().without_header("sec-fetch-site");
    program.post("/sign-in", &[("email", "maya@example.com"), ("password", "wrong")]).await.answers(422);
    let ours = program.with_header("origin", "http://localhost");
    ours.post("/sign-in", &[("email", "maya@example.com"), ("password", "wrong")]).await.answers(422);
}

#[tokio::test]
async fn links_from_elsewhere_may_be_followed() {
    let world = World::new().await;
    let maya = world.maya().await;
    let from_elsewhere = maya.with_header("sec-fetch-site", "cross-site");
    assert!(from_elsewhere.get("/").await.answers(200).has("@maya"));
}

fn is_unsafe(method: &Method) -> bool {
    ![Method::GET, Method::HEAD, Method::OPTIONS].contains(method)
}
