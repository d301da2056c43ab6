-- Everything a process holds goes back to the front of its queues, the oldest first in line.
-- `visit(queue, payload)` may keep a job from going back by returning true.
local function clock()
  local time = redis.call('TIME')
  return tonumber(time[1]) + tonumber(time[2]) / 1e6
end

local function hand_back(process, visit)
  local queues = redis.call('HGET', 'leases:queues', process)
  local moved = 0
  for _, queue in ipairs(queues and cjson.decode(queues) or {}) do
    -- What was only offered is younger than what was held, so it goes first and ends up behind.
    for _, list in ipairs({ 'offered:', 'held:' }) do
      local from = list .. process .. ':' .. queue
      local job = redis.call('LINDEX', from, 0)
      while job do
        if list == 'held:' and visit and visit(queue, job) then
          redis.call('LPOP', from)
        else
          redis.call('SADD', 'queues', queue)
          redis.call('LMOVE', from, 'queue:' .. queue, 'LEFT', 'RIGHT')
          moved = moved + 1
        end
        job = redis.call('LINDEX', from, 0)
      end
    end
  end
  return moved
end

-- From now on nothing this process says about its jobs counts.
local function fence(process)
  redis.call('ZADD', 'fenced', string.format('%.6f', clock()), process)
  redis.call('ZREM', 'leases', process)
  redis.call('SREM', 'processes', process)
  redis.call('DEL', process, process .. ':work', process .. ':workers', process .. '-signals')
end
