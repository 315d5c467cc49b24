// SPDX-License-Identifier: Apache-2.0
import JSON

/// The form in which the caller wants an answer.
enum AnswerForm: Sendable, Equatable {
  case text
  /// A `response_format` other than text: clients parse the answer as JSON.
  case json

  /// An answer that no model wrote, in this form.
  func wrap(_ plain: String) -> String {
    switch self {
    case .text: plain
    case .json: String(decoding: JSONValue.object(["answer": .string(plain)]).serialized(), as: UTF8.self)
    }
  }
}
