-- Hands back the jobs of processes whose lease has run out. A script runs alone in Redis, so any number of processes
-- may reap at once. Answers with the number of jobs moved and the jobs that were given up.
local MOST_RESCUES, REMEMBER_RESCUES = 3, 72 * 3600
local STRAY, FORGET = 120, 7 * 24 * 3600
local now = clock()
-- Redis has only just come back: every lease looks old, and its owner deserves the time to say so.
local uptime = tonumber(redis.call('INFO', 'server'):match('uptime_in_seconds:(%d+)'))
if uptime < tonumber(ARGV[1]) then return { 0, {} } end

local moved, given_up = 0, {}

-- A job that was running when its process died may be what killed it. It is tried again three times, not for ever.
local function too_deadly(queue, job)
  local rescues = 'rescues:' .. redis.sha1hex(job)
  local count = redis.call('INCR', rescues)
  redis.call('EXPIRE', rescues, REMEMBER_RESCUES)
  if count <= MOST_RESCUES then return false end
  redis.call('ZADD', 'dead', string.format('%.6f', now), job)
  given_up[#given_up + 1] = job
  return true
end

for _, process in ipairs(redis.call('ZRANGEBYSCORE', 'leases', '-inf', now)) do
  fence(process)
  moved = moved + hand_back(process, too_deadly)
end

-- A process that does not know yet that it is fenced may still have asked for a job; that one is nobody's.
for _, process in ipairs(redis.call('ZRANGEBYSCORE', 'fenced', now - STRAY, '+inf')) do
  moved = moved + hand_back(process)
end

for _, process in ipairs(redis.call('ZRANGEBYSCORE', 'fenced', '-inf', now - FORGET)) do
  redis.call('ZREM', 'fenced', process)
  redis.call('HDEL', 'leases:queues', process)
end
return { moved, given_up }
