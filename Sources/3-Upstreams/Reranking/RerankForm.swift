// SPDX-License-Identifier: Apache-2.0
import JSON

/// The form in which a service wants the texts.
enum RerankForm: Sendable {
  /// Cohere's and Jina's `documents`, with the model's name.
  case documents
  /// The `texts` of TEI, which serves one model.
  case texts
  /// Both, for a service that wants no model's name: each reads the member that it knows.
  case either

  /// The form to begin with.
  init(model: String?) { self = model == nil ? .either : .documents }

  /// The form to ask in after a refusal; nil: there is no other.
  var next: RerankForm? { self == .documents ? .texts : nil }

  func body(question: String, texts: [String], model: String?) -> [UInt8] {
    let size = texts.reduce(question.utf8.count + 256) { $0 + $1.utf8.count + 8 }
    var writer = JSONWriter(reserving: self == .either ? 2 * size : size)
    writer.object {
      if let model { $0.member("model", model) }
      $0.member("query", question)
      if self != .texts {
        $0.member("documents", texts)
        $0.member("top_n", texts.count)
      }
      if self != .documents {
        $0.member("texts", texts)
        $0.member("truncate", true)
      }
    }
    return writer.bytes
  }
}
