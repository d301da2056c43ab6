//! Signing in and out.
use loco_rs::environment::Environment;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use wishare::models::{Moment, Token, sessions};

use crate::support::{Answer, PASSWORD, World};

#[tokio::test]
async fn the_right_password_opens_the_door() {
    let world = World::new().await;
    world.maya().await;
    let guest = world.guest();
    assert!(!guest.is_signed_in().await);
    let answer = guest.signs_in(" MAYA@example.com", PASSWORD).await.answers(303);
    assert_eq!(answer.location(), "/");
    assert!(answer.follow().await.has("@maya"));
}

#[tokio::test]
async fn a_refusal_does_not_tell_whether_the_account_exists() {
    let world = World::new().await;
    let before = world.guest().signs_in("maya@example.com", "a wrong sentence").await.answers(422);
    world.maya().await;
    let after = world.guest().signs_in("maya@example.com", "a wrong sentence").await.answers(422);
    assert_eq!(before.text(), after.text());
    assert_eq!(lasting_headers(&before), lasting_headers(&after));
    assert_eq!(before.statements(), after.statements());
    assert_eq!(after.one("#email").attr("value").as_deref(), Some("maya@example.com"));
    assert_eq!(after.one("#email_error").text(), "Address and password do not fit together.");
    assert!(!after.text().contains("a wrong sentence") && after.set_cookie("session").is_none());
}

#[tokio::test]
async fn a_private_page_leads_to_the_door_and_back() {
    let world = World::new().await;
    world.ada().await;
    let guest = world.guest();
    let door = guest.get("/admin/letters").await.answers(303);
    assert_eq!(door.location(), "/sign-in?return_to=%2Fadmin%2Fletters");
    let door = door.follow().await;
    let typed = [("email", "ada@example.com"), ("password", PASSWORD)];
    assert_eq!(door.submit("form.form", &typed).await.answers(303).location(), "/admin/letters");
}

