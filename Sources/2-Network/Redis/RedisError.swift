// SPDX-License-Identifier: Apache-2.0

/// Why a store could not be asked. Messages hold no credentials.
package struct RedisError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// The address is none.
    case invalidURL
    /// There is no connection at present.
    case away
    case timeout
    /// The server refuses the command, or our credentials.
    case refused
    case protocolViolation
  }

  package var code: Code
  package var message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { "\(code.rawValue): \(message)" }
}
