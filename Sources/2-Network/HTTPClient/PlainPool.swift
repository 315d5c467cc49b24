// SPDX-License-Identifier: Apache-2.0
import EventLoop

/// The plain connections to one host and port, on one loop.
final class PlainPool {
  private unowned let transport: PlainTransport
  private var idle: [PlainConnection] = []
  /// Open or being opened.
  private var open = 0
  /// Calls that wait for a connection, because there may be no more of them. Those that ended meanwhile are passed by.
  private var waiting: [Transfer] = []
  private var firstWaiting = 0

  init(_ transport: PlainTransport) { self.transport = transport }

  /// Gives the transfer the connection that was used last, or opens one.
  func start(_ transfer: Transfer) {
    transfer.begin()
    let life = Int64(transport.options.idleConnectionLife) * 1_000_000_000
    let oldest = MonotonicInstant(nanoseconds: transport.loop.now.nanoseconds - life)
    while let connection = idle.popLast() {
      if connection.idleSince < oldest {
        connection.close()
      } else if connection.start(transfer) {
        return
      }
    }
    if open < transport.options.maximumConnectionsPerHost { connect(for: transfer) } else { waiting.append(transfer) }
  }

  func connect(for transfer: Transfer) {
    open += 1
    transport.openConnection(for: transfer, pool: self)
  }

  /// libcurl has opened a connection, or said why not.
  func connected(_ result: Result<Int32, HTTPClientError>, for transfer: Transfer) {
    switch result {
    case .success(let descriptor):
      let connection = PlainConnection(descriptor, self, transport)
      if transfer.isOver {
        connection.close()
      } else if !connection.start(transfer) {
        transfer.finish(HTTPClientError(.connectionLost, "\(transfer.url.authority) closed the connection at once"))
      }
    case .failure(let error):
      transfer.finish(error)
      closed()
    }
  }

  /// An exchange is over and its connection free.
  func release(_ connection: PlainConnection) {
    while let next = nextWaiting() {
      if connection.start(next) { return }
      // It died in the meantime.
      return connect(for: next)
    }
    if transport.owner.isEnded { return connection.close() }
    if idle.count >= transport.options.keptConnections { idle.removeFirst().close() }
    idle.append(connection)
  }

  func closeIdle() {
    let connections = idle
    idle = []
    for connection in connections { connection.close() }
  }

  func forget(_ connection: PlainConnection) { idle.removeAll { $0 === connection } }

  /// A connection is gone, or was not to be had: there is room for another.
  func closed() {
    open -= 1
    while open < transport.options.maximumConnectionsPerHost, let next = nextWaiting() { connect(for: next) }
  }

  private func nextWaiting() -> Transfer? {
    while firstWaiting < waiting.count {
      let next = waiting[firstWaiting]
      firstWaiting += 1
      if firstWaiting == waiting.count {
        waiting.removeAll(keepingCapacity: true)
        firstWaiting = 0
      }
      if !next.isOver { return next }
    }
    return nil
  }
}
