-- A process says that it lives: it renews its lease, shows Sidekiq's readers what it does, and hears a signal.
-- Answers 'fenced' (your jobs were given to others), 'new' (Redis did not know you) or 'known'.
local me, lease, queues, info, busy, quiet, rss, rtt = unpack(ARGV, 1, 8)
if redis.call('ZSCORE', 'fenced', me) then return { 'fenced', false } end

local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1e6
local known = redis.call('ZSCORE', 'leases', me)
redis.call('ZADD', 'leases', string.format('%.6f', now + tonumber(lease)), me)
redis.call('HSET', 'leases:queues', me, queues)

redis.call('SADD', 'processes', me)
redis.call('HSET', me, 'info', info, 'busy', busy, 'beat', string.format('%.6f', now), 'quiet', quiet,
  'rss', rss, 'rtt_us', rtt)
redis.call('EXPIRE', me, 60)
-- Running jobs: Sidekiq 6 reads `:workers`, Sidekiq 7 and later read `:work`.
for _, list in ipairs({ me .. ':workers', me .. ':work' }) do
  redis.call('DEL', list)
  for i = 9, #ARGV, 2 do redis.call('HSET', list, ARGV[i], ARGV[i + 1]) end
  redis.call('EXPIRE', list, 60)
end
return { known and 'known' or 'new', redis.call('RPOP', me .. '-signals') }
