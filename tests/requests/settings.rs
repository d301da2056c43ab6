//! What people decide about themselves, and leaving.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, FromQueryResult, Statement};
use wishare::models::{claims, users};

use crate::support::{PASSWORD, Visitor, World};

async fn account(person: &Visitor) -> users::Model {
    users::Entity::find_by_id(person.id()).one(person.db()).await.unwrap().unwrap()
}

#[tokio::test]
async fn every_page_of_settings_opens_and_is_for_people_with_an_account() {
    let world = World::new().await;
    let maya = world.maya().await;
    for path in
        ["/settings", "/settings/account", "/settings/devices", "/settings/notifications", "/settings/data"]
    {
        let page = maya.get(path).await.answers(200);
        assert!(page.statements() <= 6);
        assert_eq!(
            world.guest().get(path).await.answers(303).location(),
            format!("/sign-in?return_to={}", path.replace('/', "%2F"))
        );
    }
}

#[tokio::test]
async fn a_profile_is_saved_and_an_old_handle_leads_on() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let list = world.list(&maya, |_| {}).await;
    let typed = [
        ("name", " Maya  Lindgren "),
        ("handle", "@Maya-L"),
        ("time_zone", "Europe/Berlin"),
        ("currency", "CHF"),
        ("theme", "dark"),
    ];
    let page = maya.get("/settings").await;
    page.submit("form[action='/settings']", &typed).await.answers(303);
    let saved = account(&maya).await;
    assert_eq!((saved.name.as_str(), saved.handle.as_str()), ("Maya Lindgren", "maya-l"));
    assert_eq!(
        (saved.time_zone.as_str(), saved.currency.as_str(), saved.theme.as_str()),
        ("Europe/Berlin", "CHF", "dark")
    );
    assert_eq!(omar.get("/people/maya").await.answers(303).location(), "/people/maya-l");
    let touched =
        wishare::models::wishlists::Entity::find_by_id(list.id).one(&world.db).await.unwrap().unwrap();
    assert!(touched.updated_at > list.updated_at, "cards print her name");

    let taken = omar.get("/settings").await.submit("form[action='/settings']", &[("handle", "maya")]).await;
    assert!(taken.answers(422).has("That handle is taken"), "nobody else is found where she was");
    maya.get("/settings").await.submit("form[action='/settings']", &[("handle", "maya")]).await.answers(303);
    omar.get("/people/maya").await.answers(200);
    assert_eq!(omar.get("/people/maya-l").await.answers(303).location(), "/people/maya");
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_kept_in_the_form() {
    let world = World::new().await;
    let (maya, _) = (world.maya().await, world.omar().await);
    let long = "x".repeat(2001);
    let wrong = [
        ("name", ""),
        ("name", "\u{202E}\u{0}"),
        ("handle", "a"),
        ("handle", "omar"),
        ("handle", "admin"),
        ("handle", "../x"),
        ("locale", "tlh"),
        ("time_zone", "Mars/Olympus"),
        ("currency", "XXQ"),
        ("theme", "pink"),
        ("bio", long.as_str()),
    ];
    let whole = [
        ("name", "Maya"),
        ("handle", "maya"),
        ("bio", "kept"),
        ("locale", "en"),
        ("time_zone", "UTC"),
        ("currency", "EUR"),
        ("theme", "auto"),
    ];
    maya.post("/settings", &whole).await.answers(303);
    for (field, value) in wrong {
        let typed: Vec<_> =
            whole.iter().map(|(name, now)| (*name, if *name == field { value } else { *now })).collect();
        let page = maya.post("/settings", &typed).await.answers(422);
        assert_eq!(page.one(".error-summary a").attr("href").unwrap(), format!("#{field}"), "{value}");
        if field != "bio" {
            assert_eq!(page.one("#bio").text().trim(), "kept");
        }
    }
    assert_eq!(account(&maya).await.bio, "kept");
    maya.post("/settings/theme", &[("theme", "pink")]).await.answers(422);
    maya.post("/settings/theme", &[("theme", "light"), ("return_to", "//evil.example")]).await.answers(303);
    assert_eq!(maya.get("/about").await.one("html").attr("data-theme").as_deref(), Some("light"));
}

