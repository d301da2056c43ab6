-- All of a batch or, if Redis is gone, none of it.
local jids = {}
for i = 1, #ARGV, 6 do jids[#jids + 1] = enqueue(unpack(ARGV, i, i + 5)) end
return jids