#[tokio::test]
async fn a_sign_in_forwards_to_our_own_pages_only() {
    let world = World::new().await;
    let maya = world.maya().await;
    for (asked, goes_to) in [
        ("/about?a=b", "/about?a=b"),
        ("", "/"),
        ("https://evil.example", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        (" //evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/ok\r\nset-cookie: a=b", "/"),
    ] {
        let form = [("email", "maya@example.com"), ("password", PASSWORD), ("return_to", asked)];
        let answer = world.guest().post("/sign-in", &form).await.answers(303);
        assert_eq!(answer.location(), goes_to, "{asked:?}");
        let query =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("return_to", asked).finish();
        let answer = maya.get(format!("/sign-in?{query}")).await.answers(303);
        assert_eq!(answer.location(), goes_to, "{asked:?} for the signed-in");
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_and_not_only_the_cookie() {
    let world = World::new().await;
    let (phone, laptop) = (world.maya().await, world.maya().await);
    let kept = phone.cookie("session").unwrap();
    let answer = phone.signs_out().await.answers(303);
    assert!(answer.set_cookie("session").unwrap().contains("Max-Age=0"));
    assert!(answer.follow().await.has("You are signed out."));
    phone.takes_cookie("session", &kept);
    assert!(!phone.is_signed_in().await, "a copied cookie opens nothing any more");
    assert!(laptop.is_signed_in().await, "the other device stays");
}

#[tokio::test]
async fn every_sign_in_has_a_token_of_its_own_and_only_its_hash_is_kept() {
    let world = World::new().await;
    world.maya().await;
    let guest = world.guest();
    guest.takes_cookie("session", "chosen-by-somebody-else");
    guest.signs_in("maya@example.com", PASSWORD).await.answers(303).follow().await;
    let first = guest.cookie("session").unwrap();
    assert_ne!(first, "chosen-by-somebody-else");
    assert_eq!(first.len(), 43, "256 bits");
    let again = world.guest();
    again.signs_in("maya@example.com", PASSWORD).await.answers(303).follow().await;
    assert_ne!(again.cookie("session").unwrap(), first);
    let rows = sessions::Entity::find().all(&world.db).await.unwrap();
    assert!(rows.iter().all(|row| !row.token_hash.contains(&first)));
    assert!(rows.iter().any(|row| row.token_hash == Token::from(first.as_str()).hash()));
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    let world = World::new().await;
    let maya = world.maya().await;
    assert!(maya.is_signed_in().await);
    let row = sessions::Entity::find().one(&world.db).await.unwrap().unwrap();
    let mut row = row.into_active_model();
    row.expires_at = Set(Moment::now());
    row.update(&world.db).await.unwrap();
    assert!(!maya.is_signed_in().await);
}

#[tokio::test]
async fn a_used_session_lives_on_without_a_write_for_each_page() {
    let world = World::new().await;
    let maya = world.maya().await;
    assert_eq!(maya.get("/about").await.statements(), 1);
    let row = sessions::Entity::find().one(&world.db).await.unwrap().unwrap();
    let (ends, mut row) = (row.expires_at, row.into_active_model());
    row.seen_at = Set(Moment::now().plus_minutes(-61));
    row.update(&world.db).await.unwrap();
    assert_eq!(maya.get("/about").await.statements(), 2);
    assert_eq!(maya.get("/about").await.statements(), 1);
    let row = sessions::Entity::find().one(&world.db).await.unwrap().unwrap();
    assert!(row.expires_at > ends);
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let world = World::new().await;
    world.maya().await;
    let answer = world.guest().signs_in("maya@example.com", PASSWORD).await;
    let cookie = answer.set_cookie("session").unwrap();
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{flag} in {cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Secure"), "plain http on this machine: {cookie}");
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_this_very_host() {
    let world = World::with(|setup| {
        setup.environment = Environment::Production;
        setup.settings.base_url = "https://wishare.example".into();
    })
    .await;
    let maya = world.maya().await;
    assert!(maya.is_signed_in().await);
    let answer = world.guest().signs_in("maya@example.com", PASSWORD).await;
    let cookie = answer.set_cookie("__Host-session").unwrap();
    for flag in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{flag} in {cookie}");
    }
    assert!(!cookie.contains("Domain"));
    assert!(maya.signs_out().await.set_cookie("__Host-session").unwrap().contains("Secure"));
}

#[tokio::test]
async fn a_cookie_that_is_nonsense_is_a_guests() {
    let world = World::new().await;
    let long = "x".repeat(4000);
    for nonsense in ["", "nonsense", "' OR 1=1 --", long.as_str(), "%00%ff"] {
        let guest = world.guest();
        guest.takes_cookie("session", nonsense);
        guest.takes_cookie("flash", nonsense);
        guest.get("/").await.answers(200);
        assert!(!guest.is_signed_in().await);
    }
}

#[tokio::test]
async fn nobody_can_put_words_into_our_mouth() {
    use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};

    let world = World::new().await;
    let says = async |said: &str| {
        let guest = world.guest();
        guest.takes_cookie("flash", &BASE64_URL_SAFE_NO_PAD.encode(said));
        guest.get("/").await.answers(200).select(".toast").len()
    };
    assert_eq!(says(r#"[{"kind":"done","text":"signed_out"}]"#).await, 1);
    assert_eq!(says(r#"[{"kind":"done","text":"<b>Send money</b>"}]"#).await, 0);
    assert_eq!(says(r#"[{"kind":"done","text":"signed_out","undo":{"action":"//evil.example"}}]"#).await, 0);
    assert_eq!(says("[[[[").await, 0);
}

fn lasting_headers(answer: &Answer) -> Vec<(String, String)> {
    let differ = ["x-request-id", "x-response-time", "date"];
    let lasting = answer.headers.iter().filter(|(name, _)| !differ.contains(&name.as_str()));
    lasting.map(|(name, value)| (name.to_string(), value.to_str().unwrap().into())).collect()
}