#[tokio::test]
async fn a_new_address_counts_when_its_letter_is_answered() {
    let world = World::new().await;
    let maya = world.maya().await;
    let typed = [("email", "New@Example.com"), ("email_current", PASSWORD)];
    let page = maya.get("/settings/account").await;
    page.submit("form[action='/settings/email']", &typed).await.answers(303);
    assert_eq!(account(&maya).await.email, "maya@example.com");
    world.letter_to("maya@example.com").await;
    let path = world.link_in(&world.letter_to("new@example.com").await);
    world.guest().get(&path).await.answers(200).submit("form.form", &[]).await.answers(303);
    assert_eq!(account(&maya).await.email, "new@example.com");
    world.perform_jobs().await;
}

#[tokio::test]
async fn changing_the_address_tells_nothing_about_another() {
    let world = World::new().await;
    let (maya, _) = (world.maya().await, world.omar().await);
    let change = async |email: &str, password: &str| {
        maya.post("/settings/email", &[("email", email), ("email_current", password)]).await
    };
    change("omar@example.com", "wrong").await.answers(422);
    change("nonsense", PASSWORD).await.answers(422);
    change("maya@example.com", PASSWORD).await.answers(422);
    let taken = change("omar@example.com", PASSWORD).await.answers(303).follow().await;
    assert!(taken.has("We have written to omar@example.com"));
    assert_eq!(world.letters().await.len(), 0);
    let free = change("free@example.com", PASSWORD).await.answers(303).follow().await;
    assert_eq!(free.words().replace("free", "omar"), taken.words());
    assert_eq!(world.letters().await.len(), 2);
    world.perform_jobs().await;
}

#[tokio::test]
async fn an_address_taken_meanwhile_is_not_taken_twice() {
    let world = World::new().await;
    let maya = world.maya().await;
    maya.post("/settings/email", &[("email", "noor@example.com"), ("email_current", PASSWORD)])
        .await
        .answers(303);
    let path = world.link_in(&world.letter_to("noor@example.com").await);
    world.person("Noor").await;
    world.guest().post(&path, &[]).await.answers(404);
    assert_eq!(account(&maya).await.email, "maya@example.com");
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    let world = World::new().await;
    let (phone, laptop) = (world.maya().await, world.maya().await);
    let new = "another sentence altogether";
    phone.post("/settings/password", &[("current", "wrong"), ("password", new)]).await.answers(422);
    phone.post("/settings/password", &[("current", PASSWORD), ("password", "short")]).await.answers(422);
    assert!(laptop.is_signed_in().await);
    let page = phone.get("/settings/account").await;
    page.submit("form[action='/settings/password']", &[("current", PASSWORD), ("password", new)])
        .await
        .answers(303);
    assert!(phone.is_signed_in().await && !laptop.is_signed_in().await);
    world.guest().signs_in("maya@example.com", new).await.answers(303);
}

#[tokio::test]
async fn a_device_is_signed_out_by_its_owner_only() {
    let world = World::new().await;
    let (phone, laptop, stella) = (world.maya().await, world.maya().await, world.stella().await);
    let page = phone.get("/settings/devices").await.answers(200);
    let end = page.one(".row__actions form").attr("action").unwrap();
    stella.post(&end, &[]).await.answers(303);
    assert!(laptop.is_signed_in().await);
    phone.post(&end, &[]).await.answers(303);
    assert!(!laptop.is_signed_in().await && phone.is_signed_in().await);
    let tablet = world.maya().await;
    phone.post("/settings/devices/end", &[]).await.answers(303);
    assert!(!tablet.is_signed_in().await && phone.is_signed_in().await);
    phone.post("/settings/devices/nine/end", &[]).await.answers(404);
}

#[tokio::test]
async fn an_export_is_the_same_whether_or_not_a_wish_is_claimed() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await;
    let wish = world
        .wish(&list, |wish| {
            (wish.name, wish.price_minor, wish.currency) =
                (Set("=Teapot".into()), Set(Some(3900)), Set(Some("EUR".into())));
        })
        .await;
    let exported = async |person: &Visitor| {
        let mut json = person.get("/settings/export.json").await.answers(200).json();
        json["exported_at"] = "then".into();
        (json, person.get("/settings/wishes.csv").await.answers(200).text())
    };
    let before = exported(&maya).await;
    assert!(before.1.contains("\"Birthday\",\"'=Teapot\",\"39.00\",\"EUR\""), "{}", before.1);
    assert_eq!(before.0["wishlists"][0]["wishes"][0]["name"], "=Teapot");
    claim(&world, &omar, &maya, &wish).await;
    assert_eq!(exported(&maya).await, before);
    let his = exported(&omar).await.0;
    assert_eq!(his["gifts_i_chose"][0]["what"], "Teapot");
    assert_eq!(his["friends"][0], "Maya");
}

