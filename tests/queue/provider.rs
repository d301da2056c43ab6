//! `QueueProvider`, method by method, through Loco's own `Queue`.
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use jobs::queue::{Page, Queue, Waiting};
use loco_rs::{
    Result,
    app::AppContext,
    bgworker::{self, BackgroundWorker, JobStatus},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use wishare::queue;

use crate::support::{Redis, config, until};

struct Office {
    jobs: Queue,
    loco: Arc<bgworker::Queue>,
}

async fn offices() -> (Vec<Office>, Option<Redis>) {
    let redis = Redis::start().await;
    let urls = [Some("redis://embedded.invalid".to_string()), redis.as_ref().map(Redis::url)];
    let mut offices = Vec::new();
    for url in urls.into_iter().flatten() {
        let jobs = queue::open(&config(&url).await).unwrap();
        offices.push(Office { loco: Arc::new(queue::for_loco(jobs.clone())), jobs });
    }
    (offices, redis)
}

impl Office {
    async fn enqueue(&self, argument: Value, tags: Option<Vec<&str>>, priority: Option<i32>) -> String {
        let tags = tags.map(|tags| tags.into_iter().map(String::from).collect());
        let jid =
            self.loco.enqueue("LetterJob".into(), Some("mailers".into()), argument, tags, priority).await;
        jid.unwrap().unwrap()
    }

    async fn sizes(&self) -> Vec<(String, u64)> {
        let queues = self.jobs.queues().await.unwrap().into_iter();
        queues.filter(|queue| queue.size > 0).map(|queue| (queue.name, queue.size)).collect()
    }

    fn start(&self, tags: &[&str]) -> tokio::task::JoinHandle<()> {
        let (loco, tags) = (self.loco.clone(), tags.iter().map(ToString::to_string).collect());
        tokio::spawn(async move { loco.run(tags).await.unwrap() })
    }

    async fn stop(&self, worker: tokio::task::JoinHandle<()>) {
        self.loco.shutdown().unwrap();
        worker.await.unwrap();
    }

    async fn dumped(&self, status: JobStatus) -> Vec<bgworker::Job> {
        let folder = std::env::temp_dir().join(format!("wishare-dump-{}", rand::random::<u64>()));
        let file = self.loco.dump(&folder, Some(&vec![status]), None).await.unwrap();
        let jobs = serde_yaml_ng::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        std::fs::remove_dir_all(folder).unwrap();
        jobs
    }
}

#[derive(Clone, Default)]
struct LetterJob {
    read: Arc<Mutex<Vec<u32>>>,
    spoilt: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Letter {
    id: u32,
}

#[async_trait]
impl BackgroundWorker<Letter> for LetterJob {
    fn build(_: &AppContext) -> Self {
        Self::default()
    }

    async fn perform(&self, letter: Letter) -> Result<()> {
        self.read.lock().unwrap().push(letter.id);
        if self.spoilt { Err(loco_rs::Error::string("the ink is smeared")) } else { Ok(()) }
    }
}

#[tokio::test]
async fn a_worker_of_locos_does_what_was_enqueued() {
    let (offices, _redis) = offices().await;
    for office in offices {
        let job = LetterJob::default();
        office.loco.register(job.clone()).await.unwrap();
        office.loco.ping().await.unwrap();
        let worker = office.start(&[]);
        office.enqueue(json!({"id": 7}), None, None).await;
        let batch = vec![(Letter { id: 8 }, None), (Letter { id: 9 }, Some(1))];
        let jids = office.loco.enqueue_batch("LetterJob".into(), None, batch, None).await.unwrap();
        assert_eq!(jids.len(), 2);
        until("all are read", || async { job.read.lock().unwrap().len() == 3 }).await;
        office.stop(worker).await;
        let mut read = job.read.lock().unwrap().clone();
        read.sort_unstable();
        assert_eq!(read, [7, 8, 9], "{}", office.loco.describe());
    }
}

#[tokio::test]
async fn priorities_and_tags_are_queues() {
    let (offices, _redis) = offices().await;
    for office in offices {
        office.enqueue(json!({"id": 1}), None, None).await;
        office.enqueue(json!({"id": 2}), None, Some(5)).await;
        office.enqueue(json!({"id": 3}), None, Some(-5)).await;
        office.enqueue(json!({"id": 4}), Some(vec!["gpu", "slow"]), None).await;
        let mut sizes = office.sizes().await;
        sizes.sort();
        let named = |name: &str| (name.to_string(), 1);
        assert_eq!(sizes, ["critical", "low_priority", "mailers", "mailers@gpu"].map(named));

        let job = LetterJob::default();
        office.loco.register(job.clone()).await.unwrap();
        let worker = office.start(&["gpu"]);
        until("the tagged one is read", || async { job.read.lock().unwrap().len() == 1 }).await;
        office.stop(worker).await;
        assert_eq!(*job.read.lock().unwrap(), [4], "a worker with tags leaves the others alone");
    }
}

#[tokio::test]
async fn waiting_jobs_can_be_dumped_cancelled_and_cleared() {
    let (offices, _redis) = offices().await;
    for office in offices {
        let jid = office.enqueue(json!({"id": 1}), Some(vec!["gpu"]), None).await;
        let jobs = office.dumped(JobStatus::Queued).await;
        assert_eq!((jobs.len(), &jobs[0].id, jobs[0].name.as_str()), (1, &jid, "LetterJob"));
        assert_eq!((&jobs[0].data, &jobs[0].tags), (&json!({"id": 1}), &Some(vec!["gpu".to_string()])));
        assert!((chrono::Utc::now() - jobs[0].created_at.unwrap()).num_minutes() < 5);
        assert!(office.dumped(JobStatus::Failed).await.is_empty());

        office.loco.clear_jobs_older_than(1, &vec![JobStatus::Queued]).await.unwrap();
        assert_eq!(office.sizes().await.len(), 1, "it is not a day old");
        office.loco.cancel_jobs("OtherJob").await.unwrap();
        assert_eq!(office.sizes().await.len(), 1, "it is not that job");
        office.loco.cancel_jobs("LetterJob").await.unwrap();
        assert_eq!(office.sizes().await.len(), 0);
        office.enqueue(json!({"id": 2}), None, None).await;
        office.loco.clear_by_status(vec![JobStatus::Completed]).await.unwrap();
        assert_eq!(office.sizes().await.len(), 1);
        office.loco.clear_by_status(vec![JobStatus::Queued]).await.unwrap();
        assert_eq!(office.sizes().await.len(), 0);
        office.loco.requeue(&0).await.unwrap();
    }
}

#[tokio::test]
async fn failed_jobs_are_shown_and_retried_by_id_or_all_at_once() {
    let (offices, _redis) = offices().await;
    for office in offices {
        office.loco.register(LetterJob { spoilt: true, ..LetterJob::default() }).await.unwrap();
        let worker = office.start(&[]);
        for id in 0..3 {
            let job =
                jobs::queue::NewJob::new("LetterJob", json!({"id": id})).retry(jobs::queue::Retry::Max(0));
            office.jobs.enqueue(job).await.unwrap();
        }
        until("all are dead", || async { office.jobs.stats().await.unwrap().dead == 3 }).await;
        office.stop(worker).await;
        let dead = office.jobs.waiting(Waiting::Dead, Page::first(3)).await.unwrap().entries;
        assert_eq!(dead[0].job.error_message.as_deref(), Some("the ink is smeared"));
        let failed = office.dumped(JobStatus::Failed).await;
        assert_eq!(failed.len(), 3);
        assert_eq!(office.loco.retry_failed(Some(&failed[0].id)).await.unwrap(), 1);
        assert_eq!(office.loco.retry_failed(Some(&failed[0].id)).await.unwrap(), 0);
        assert_eq!(office.loco.retry_failed(None).await.unwrap(), 2);
        assert_eq!(office.sizes().await, [("default".to_string(), 3)]);
    }
}
