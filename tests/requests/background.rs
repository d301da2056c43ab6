//! The queue as an administrator sees and moves it: the same pages over the embedded queue and over Redis.
use std::time::Duration;

use jobs::queue::{NewJob, Options, Queue, Retry, Waiting};
use loco_rs::config::QueueConfig;

use crate::support::{World, redis, redis::Redis};

/// A house, and the Redis its queue lives in, if any.
struct House {
    world: World,
    redis: Option<Redis>,
}

async fn houses() -> Vec<House> {
    let mut houses = vec![House { world: World::new().await, redis: None }];
    if let Some(redis) = redis() {
        houses.push(House { world: with_queue_at(&redis).await, redis: Some(redis) });
    }
    houses
}

/// Its jobs are the fleet's, so the end of the test does not ask for them.
pub async fn with_queue_at(redis: &Redis) -> World {
    let world = World::with(|setup| {
        if let Some(QueueConfig::Redis(queue)) = &mut setup.config.queue {
            queue.uri = redis.url(0);
        }
    });
    let world = world.await;
    world.leaves_jobs();
    world
}

impl House {
    async fn enqueues(&self, job: NewJob) -> String {
        self.world.queue().enqueue(job).await.unwrap()
    }

    /// Of a class nobody knows, so that it fails at its first and only try.
    async fn has_a_dead_job(&self) -> String {
        let jid = self.enqueues(NewJob::new("NobodyKnowsMeJob", 7).retry(Retry::Max(0))).await;
        self.works().await;
        jid
    }

    /// Does what is due, here or in a process of the fleet.
    async fn works(&self) {
        let Some(redis) = &self.redis else {
            self.world.perform_jobs().await;
            return;
        };
        let worker = Queue::sidekiq(&redis.url(0), Options::default()).unwrap();
        let running = tokio::spawn({
            let worker = worker.clone();
            async move { worker.run().await }
        });
        while self.world.queue().stats().await.unwrap().enqueued > 0 || worker.stats().await.unwrap().busy > 0
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        worker.shutdown();
        running.await.unwrap().unwrap();
    }

    async fn count(&self, place: Waiting) -> u64 {
        self.world.queue().waiting(place, jobs::queue::Page::first(1)).await.unwrap().total
    }
}

#[tokio::test]
async fn an_administrator_sees_what_waits_and_what_was_done() {
    for house in houses().await {
        let ada = house.world.ada().await;
        house.has_a_dead_job().await;
        house.enqueues(NewJob::new("LetterDeliveryJob", 1).queue("mailers")).await;
        house.enqueues(NewJob::new("SweepJob", 2).after(Duration::from_mins(5))).await;
        let page = ada.get("/admin/jobs").await.answers(200);
        assert!(page.statements() <= 2, "the queue is not in the database");
        let tiles: Vec<String> =
            page.select("#jobs_counts .tile").iter().map(|tile| tile.text().into()).collect();
        assert!(tiles.iter().any(|tile| tile.starts_with('1') && tile.contains("waiting now")), "{tiles:?}");
        assert!(tiles.iter().any(|tile| tile.starts_with('1') && tile.contains("dead")), "{tiles:?}");
        assert!(page.one(".chart__picture").attr("aria-label").unwrap().contains("1 tries failed"));
        assert_eq!(page.select(".chart__minute").len(), 60);
        assert_eq!(page.select(".chart__failed").len(), 1);
        let mailers =
            page.select("#jobs_queues tbody tr").into_iter().find(|row| row.text().contains("mailers"));
        assert!(mailers.unwrap().text().contains("mailers 1"));
        assert!(ada.get("/admin/jobs/queues/mailers").await.answers(200).has("LetterDeliveryJob"));
        assert!(ada.get("/admin/jobs/scheduled").await.answers(200).has("SweepJob"));
        let fragment = ada.get("/admin/jobs/fragment").await.answers(200);
        assert!(fragment.has("mailers") && !fragment.text().contains("<html"), "only what changes");
        house.world.leaves_jobs();
    }
}

#[tokio::test]
async fn a_dead_job_is_inspected_and_run_again() {
    for house in houses().await {
        let ada = house.world.ada().await;
        let jid = house.has_a_dead_job().await;
        let page = ada.get("/admin/jobs/dead").await.answers(200);
        assert!(page.has("NobodyKnowsMeJob") && page.one(".job__error").text().contains("NobodyKnowsMeJob"));
        let details = page.one(&format!("#job_{jid} .job__details"));
        assert!(details.text().contains("[7]") && details.text().contains(&jid));
        let after =
            page.submit(&format!("#job_{jid} form[action$='/run']"), &[]).await.answers(303).follow().await;
        assert!(after.has("It runs now") && after.has("No job has died"));
        house.works().await;
        assert_eq!(house.count(Waiting::Dead).await, 1, "it ran, and died again");
        assert!(
            ada.get("/admin").await.has(&format!("Ada had job {jid} run at once")),
            "and that is written down"
        );
        house.world.leaves_jobs();
    }
}