#[tokio::test]
async fn whoever_leaves_is_forgotten() {
    let world = World::new().await;
    let (omar, ada) = (world.omar().await, world.ada().await);
    let maya = world.person("Mayaluna").await;
    maya.asks_to_be_friends("grandma@example.com").await.answers(303);
    omar.asks_to_be_friends("mayaluna@example.com").await.answers(303);
    maya.get("/settings")
        .await
        .submit("form[action='/settings']", &[("handle", "mayaluna2")])
        .await
        .answers(303);
    maya.asks_to_be_friends("omar").await.answers(303);
    omar.accepts(&maya).await.answers(303);
    world.perform_jobs().await;
    let list = world.list(&maya, |list| list.name = Set("Mayaluna’s day".into())).await;
    let wish = world.wish(&list, |_| {}).await;
    claim(&world, &omar, &maya, &wish).await;
    let hers = world.wish(&world.list(&omar, |_| {}).await, |_| {}).await;
    claim(&world, &maya, &omar, &hers).await;
    assert!(dump(&world).await.contains("mayaluna"), "it would be found");

    maya.post("/settings/delete", &[("password", "wrong")]).await.answers(422);
    let page = maya.get("/settings/data").await.answers(200);
    page.submit("form[action='/settings/delete']", &[("password", PASSWORD)]).await.answers(303);
    world.perform_jobs().await;
    assert!(!maya.is_signed_in().await);
    let left = dump(&world).await;
    assert!(!left.contains("mayaluna"), "{left}");
    let claims = claims::Entity::find().all(&world.db).await.unwrap();
    assert_eq!(claims.len(), 1, "his promise stays his, hers are gone");
    omar.get("/people/mayaluna").await.answers(404);
    omar.get("/friends").await.answers(200);
    omar.get("/notifications").await.answers(200);
    ada.get("/admin").await.answers(200);
}

#[tokio::test]
async fn the_only_administrator_cannot_leave_the_others_alone() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    let refused = ada.post("/settings/delete", &[("password", PASSWORD)]).await.answers(422);
    assert!(refused.has("You are the only administrator"));
    ada.post(format!("/admin/users/{}/promote", maya.id()), &[]).await.answers(303);
    ada.post("/settings/delete", &[("password", PASSWORD)]).await.answers(303);
    world.perform_jobs().await;
}

async fn claim(world: &World, giver: &Visitor, owner: &Visitor, wish: &wishare::models::items::Model) {
    let claim = claims::ActiveModel {
        item_id: Set(Some(wish.id)),
        wishlist_id: Set(Some(wish.wishlist_id)),
        recipient_id: Set(Some(owner.id())),
        giver_id: Set(Some(giver.id())),
        quantity: Set(1),
        state: Set("reserved".into()),
        snapshot_name: Set("Teapot".into()),
        snapshot_recipient: Set(owner.user().name.clone()),
        snapshot_wishlist: Set(format!("{}’s day", owner.user().name)),
        item_version: Set(wish.updated_at),
        ..Default::default()
    };
    claim.insert(&world.db).await.unwrap();
}

/// Everything every table holds, in small letters.
async fn dump(world: &World) -> String {
    let tables = [
        "users",
        "sessions",
        "account_tokens",
        "letters",
        "connections",
        "wishlists",
        "pictures",
        "items",
        "claims",
        "invitations",
        "activities",
        "notifications",
        "link_previews",
        "dashboard_visits",
        "submissions",
        "audits",
        "former_handles",
        "offered_pictures",
    ];
    let mut all = String::new();
    for table in tables {
        let statement =
            Statement::from_string(world.db.get_database_backend(), format!("SELECT * FROM {table}"));
        let rows = sea_orm::JsonValue::find_by_statement(statement).all(&world.db).await.unwrap();
        all.push_str(&rows.iter().map(|row| format!("{table}: {row}\n")).collect::<String>());
    }
    all.to_lowercase()
}
