//! From `enqueue` to the first line of the job, one job at a time, with an idle worker.
use std::time::{Duration, Instant};

use jobs::queue::{Job, NewJob, Options, Queue};
use tokio::sync::mpsc;

use crate::Result;

const SAMPLES: usize = 2000;
const PAUSE: Duration = Duration::from_millis(2);

pub async fn run(place: &str) -> Result<()> {
    let options = Options::default();
    let queue = if place == "embedded" { Queue::embedded(options) } else { Queue::sidekiq(place, options)? };
    let epoch = Instant::now();
    let (tell, mut started) = mpsc::unbounded_channel();
    queue.on("Ping", move |job: Job| {
        let sent = job.argument().as_u64().unwrap_or(0);
        let _ = tell.send(epoch.elapsed().as_micros() as u64 - sent);
        async { Ok(()) }
    });
    let working = queue.clone();
    let worker = tokio::spawn(async move { working.run().await });
    let mut samples = Vec::with_capacity(SAMPLES);
    for _ in 0..SAMPLES {
        tokio::time::sleep(PAUSE).await;
        queue.enqueue(NewJob::new("Ping", epoch.elapsed().as_micros() as u64)).await?;
        samples.push(started.recv().await.ok_or("the worker ended")?);
    }
    queue.shutdown();
    worker.await??;
    report(place, samples);
    Ok(())
}

fn report(place: &str, mut samples: Vec<u64>) {
    samples.sort_unstable();
    let at = |share: f64| samples[((samples.len() - 1) as f64 * share) as usize] as f64 / 1e3;
    println!(
        "enqueue → start, {place}: p50 {:.3} ms, p99 {:.3} ms, worst {:.1} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}
