-- Moves a process's next jobs from the queues into its hands, queue by queue in the order given.
-- Answers with a flat list: queue, payload, queue, payload, …
local me, want = ARGV[1], tonumber(ARGV[2])
if not redis.call('ZSCORE', 'leases', me) then
  return redis.call('ZSCORE', 'fenced', me) and { 'fenced' } or { 'unknown' }
end

local taken = {}
for i = 3, #ARGV, 2 do
  local queue, room = ARGV[i], math.min(tonumber(ARGV[i + 1]), want)
  local held, offered = 'held:' .. me .. ':' .. queue, 'offered:' .. me .. ':' .. queue
  local offers = redis.call('LLEN', offered)
  while room > 0 do
    local from = offers > 0 and offered or 'queue:' .. queue
    local job = redis.call('LMOVE', from, held, 'RIGHT', 'LEFT')
    if not job then break end
    taken[#taken + 1] = queue
    taken[#taken + 1] = job
    room, want, offers = room - 1, want - 1, offers - 1
  end
  -- More was offered than there is room for: it is somebody else's again.
  while offers > 0 do
    redis.call('LMOVE', offered, 'queue:' .. queue, 'LEFT', 'RIGHT')
    offers = offers - 1
  end
end
return taken
