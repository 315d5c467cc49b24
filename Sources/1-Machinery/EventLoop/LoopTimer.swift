// SPDX-License-Identifier: Apache-2.0

/// One timer of a loop: armed, moved and cancelled on the loop's thread only.
///
/// The object is kept by its owner and armed again and again; arming allocates nothing.
/// For deadlines that move often (idle connections), store the new deadline, let the timer fire at the old one and
/// arm it again from there: moving a heap entry costs more than looking at a clock.
package final class LoopTimer {
  /// The deadline it was last armed for.
  package internal(set) var deadline = MonotonicInstant.distantFuture
  /// Position in the heap, -1 when not armed.
  var index = -1
  private let onFire: (() -> Void)?
  private unowned let owner: (any LoopTimerOwner)?

  package init(_ onFire: @escaping () -> Void) {
    self.onFire = onFire
    owner = nil
  }

  /// A timer that is `owner`'s one and only. It must be cancelled before its owner goes.
  package init(owner: any LoopTimerOwner) {
    self.owner = owner
    onFire = nil
  }

  /// True until the timer fires or is cancelled.
  package var isArmed: Bool { index >= 0 }

  func fire() {
    if let owner { owner.timerFired() } else { onFire?() }
  }
}
