-- Whether a run still owns its job: its process has a lease and the job is in its hands.
local me, queue, payload = ARGV[1], ARGV[2], ARGV[3]
if not redis.call('ZSCORE', 'leases', me) then return 0 end
return redis.call('LPOS', 'held:' .. me .. ':' .. queue, payload) and 1 or 0
