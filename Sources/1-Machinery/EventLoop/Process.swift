// SPDX-License-Identifier: Apache-2.0
import CLinux

/// Process set-up and the signals that arrive through a signalfd.
package enum Process {
  /// To be called on the first line of a synchronous `main`, before any thread or task exists: blocks SIGTERM, SIGINT
  /// and SIGHUP, ignores SIGPIPE, and keeps glibc to two malloc arenas.
  package static func prepare() {
    clinux_block_signals()
    clinux_limit_arenas(2)
  }

  /// Raises the soft limit of open descriptors to the hard one and returns it.
  package static func raiseDescriptorLimit() -> Int { clinux_raise_descriptor_limit() }

  /// Gives the heap's free pages back to the system, on a thread of its own.
  package static func trimHeap() { clinux_trim_heap() }
}
