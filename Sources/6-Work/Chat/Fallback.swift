// SPDX-License-Identifier: Apache-2.0
import Language
import Retrieval

/// The list of products that takes the place of the model's answer.
struct Fallback: Sendable {
  let products: [RetrievedProduct]
  let phrases: Phrases
  let form: AnswerForm
  /// The client waits for the whole answer: half of one is of no use to it, and the list replaces what was written.
  let replacesHalfAnswers: Bool

  var text: String { form.wrap(PlainAnswers.productList(products, phrases)) }
}
