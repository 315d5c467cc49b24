// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// A fault that lasts is worth one line, not one for each probe.
final class LastFault: Sendable {
  private let last = Mutex<String?>(nil)

  /// True when it is not the one that was there before.
  func isNew(_ fault: String?) -> Bool {
    last.withLock { last in
      defer { last = fault }
      return last != fault
    }
  }
}
