-- For wrk: what to ask for, and the figures on one line at the end.
-- Arguments: same | fresh FILE FIRST | suggestion FIRST
--   same        the address on the command line, again and again; wrk builds the request once
--   fresh       the addresses of the file in turn, each made new by a parameter that the page does not look at, counted from FIRST
--   suggestion  a new suggestion each time, counted from FIRST

function init(arguments)
  local mode, number = arguments[1], tonumber(arguments[#arguments])
  if mode == "fresh" then
    local addresses = {}
    for line in io.lines(arguments[2]) do
      addresses[#addresses + 1] = line .. (line:find("?", 1, true) and "&n=" or "?n=")
    end
    request = function()
      number = number + 1
      return wrk.format("GET", addresses[number % #addresses + 1] .. string.format("%.0f", number))
    end
  elseif mode == "suggestion" then
    request = function()
      number = number + 1
      local text = string.format("%.0f", number)
      -- words of its own, or every title would be like all that came before
      local words = {}
      math.randomseed(number)
      for word = 1, 5 do
        local letters = {}
        for letter = 1, 7 do
          letters[letter] = string.char(96 + math.random(26))
        end
        words[word] = table.concat(letters)
      end
      local title = table.concat(words, " ")
      local headers = { ["Content-Type"] = "application/json", ["Idempotency-Key"] = "benchmark-" .. text }
      return wrk.format("POST", "/api/suggestions", headers, string.format(
        '{"title": "%s", "url": "https://example.org/papers/%s", "authors": ["A. Reader"],' ..
        ' "domain": "image", "month": "2016-05", "reason": "Width instead of depth.", "lang": "en"}', title, text))
    end
  end
end

-- requests a second, p50 and p99 in ms, answers that were none, requests
function done(summary, latency)
  local bad = summary.errors
  io.write(string.format("ERRORS connections %d, reading %d, writing %d, too late %d, status from 400 on %d\n",
    bad.connect, bad.read, bad.write, bad.timeout, bad.status))
  io.write(string.format("FIGURES %.1f %.3f %.3f %d %d\n",
    summary.requests / (summary.duration / 1000000), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    bad.connect + bad.read + bad.write + bad.timeout + bad.status, summary.requests))
end
