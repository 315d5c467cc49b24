// SPDX-License-Identifier: Apache-2.0

/// Connections of one loop in the order in which they came in: a doubly linked list through the connections. A
/// connection is in one queue at most.
final class ConnectionQueue {
  private(set) var first: Connection?
  private var last: Connection?
  private let kind: EvictionBoard.Kind
  private let entry: EvictionBoard.Entry

  init(_ kind: EvictionBoard.Kind, _ entry: EvictionBoard.Entry) {
    self.kind = kind
    self.entry = entry
  }

  /// Puts the connection at the end, out of whichever queue it is in. One that is in this queue keeps its place.
  func append(_ connection: Connection, now: Int64) {
    guard connection.queue !== self else { return }
    connection.queue?.remove(connection)
    connection.queue = self
    connection.queuedAt = now
    connection.previousInQueue = last
    if let last {
      last.nextInQueue = connection
    } else {
      first = connection
      entry.publish(kind, now)
    }
    last = connection
  }

  func remove(_ connection: Connection) {
    guard connection.queue === self else { return }
    let (previous, next) = (connection.previousInQueue, connection.nextInQueue)
    connection.queue = nil
    connection.previousInQueue = nil
    connection.nextInQueue = nil
    if let next { next.previousInQueue = previous } else { last = previous }
    if let previous {
      previous.nextInQueue = next
    } else {
      first = next
      entry.publish(kind, next?.queuedAt ?? .max)
    }
  }
}
