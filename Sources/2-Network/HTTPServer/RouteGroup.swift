// SPDX-License-Identifier: Apache-2.0

/// Routes with a policy in common, and the paths that belong to them whether a route is there or not.
final class RouteGroup: Sendable {
  let policy: RoutePolicy
  /// The beginning of the group's paths, compared with raw paths by whole segments; nil: only its routes' own paths are
  /// its.
  let prefix: [UInt8]?
  let limitsBeforeGuards: [RateRule]
  let limitsAfterGuards: [RateRule]

  init(_ policy: RoutePolicy, prefix: String?) {
    self.policy = policy
    self.prefix = prefix.map { Array($0.utf8) }
    limitsBeforeGuards = policy.limits.filter { $0.stage == .beforeGuards }
    limitsAfterGuards = policy.limits.filter { $0.stage == .afterGuards }
  }

  /// Whether a path, or a route's pattern, is one of the group's.
  func owns(_ path: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let prefix, range.count >= prefix.count else { return false }
    for offset in 0..<prefix.count where path[range.lowerBound &+ offset] != prefix[offset] { return false }
    // `/things` has `/things` and what is below it, but not `/thingsome`; `/things/` only what is below.
    return range.count == prefix.count || prefix.last == UInt8(ascii: "/")
      || path[range.lowerBound + prefix.count] == UInt8(ascii: "/")
  }
}
