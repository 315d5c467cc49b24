// SPDX-License-Identifier: Apache-2.0

/// Why a stream of events cannot be read any further.
package struct ServerSentEventError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Code: String, Sendable {
    /// A line has more bytes than allowed.
    case lineTooLong
    /// The data of an event have more bytes than allowed.
    case eventTooLarge
  }

  /// The kind of fault.
  package var code: Code
  /// One line for people.
  package var message: String
}
