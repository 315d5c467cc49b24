// SPDX-License-Identifier: Apache-2.0

/// How long calls take by their size. Calls of different sizes show how much of the time is each call's own, however
/// few texts it has: that much, no smaller call saves.
///
/// A busy service is slow for calls of any size. So calls are compared with those that were beside as many others.
struct AnswerTimes: Sendable {
  /// Calls of about one size: what they took lately.
  private struct Group {
    /// Calls that were under way together.
    let calls: Int
    /// Sizes of one group have the same power of two.
    let exponent: Int
    var tokens: Double
    var seconds: Double
  }

  private var groups: [Group] = []
  /// Services do not take the same time twice.
  private static let noise = 1.25

  /// - Parameter calls: under way together, this one included.
  mutating func note(_ size: CallSize, seconds: Double, calls: Int) {
    let tokens = max(1, size.tokens)
    let exponent = Int(tokens.exponent)
    if let place = groups.firstIndex(where: { $0.exponent == exponent && $0.calls == calls }) {
      groups[place].tokens = (groups[place].tokens + tokens) / 2
      groups[place].seconds = (groups[place].seconds + seconds) / 2
    } else {
      groups.append(Group(calls: calls, exponent: exponent, tokens: tokens, seconds: seconds))
    }
    // A smaller call beside fewer others needs no more time than a larger one has taken, whatever it took before.
    for place in groups.indices where groups[place].exponent < exponent && groups[place].calls <= calls {
      groups[place].seconds = min(groups[place].seconds, seconds)
    }
  }

  /// The part of a call's time that a smaller call would save some of.
  func bySize(_ seconds: Double, calls: Int) -> Double {
    // A call beside fewer others takes no longer of its own.
    let fixed = (1...max(1, calls)).map(fixed).max() ?? 0
    return max(0, seconds - fixed * Self.noise)
  }

  /// Seconds that a call beside so many others takes whatever its size; 0 until calls of two sizes have shown it.
  private func fixed(calls: Int) -> Double {
    let groups = groups.filter { $0.calls == calls }
    guard let small = groups.min(by: { $0.tokens < $1.tokens }), let large = groups.max(by: { $0.tokens < $1.tokens }),
      large.tokens >= 2 * small.tokens
    else { return 0 }
    let perToken = max(0, (large.seconds - small.seconds) / (large.tokens - small.tokens))
    return max(0, min(small.seconds, large.seconds) - perToken * small.tokens)
  }
}
