// SPDX-License-Identifier: Apache-2.0

/// A question and what people have said of products as answers to it.
package struct JudgedQuery: Sendable, Equatable {
  package struct Judgement: Sendable, Equatable {
    /// SKU or product id.
    package var document: String
    /// 0: does not fit.
    package var rating: Double
    /// The line of the file that says it.
    package var line: Int

    package init(document: String, rating: Double, line: Int = 0) {
      self.document = document
      self.rating = rating
      self.line = line
    }
  }

  package var query: String
  /// In the file's order; each document once.
  package var judgements: [Judgement]

  package init(query: String, judgements: [Judgement]) {
    self.query = query
    self.judgements = judgements
  }
}
