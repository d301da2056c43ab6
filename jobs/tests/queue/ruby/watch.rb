# What Sidekiq's web page would show, as JSON.
require "sidekiq"
require "sidekiq/api"
require "json"

stats = Sidekiq::Stats.new
record = ->(job) { { class: job.klass, args: job.args, error: job["error_message"], at: job.at.to_f } }
puts JSON.dump(
  stats: { processed: stats.processed, failed: stats.failed, enqueued: stats.enqueued, retries: stats.retry_size,
           dead: stats.dead_size, scheduled: stats.scheduled_size, processes: stats.processes_size },
  today: Sidekiq::Stats::History.new(1).processed.values,
  processes: Sidekiq::ProcessSet.new.map { |process|
    { identity: process.identity, queues: process.queues, concurrency: process["concurrency"], busy: process["busy"],
      tag: process.tag, started_at: process["started_at"], beat: process["beat"], rss: process["rss"],
      stopping: process.stopping? }
  },
  busy: Sidekiq::Workers.new.map { |process, slot, work|
    { process: process, queue: work["queue"], class: work["payload"]["class"], run_at: work["run_at"] }
  },
  queues: Sidekiq::Queue.all.map { |queue|
    { name: queue.name, size: queue.size, latency: queue.latency, created_at: queue.map { |job| job.created_at.to_f } }
  },
  retries: Sidekiq::RetrySet.new.map(&record),
  dead: Sidekiq::DeadSet.new.map(&record),
  scheduled: Sidekiq::ScheduledSet.new.map(&record)
)
