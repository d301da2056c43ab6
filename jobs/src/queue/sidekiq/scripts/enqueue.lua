-- Puts one job where it belongs, unless one of its kind (or itself, said twice) holds the lock. Answers with the id of the
-- job that waits. The lock comes after the job, so that there is never a lock without one.
local function enqueue(queue, at, payload, jid, lock, lock_ms)
  local holder = lock ~= '' and redis.call('GET', lock)
  if holder then return holder end
  if at ~= '' then
    redis.call('ZADD', 'schedule', at, payload)
  else
    redis.call('SADD', 'queues', queue)
    redis.call('LPUSH', 'queue:' .. queue, payload)
  end
  if lock ~= '' then redis.call('SET', lock, jid, 'PX', lock_ms) end
  return jid
end
