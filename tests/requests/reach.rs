//! What a request from `wishare doctor` finds out, and nobody else.
use url::Url;
use wishare::{app::settings, controllers::reach};

use crate::support::World;

#[tokio::test]
async fn the_doctor_hears_what_arrives_and_nobody_else_does() {
    let world = World::new().await;
    let url = reach::url(&Url::parse("http://localhost").unwrap(), &settings(&world.ctx).secret);
    let asked =
        world.guest().with_header("x-forwarded-for", "198.51.100.9").get(url.path()).await.answers(200);
    assert_eq!(asked.header(reach::CALLER), Some("198.51.100.9"));
    assert_eq!(asked.header(reach::THROUGH), Some("proxy"));
    assert_eq!(asked.header(reach::HOST), Some("localhost"));
    let directly = world.guest().at_address("203.0.113.5").get(url.path()).await.answers(200);
    assert_eq!(directly.header(reach::CALLER), Some("203.0.113.5"));
    world.guest().get("/reach/a-guess").await.answers(404);
    let elsewhere = reach::url(&Url::parse("http://localhost").unwrap(), "another secret of another house");
    world.guest().get(elsewhere.path()).await.answers(404);
}
