//! What administrators do is written down, every one of it: who, what, to whom or what, and when.
use std::time::Duration;

use jobs::queue::NewJob;
use sea_orm::{EntityTrait, PaginatorTrait};
use wishare::models::{audits, recipes};

use crate::{
    background::with_queue_at,
    support::{
        Visitor, World,
        promises::{Promise, ROUTES},
        redis,
    },
};

const RECIPE: &str = r#"[{"host":"kettle.example","field":"price","selector":".cost","attribute":null}]"#;

/// Where an administrator goes, with what form, and what stands on /admin afterwards.
struct Deed {
    path: String,
    form: Vec<(&'static str, &'static str)>,
    words: String,
}

impl Deed {
    /// Makes ready what this route is about. A new route has no deed yet, and says so.
    async fn at(route: &str, world: &World, ada: &Visitor, maya: &Visitor) -> Self {
        let path = route.strip_prefix("POST ").unwrap().replace("{id}", &maya.id().to_string());
        let deed = |path: &str, words: &str| Self { path: path.into(), form: vec![], words: words.into() };
        match route.strip_prefix("POST /admin/").unwrap() {
            "users/{id}/promote" => {
                ada.post(format!("/admin/users/{}/demote", maya.id()), &[]).await.answers(303);
                deed(&path, "Ada made Maya an administrator")
            }
            "users/{id}/demote" => {
                ada.post(format!("/admin/users/{}/promote", maya.id()), &[]).await.answers(303);
                deed(&path, "Ada took Maya’s rights away")
            }
            "users/{id}/sign-out" => deed(&path, "Ada signed Maya out everywhere"),
            "jobs/{place}/run" => {
                has_a_job_for_later(world).await;
                deed("/admin/jobs/scheduled/run", "Ada had one job (Scheduled) run at once")
            }
            "jobs/{place}/{jid}/run" => {
                let jid = has_a_job_for_later(world).await;
                deed(&format!("/admin/jobs/scheduled/{jid}/run"), &format!("Ada had job {jid} run at once"))
            }
            "jobs/{place}/{jid}/delete" => {
                let jid = has_a_job_for_later(world).await;
                deed(&format!("/admin/jobs/scheduled/{jid}/delete"), &format!("Ada deleted job {jid}"))
            }
            "jobs/processes/{identity}/quiet" => deed(
                "/admin/jobs/processes/shed:7:ab/quiet",
                "Ada told process shed:7:ab to take nothing new",
            ),
            "jobs/processes/{identity}/stop" => {
                deed("/admin/jobs/processes/shed:7:ab/stop", "Ada told process shed:7:ab to stop")
            }
            "shops/recipes" => {
                Self { form: vec![("recipes", RECIPE)], ..deed(&path, "Ada imported one recipe") }
            }
            "shops/recipes/{id}/forget" => {
                recipes::take_in(&world.db, RECIPE).await.unwrap();
                let id = recipes::all(&world.db).await.unwrap()[0].id;
                deed(&format!("/admin/shops/recipes/{id}/forget"), "Ada forgot a recipe for kettle.example")
            }
            _ => panic!("{route} is an administrator's act: how is it written down?"),
        }
    }
}

async fn has_a_job_for_later(world: &World) -> String {
    world.queue().enqueue(NewJob::new("SweepJob", 1).after(Duration::from_mins(5))).await.unwrap()
}

async fn written(world: &World) -> u64 {
    audits::Entity::find().count(&world.db).await.unwrap()
}

#[tokio::test]
async fn every_act_of_an_administrator_is_written_down() {
    let Some(redis) = redis() else { return };
    let world = with_queue_at(&redis).await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    let acts = ROUTES.iter().filter(|(_, promise)| *promise == Promise::Administers);
    for (route, _) in acts.filter(|(route, _)| !route.starts_with("GET ")) {
        let deed = Deed::at(route, &world, &ada, &maya).await;
        let before = written(&world).await;
        ada.post(&deed.path, &deed.form).await.answers(303);
        assert_eq!(written(&world).await, before + 1, "{route}");
        let page = ada.get("/admin").await.answers(200);
        let newest = page.select("[aria-labelledby='acts'] .row").remove(0);
        assert!(newest.text().contains(&deed.words), "{route}: {}", newest.text());
        assert!(!newest.select("time[datetime]").is_empty(), "{route}: when?");
        assert!(page.statements() <= 6);
    }
}

#[tokio::test]
async fn what_changes_nothing_is_no_act() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    ada.post("/admin/jobs/dead/nobody/run", &[]).await.answers(303);
    ada.post("/admin/jobs/dead/nobody/delete", &[]).await.answers(303);
    ada.post("/admin/shops/recipes", &[("recipes", "nonsense")]).await.answers(422);
    ada.post("/admin/shops/recipes", &[("recipes", "[]")]).await.answers(303);
    ada.post("/admin/shops/recipes/99/forget", &[]).await.answers(303);
    ada.post(format!("/admin/users/{}/demote", maya.id()), &[]).await.answers(303);
    assert_eq!(written(&world).await, 0);
}

#[tokio::test]
async fn whoever_left_is_a_number_and_the_reader_hears_their_own_language() {
    let world = World::new().await;
    let (ada, noor) = (world.ada().await, world.person("Noor").await);
    ada.post(format!("/admin/users/{}/sign-out", noor.id()), &[]).await.answers(303);
    assert!(ada.get("/admin").await.has("Ada signed Noor out everywhere"));
    wishare::models::users::Entity::delete_by_id(noor.id()).exec(&world.db).await.unwrap();
    ada.get("/settings").await.submit("form[action='/settings']", &[("locale", "de")]).await.answers(303);
    let german = ada.get("/admin").await.answers(200);
    assert!(german.has(&format!("Ada hat Konto {} überall abgemeldet", noor.id())));
}

#[tokio::test]
async fn older_acts_are_on_the_next_page() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    for _ in 0..25 {
        ada.post(format!("/admin/users/{}/sign-out", maya.id()), &[]).await.answers(303);
    }
    let first = ada.get("/admin").await.answers(200);
    assert_eq!(first.select("[aria-labelledby='acts'] .row").len(), 20);
    let next = ada.get(first.one("a[rel=next]").attr("href").unwrap()).await.answers(200);
    assert_eq!(next.select("[aria-labelledby='acts'] .row").len(), 5);
    assert!(next.select("a[rel=next]").is_empty());
}
