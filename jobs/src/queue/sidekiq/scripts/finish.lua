-- What became of jobs that have run. Each counts only if this process still holds the job; whoever was fenced in the
-- meantime holds none. If Redis was emptied instead, nobody else has the job, so the outcome counts.
-- Answers 1 (it counted) or 0 for each. What follows is written before the job is let go, so that a Redis out of memory
-- refuses at the first write, when nothing has happened yet.
local me, day, minute, now, dead_at_most, dead_oldest = unpack(ARGV, 1, 6)
local emptied = not redis.call('ZSCORE', 'leases', me) and not redis.call('ZSCORE', 'fenced', me)
local processed, failed, died, counted = 0, 0, false, {}

for i = 7, #ARGV, 7 do
  local queue, payload, verb, next, at, lock, jid = unpack(ARGV, i, i + 6)
  local held = 'held:' .. me .. ':' .. queue
  local mine = redis.call('LPOS', held, payload, 'RANK', -1) or emptied
  if mine and verb == 'back' then
    redis.call('SADD', 'queues', queue)
    redis.call('RPUSH', 'queue:' .. queue, payload)
  elseif mine then
    processed = processed + 1
    if verb ~= 'done' then failed = failed + 1 end
    if verb == 'retry' then redis.call('ZADD', 'retry', at, next) end
    if verb == 'dead' then
      redis.call('ZADD', 'dead', now, next)
      died = true
    end
    if lock ~= '' and redis.call('GET', lock) == jid then redis.call('DEL', lock) end
  end
  if mine then redis.call('LREM', held, -1, payload) end
  counted[#counted + 1] = mine and 1 or 0
end

local function count(key, by, keep)
  if by > 0 and redis.call('INCRBY', key, by) == by and keep then redis.call('EXPIRE', key, keep) end
end

local FIVE_YEARS, TWO_HOURS = 5 * 365 * 24 * 3600, 2 * 3600
count('stat:processed', processed)
count('stat:processed:' .. day, processed, FIVE_YEARS)
count('stat:failed', failed)
count('stat:failed:' .. day, failed, FIVE_YEARS)
if processed > 0 then
  redis.call('HINCRBY', 'throughput:' .. minute, 'processed', processed)
  redis.call('HINCRBY', 'throughput:' .. minute, 'failed', failed)
  redis.call('EXPIRE', 'throughput:' .. minute, TWO_HOURS)
end
if died then
  redis.call('ZREMRANGEBYSCORE', 'dead', '-inf', dead_oldest)
  redis.call('ZREMRANGEBYRANK', 'dead', 0, -1 - tonumber(dead_at_most))
end
return counted
