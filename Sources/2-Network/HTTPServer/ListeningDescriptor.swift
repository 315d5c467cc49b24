// SPDX-License-Identifier: Apache-2.0

/// A listening socket that a loop is to watch.
struct ListeningDescriptor: Sendable {
  let descriptor: Int32
  /// Other loops watch the same socket, each under a number of its own.
  let isShared: Bool

  init(_ descriptor: Int32, isShared: Bool = false) {
    self.descriptor = descriptor
    self.isShared = isShared
  }
}
