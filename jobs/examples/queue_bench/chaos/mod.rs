//! Ten thousand jobs while workers are killed every two seconds and Redis is restarted twice and emptied once. A
//! reconciler enqueues again what is still open, as an application does from its database. Counts what was lost and what
//! was finished twice.
mod fleet;
mod ledger;
pub mod worker;

use std::time::{Duration, Instant};

use jobs::queue::{NewJob, Options, Queue, Unique};

use self::{fleet::Fleet, ledger::Ledger};
use crate::Result;

const KILL_EVERY: Duration = Duration::from_secs(2);
const RECONCILE_EVERY: Duration = Duration::from_secs(10);
/// How long a job may be open before the reconciler thinks it was lost.
const TOO_LONG_OPEN: Duration = Duration::from_secs(30);
const GIVE_UP: Duration = Duration::from_mins(5);

/// When, in kills, Redis is restarted (twice) and emptied.
const RESTARTS: [u32; 2] = [3, 9];
const EMPTIED: u32 = 6;

pub async fn run(jobs: u64) -> Result<()> {
    let ledger = Ledger::new()?;
    let mut fleet = Fleet::start(&ledger)?;
    let queue = Queue::sidekiq(&fleet.redis_url(), Options::default())?;
    fleet.redis_answers(&queue).await?;
    enqueue(&queue, (0..jobs).collect()).await?;
    let (started, mut kills, mut again) = (Instant::now(), 0, 0);
    let (mut killed, mut reconciled) = (Instant::now(), Instant::now());
    while ledger.done()?.len() < jobs as usize && started.elapsed() < GIVE_UP {
        tokio::time::sleep(Duration::from_millis(100)).await;
        if killed.elapsed() >= KILL_EVERY {
            killed = Instant::now();
            kills += 1;
            fleet.kill_one(&ledger)?;
            disturb(&mut fleet, &queue, kills).await?;
        }
        if started.elapsed() > TOO_LONG_OPEN && reconciled.elapsed() >= RECONCILE_EVERY {
            reconciled = Instant::now();
            again += reconcile(&queue, &ledger, jobs).await?;
        }
    }
    report(&ledger, jobs, started.elapsed(), kills, again)
}

/// What still waits or runs keeps its place, so enqueuing it again changes nothing.
async fn enqueue(queue: &Queue, numbers: Vec<u64>) -> Result<()> {
    for batch in numbers.chunks(1000) {
        let job = |n: &u64| NewJob::new("Chaos", n).unique(Unique::until_done());
        queue.enqueue_all(batch.iter().map(job).collect()).await?;
    }
    Ok(())
}

async fn reconcile(queue: &Queue, ledger: &Ledger, jobs: u64) -> Result<usize> {
    let done = ledger.done()?;
    let open: Vec<u64> = (0..jobs).filter(|n| !done.contains_key(n)).collect();
    let count = open.len();
    // Redis may be away just now; the next round comes.
    let _ = enqueue(queue, open).await;
    Ok(count)
}

async fn disturb(fleet: &mut Fleet, queue: &Queue, kills: u32) -> Result<()> {
    if RESTARTS.contains(&kills) {
        fleet.restart_redis(queue).await?;
    }
    if kills == EMPTIED {
        fleet.empty_redis().await?;
    }
    Ok(())
}

fn report(ledger: &Ledger, jobs: u64, took: Duration, kills: u32, again: usize) -> Result<()> {
    let done = ledger.done()?;
    let lost = jobs - done.len() as u64;
    let twice = done.values().filter(|runs| **runs > 1).count();
    println!(
        "chaos: {jobs} jobs in {:.0} s, {kills} workers killed, Redis restarted {} times and emptied once: \
         lost {lost}, finished twice {twice} (offered again by the reconciler: {again})",
        took.as_secs_f64(),
        RESTARTS.iter().filter(|at| **at <= kills).count(),
    );
    if lost > 0 { Err(format!("{lost} jobs were lost").into()) } else { Ok(()) }
}
