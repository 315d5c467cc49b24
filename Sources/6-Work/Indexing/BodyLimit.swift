// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The greatest length of a bulk body in bytes: the option's, less once the engine or a proxy has refused one as too
/// large.
final class BodyLimit: Sendable {
  private let limit: Mutex<Int>

  init(_ bytes: Int) { limit = Mutex(bytes) }

  var bytes: Int { limit.withLock { $0 } }

  func lower(to bytes: Int) { limit.withLock { $0 = max(4_096, min($0, bytes)) } }
}
