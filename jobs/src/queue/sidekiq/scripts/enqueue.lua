-- Puts one job where it belongs, unless one of its kind holds the lock. Answers with the id of the job that waits.
local function enqueue(queue, at, payload, jid, lock, lock_ms)
  if lock ~= '' and not redis.call('SET', lock, jid, 'NX', 'PX', lock_ms) then
    local holder = redis.call('GET', lock)
    if holder and holder ~= jid then return holder end
  end
  if at ~= '' then
    redis.call('ZADD', 'schedule', at, payload)
  else
    redis.call('SADD', 'queues', queue)
    redis.call('LPUSH', 'queue:' .. queue, payload)
  end
  return jid
end
