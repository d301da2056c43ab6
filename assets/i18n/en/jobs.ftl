# The queue, for administrators.
jobs =
    .title = Background work
    .lead_shared = { $place }. Any number of processes share this work.
    .lead_embedded = Everything runs inside this process. With a Redis, a fleet shares the work.
    .overview = Overview
    .scheduled = Scheduled
    .retries = Retries
    .dead = Dead
    .lead_scheduled = These wait for their time.
    .lead_retries = These failed and are tried again by themselves, each time a little later.
    .lead_dead = These failed so often that they are not tried again by themselves. The oldest are forgotten.
    .lead_queue =
        { $count ->
            [0] Nothing waits here.
            [one] One job waits here.
           *[other] { $count } jobs wait here, the next one first.
        }
    .none_scheduled = Nothing is scheduled
    .none_retries = Nothing is waiting for another try
    .none_dead = No job has died
    .none_queued = Nothing is waiting
    .count_enqueued = waiting now
    .count_busy = running
    .count_scheduled = scheduled
    .count_retries = to be tried again
    .count_dead = dead
    .count_processed = tries in all
    .count_failed = of them failed
    .throughput = The last hour
    .throughput_sentence = In the last hour { $done } jobs were done and { $failed } tries failed.
    .throughput_minute =
        { $ago ->
            [0] This minute: { $done } done, { $failed } failed
            [one] A minute ago: { $done } done, { $failed } failed
           *[other] { $ago } minutes ago: { $done } done, { $failed } failed
        }
    .an_hour_ago = an hour ago
    .now = now
    .done = { $count } done
    .failed = { $count } failed
    .most = at most { $count } a minute
    .queues = Queues
    .queue = Queue
    .queue_named = Queue { $name }
    .depth = Waiting
    .latency = Oldest waits
    .busy = Running now
    .busy_none = Nothing is running at this moment.
    .processes = Processes
    .processes_none = No process is working. Jobs wait until one starts.
    .is_quiet = takes nothing new
    .slots = { $busy } of { $of } slots busy
    .memory = { $count } MiB
    .beat_seconds = heard from { $count } s ago
    .beat_minutes = heard from { $count } min ago
    .beat_hours = heard from { $count } h ago
    .beat_days = heard from { $count } days ago
    .since = since
    .quiet = Take nothing new
    .stop = Stop
    .run = Run now
    .run_all = Run all { $count } now
    .delete = Delete
    .due = due
    .died = died
    .attempt =
        { $count ->
            [one] first try
           *[other] try { $count }
        }
    .tried =
        { $count ->
            [one] after one try
           *[other] after { $count } tries
        }
    .details = Details
    .args = Arguments
    .jid = Number
    .created = Created
    .failed_at = Failed
    .extra = Also
    .age_seconds = { $count } s
    .age_minutes = { $count } min
    .age_hours = { $count } h
    .age_days = { $count } days
    .away = The queue does not answer
    .away_text = Pages go on as ever; what waits is done when it is back.
    .look_again = Look again