#[tokio::test]
async fn jobs_are_deleted_and_all_run_at_once() {
    for house in houses().await {
        let ada = house.world.ada().await;
        let mut jids = Vec::new();
        for number in 0..3 {
            jids.push(house.enqueues(NewJob::new("SweepJob", number).after(Duration::from_mins(5))).await);
        }
        let page = ada.get("/admin/jobs/scheduled").await.answers(200);
        let delete = format!("#job_{} form[action$='/delete']", jids[0]);
        page.submit(&delete, &[]).await.answers(303);
        assert_eq!(house.count(Waiting::Scheduled).await, 2);
        let again = page.submit(&delete, &[]).await.answers(303).follow().await;
        assert!(again.has("has moved on meanwhile"), "twice is a word, not an error");
        let after = again.submit("form[action='/admin/jobs/scheduled/run']", &[]).await.answers(303);
        assert!(after.follow().await.has("2 of them run now"));
        assert_eq!(house.world.queue().stats().await.unwrap().enqueued, 2);
        house.world.leaves_jobs();
    }
}

#[tokio::test]
async fn more_dead_than_fit_on_a_page_are_on_the_next() {
    let house = houses().await.remove(0);
    let ada = house.world.ada().await;
    for _ in 0..30 {
        house.has_a_dead_job().await;
    }
    let first = ada.get("/admin/jobs/dead").await.answers(200);
    assert_eq!(first.select(".job").len(), 25);
    let next = first.one("a[rel=next]").attr("href").unwrap();
    assert_eq!(ada.get(next).await.answers(200).select(".job").len(), 5);
    house.world.leaves_jobs();
}

#[tokio::test]
async fn a_process_of_the_fleet_is_told_to_stop_and_the_only_one_is_not() {
    for house in houses().await {
        let ada = house.world.ada().await;
        let Some(redis) = &house.redis else {
            let page = ada.get("/admin/jobs").await.answers(200);
            assert_eq!(page.select("#jobs_processes .row").len(), 1);
            assert!(page.select("#jobs_processes form").is_empty());
            let told = ada.post("/admin/jobs/processes/embedded/stop", &[]).await.answers(303).follow().await;
            assert!(told.has("There is only this process"));
            continue;
        };
        let worker =
            Queue::sidekiq(&redis.url(0), Options { beat: Duration::from_millis(50), ..Options::default() });
        let worker = worker.unwrap();
        let running = tokio::spawn({
            let worker = worker.clone();
            async move { worker.run().await }
        });
        while worker.stats().await.unwrap().processes == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let page = ada.get("/admin/jobs").await.answers(200);
        page.submit("#jobs_processes form[action$='/stop']", &[]).await.answers(303);
        running.await.unwrap().unwrap();
        assert!(ada.get("/admin/jobs").await.answers(200).has("No process is working"));
    }
}

#[tokio::test]
async fn a_queue_that_does_not_answer_is_said_so_and_other_pages_go_on() {
    let Some(redis) = redis() else { return };
    let world = with_queue_at(&redis).await;
    let ada = world.ada().await;
    ada.get("/admin/jobs").await.answers(200);
    drop(redis);
    let page = ada.get("/admin/jobs").await.answers(503);
    assert!(page.has("The queue does not answer"));
    ada.get("/admin/jobs/fragment").await.answers(503);
    ada.post("/admin/jobs/dead/run", &[]).await.answers(503);
    ada.get("/").await.answers(200);
}

#[tokio::test]
async fn a_place_nobody_knows_was_never_there() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    ada.get("/admin/jobs/elsewhere").await.answers(404);
    ada.post("/admin/jobs/elsewhere/run", &[]).await.answers(404);
    for path in ["/admin/jobs", "/admin/jobs/fragment", "/admin/jobs/dead", "/admin/jobs/queues/default"] {
        maya.get(path).await.answers(404);
    }
}

/// An administrator has wishes too: what friends do about them must not show as work.
#[tokio::test]
async fn a_claim_is_no_job_an_owner_could_see() {
    let world = World::new().await;
    let (ada, omar) = (world.ada().await, world.omar().await);
    world.befriend(&ada, &omar).await;
    let list = world.list(&ada, |_| {}).await;
    let tea = world.wish(&list, |_| {}).await;
    let before = world.queue().stats().await.unwrap();
    omar.post(format!("/items/{}/claim", tea.id), &[]).await.answers(303);
    assert_eq!(world.queue().stats().await.unwrap(), before);
}
