// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The faults that are armed. Thread-safe.
package final class FaultBoard: Sendable {
  private struct Armed: Sendable {
    var fault: Fault
    /// Matching requests so far.
    var seen = 0
    /// Those of them that were hit.
    var hit = 0
  }
  private let armed: Mutex<[Armed]> = Mutex([])

  init() {}

  /// Arms a fault; those that were armed before go first.
  package func add(_ fault: Fault) { armed.withLock { $0.append(Armed(fault: fault)) } }
  /// Disarms all.
  package func clear() { armed.withLock { $0.removeAll() } }

  /// The answer to this request: that of the first armed fault that hits it.
  func action(method: String, path: String) -> Fault.Action? {
    armed.withLock { armed in
      for place in armed.indices {
        let fault = armed[place].fault
        guard fault.method.map({ $0 == method }) ?? true, Wildcard.matches(fault.path, path) else { continue }
        if let next = fault.next, armed[place].hit >= next { continue }
        armed[place].seen += 1
        let counted = armed[place].seen - fault.skip
        guard counted > 0, counted % fault.every == 0 else { continue }
        armed[place].hit += 1
        return fault.action
      }
      return nil
    }
  }
}
