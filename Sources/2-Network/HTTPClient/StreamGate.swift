// SPDX-License-Identifier: Apache-2.0

/// Lets calls of HTTP/2 to one server, on one loop, start as there is room for their streams.
///
/// libcurl before 8.x gives each call a connection of its own while others are being opened: a crowd on a cold pool would
/// open nearly as many connections as it has members (`CURLOPT_PIPEWAIT` helps for the first connection only). So one
/// call goes first; once it is known whether its connection carries many streams, the others follow, with as many new
/// connections as they need. To a server without HTTP/2 every call starts at once.
final class StreamGate {
  private let limit: Int
  /// Nil: not known yet.
  private var isMultiplexing: Bool?
  /// Streams by the local port of their connection.
  private var streams: [Int32: Int] = [:]
  /// Calls that have started and have no connection yet.
  private var starting = 0
  /// In the order they came; those that ended meanwhile are passed by.
  private var waiting: [Transfer] = []
  private var firstWaiting = 0

  init(limit: Int) { self.limit = max(1, limit) }

  var hasWaiting: Bool { firstWaiting < waiting.count }

  /// Whether a call may start now; one that may not has to `wait`.
  func admits() -> Bool {
    guard isMultiplexing != false else { return true }
    let room = streams.values.reduce(0) { $0 + max(0, limit - $1) }
    let opening = starting - room
    guard opening >= 0 else { return true }
    let wanted = isMultiplexing == nil ? 1 : (waiting.count - firstWaiting) / limit + 1
    return opening < wanted
  }

  func wait(_ transfer: Transfer) { waiting.append(transfer) }

  /// The next call that may start now, which then must.
  func next() -> Transfer? {
    while firstWaiting < waiting.count {
      let transfer = waiting[firstWaiting]
      guard transfer.isOver || admits() else { return nil }
      firstWaiting += 1
      if !transfer.isOver { return transfer }
    }
    waiting.removeAll(keepingCapacity: true)
    firstWaiting = 0
    return nil
  }

  func started() { starting += 1 }

  /// A call has its connection, or another one than before.
  func connected(_ port: Int32, before: Int32, isMultiplexing: Bool) {
    self.isMultiplexing = isMultiplexing
    leave(before)
    streams[port, default: 0] += 1
  }

  /// A call is over.
  func ended(_ port: Int32) { leave(port) }

  /// Port 0: it had no connection.
  private func leave(_ port: Int32) {
    guard port != 0 else { return starting -= 1 }
    guard let count = streams[port] else { return }
    streams[port] = count > 1 ? count - 1 : nil
  }
}
