// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics

/// The nodes of one cluster and which of them to leave alone for a while. Pure: the time is handed in.
///
/// A node that could not be reached, or answered 502–504, is left out for 1 s, 2 s, 4 s … 30 s, as the reference clients
/// do. When all are out, the one that is due first is tried all the same.
struct NodePool: Sendable {
  struct Node: Sendable {
    /// Base URL without a slash at its end.
    let url: String
    /// The URL without user information, for errors and logs.
    let label: String
    var failures = 0
    var deadUntil: MonotonicInstant?
  }

  private(set) var nodes: [Node]
  private var cursor: Int

  init(urls: [String], startingAt start: Int = 0) {
    nodes = urls.map { url in
      var base = Substring(url)
      while base.hasSuffix("/") { base.removeLast() }
      return Node(url: String(base), label: NodePool.label(of: base))
    }
    cursor = nodes.isEmpty ? 0 : start % nodes.count
  }

  /// The node for the next attempt; nil without any node.
  mutating func next(now: MonotonicInstant) -> Int? {
    guard !nodes.isEmpty else { return nil }
    for step in 0..<nodes.count {
      let index = (cursor + step) % nodes.count
      if let until = nodes[index].deadUntil, until > now { continue }
      cursor = (index + 1) % nodes.count
      return index
    }
    var earliest = 0
    for index in nodes.indices where due(index) < due(earliest) { earliest = index }
    cursor = (earliest + 1) % nodes.count
    return earliest
  }

  private func due(_ index: Int) -> MonotonicInstant { nodes[index].deadUntil ?? MonotonicInstant(nanoseconds: 0) }

  /// Whether a node is there that is not left out: a failed attempt then goes on without waiting.
  func hasLiveNode(now: MonotonicInstant) -> Bool {
    nodes.contains { $0.deadUntil.map { $0 <= now } ?? true }
  }

  mutating func succeeded(_ index: Int) {
    guard nodes[index].failures > 0 else { return }
    nodes[index].failures = 0
    nodes[index].deadUntil = nil
  }

  mutating func failed(_ index: Int, now: MonotonicInstant) {
    let exponent = min(nodes[index].failures, 5)
    nodes[index].failures += 1
    nodes[index].deadUntil = now.advanced(by: min(.seconds(1 << exponent), .seconds(30)))
  }

  /// Whether a node's URL leads to this machine.
  static func isLocal(_ url: String) -> Bool {
    guard let scheme = url.firstRange(of: "://") else { return false }
    return Authority.isLoopback(Authority.inside(url[scheme.upperBound...]))
  }

  private static func label(of url: Substring) -> String {
    guard let scheme = url.firstRange(of: "://") else { return String(url) }
    let rest = url[scheme.upperBound...]
    let authorityEnd = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let at = rest[..<authorityEnd].lastIndex(of: "@") else { return String(url) }
    return String(url[..<scheme.upperBound] + rest[rest.index(after: at)...])
  }
}
