// SPDX-License-Identifier: Apache-2.0
import Language
import Retrieval

/// The list of products that takes the place of the model's answer.
struct Fallback: Sendable {
  let products: [RetrievedProduct]
  let phrases: Phrases
  let form: AnswerForm
  /// The client waits for the whole answer and cannot use half of one: the list replaces the text so far.
  let replacesHalfAnswers: Bool

  var text: String { form.wrap(PlainAnswers.productList(products, phrases)) }
}
