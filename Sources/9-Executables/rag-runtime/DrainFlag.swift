// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Whether the process is on its way out; read by the readiness probe on every loop.
final class DrainFlag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}
