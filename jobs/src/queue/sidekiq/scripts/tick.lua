-- The first process to come with a tick enqueues its job. A schedule seen for the first time only notes where it
-- stands, so a nightly job does not run at every deploy.
local name, tick = ARGV[1], ARGV[2]
local seen = redis.call('HGET', 'ticks', name)
if seen and tonumber(seen) >= tonumber(tick) then return 0 end
redis.call('HSET', 'ticks', name, tick)
if not seen then return 0 end
enqueue(unpack(ARGV, 3, 8))
return 1
