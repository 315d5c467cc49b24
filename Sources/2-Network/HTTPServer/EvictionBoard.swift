// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Synchronization

/// The connection that each loop would close first to make room, where the other loops see it: the one that has to go
/// may be on another loop than the one that needs the room.
final class EvictionBoard: Sendable {
  enum Kind: Int, Sendable, CaseIterable {
    /// Nothing of a next request has come, or the last answer has been given.
    case idle
    /// A handshake or a head has begun and is not complete.
    case unfinishedHead
    /// Bytes wait for the client; ordered by when it last took some.
    case slowReader
  }

  /// One loop's part. `publish` and `evict` are the loop's own.
  final class Entry: Sendable {
    let loop: EventLoop
    /// Since when the first of each kind waits; `.max`: there is none.
    private let idle = Atomic(Int64.max)
    private let unfinishedHead = Atomic(Int64.max)
    private let slowReader = Atomic(Int64.max)
    /// Set while the loop serves.
    private let onRequest = Mutex<(@Sendable (Kind) -> Void)?>(nil)

    init(_ loop: EventLoop) { self.loop = loop }

    func publish(_ kind: Kind, _ since: Int64) {
      switch kind {
      case .idle: idle.store(since, ordering: .relaxed)
      case .unfinishedHead: unfinishedHead.store(since, ordering: .relaxed)
      case .slowReader: slowReader.store(since, ordering: .relaxed)
      }
    }

    func since(_ kind: Kind) -> Int64 {
      switch kind {
      case .idle: idle.load(ordering: .relaxed)
      case .unfinishedHead: unfinishedHead.load(ordering: .relaxed)
      case .slowReader: slowReader.load(ordering: .relaxed)
      }
    }

    func serve(_ body: (@Sendable (Kind) -> Void)?) { onRequest.withLock { $0 = body } }

    /// Asks the loop, from another one, to close its first connection of this kind.
    func ask(_ kind: Kind) {
      loop.execute { self.onRequest.withLock { $0 }?(kind) }
    }
  }

  private let entries: [Entry]

  init(_ loops: [EventLoop]) { entries = loops.map { Entry($0) } }

  /// The part of a loop of the server's.
  func entry(of loop: EventLoop) -> Entry {
    guard let entry = entries.first(where: { $0.loop === loop }) else { return Entry(loop) }
    return entry
  }

  /// The loop whose first connection of this kind has waited longest; nil: there is none on any.
  func longest(_ kind: Kind) -> Entry? {
    var found: Entry?
    var least = Int64.max
    for entry in entries {
      let since = entry.since(kind)
      if since < least {
        least = since
        found = entry
      }
    }
    return found
  }
}
