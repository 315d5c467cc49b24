// SPDX-License-Identifier: Apache-2.0
import EventLoop

/// Decides how many calls are made at once: more while answers come fast, half when the service has too much to do, and
/// no more than serve a purpose where it works on its calls in turn. Pure.
///
/// The time that calls take shows the use of concurrency: on a busy CPU two calls at once take twice as long each.
/// Compared are the seconds per token with those of calls that were alone, or nearly.
struct ConcurrencyWindow: Sendable {
  private let maximum: Int
  private var window = 1.0
  /// Doubles from round to round until the first sign of load.
  private var isStarting = true
  private var backedOffAt: MonotonicInstant?
  private var lone: (cost: Double, tokens: Int)?

  private static let fastAnswer: Duration = .seconds(1)

  init(maximum: Int) { self.maximum = max(1, maximum) }

  var calls: Int { max(1, Int(window)) }

  /// A call of `tokens` was answered after `time`; `calls` were under way when it began, itself included.
  mutating func succeeded(after time: Duration, tokens: Int, calls: Int, at now: MonotonicInstant) {
    let cost = time.seconds / Double(max(1, tokens))
    defer { if calls == 1 { note(cost, tokens, isSlow: time >= Self.fastAnswer) } }
    guard time >= Self.fastAnswer else {
      grow(by: isStarting ? 1 : 1 / window)
      return
    }
    isStarting = false
    // Small calls cost more per token by their nature.
    guard let lone, tokens * 2 > lone.tokens else { return }
    let ratio = cost / lone.cost
    if calls > 1, ratio > max(1.5, 0.75 * Double(calls)) {
      // Calls from before the last step back tell nothing of the present.
      if let backedOffAt, now.advanced(by: .zero - time) < backedOffAt { return }
      backOff(at: now)
    } else if ratio < 1 + 0.4 * Double(max(1, calls - 1)) {
      // Calls that take no longer beside others than alone are worth one more a round.
      grow(by: (calls > 1 && ratio < 1.1 ? 1 : 0.25) / window)
    }
  }

  /// Calls that were under way together fail together: that is one reason to slow down, not many.
  mutating func backOff(at now: MonotonicInstant) {
    if let backedOffAt, backedOffAt.duration(to: now) < .seconds(1) { return }
    backedOffAt = now
    isStarting = false
    window = max(1, (window / 2).rounded(.down))
  }

  private mutating func grow(by step: Double) { window = min(Double(maximum), window + step) }

  /// Takes a lone call for the measure. One that is much smaller than those before counts only where it was slow too:
  /// then calls have become smaller, and it is no remainder.
  private mutating func note(_ cost: Double, _ tokens: Int, isSlow: Bool) {
    guard let former = lone, tokens < 2 * former.tokens else {
      lone = (cost, tokens)
      return
    }
    if tokens * 2 > former.tokens {
      lone = ((former.cost + cost) / 2, tokens)
    } else if isSlow {
      lone = (cost, tokens)
    }
  }
}
