// SPDX-License-Identifier: Apache-2.0

/// The script that the shared store runs for each request: takes one token of every bucket or of none, and reads counters, all at
/// one moment by the store's own clock.
enum LimitScript {
  /// KEYS: buckets, then counters. ARGV: the number of buckets, then burst and tokens a second of each. The reply: what
  /// each bucket held before, then each counter.
  static let text = """
    local n = tonumber(ARGV[1])
    local t = redis.call('TIME')
    local now = tonumber(t[1]) + tonumber(t[2]) / 1000000
    local all = true
    local found = {}
    for i = 1, n do
      local burst, rate = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
      local b = redis.call('HMGET', KEYS[i], 't', 's')
      local tokens = burst
      if b[1] and b[2] then
        tokens = math.min(burst, tonumber(b[1]) + math.max(0, now - tonumber(b[2])) * rate)
      end
      found[i] = tokens
      if tokens < 1 then all = false end
    end
    local reply = {}
    for i = 1, n do
      local burst, rate = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
      reply[i] = string.format('%.6f', found[i])
      local left = found[i]
      if all then left = left - 1 end
      redis.call('HSET', KEYS[i], 't', string.format('%.6f', left), 's', string.format('%.6f', now))
      redis.call('PEXPIRE', KEYS[i], math.ceil((burst - left) / rate * 1000) + 1000)
    end
    for i = n + 1, #KEYS do reply[i] = redis.call('GET', KEYS[i]) or '0' end
    return reply
    """
}
