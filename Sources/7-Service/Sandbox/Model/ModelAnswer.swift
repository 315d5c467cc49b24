// SPDX-License-Identifier: Apache-2.0
import JSON

/// An answer of the model API, as a value.
enum ModelAnswer: Sendable {
  /// JSON text about models.
  case models([UInt8])
  /// An order of texts as JSON text.
  case scores([UInt8])
  /// Vectors as JSON text, and what was embedded.
  case embeddings([UInt8], texts: [String], tokens: Int)
  /// A chat answer in one piece, and the request's body.
  case completion([UInt8], request: JSONValue)
  /// The events of a chat answer, each JSON text, without the closing `[DONE]`; and the request's body.
  case stream([[UInt8]], request: JSONValue)
}
