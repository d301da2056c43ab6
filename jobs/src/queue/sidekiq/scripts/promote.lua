-- Due jobs leave a sorted set for their queues. Many processes may come with the same jobs: whoever removes one, moves
-- it. A job nobody can read goes to the dead instead.
local set, now, moved = ARGV[1], ARGV[2], 0
for i = 3, #ARGV, 3 do
  local job, queue, next = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  if redis.call('ZSCORE', set, job) then
    moved = moved + 1
    if queue == '' then
      redis.call('ZADD', 'dead', now, job)
    else
      redis.call('SADD', 'queues', queue)
      redis.call('LPUSH', 'queue:' .. queue, next)
    end
    redis.call('ZREM', set, job)
  end
end
return moved
