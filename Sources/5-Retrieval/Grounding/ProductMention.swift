// SPDX-License-Identifier: Apache-2.0

/// A place in an answer that speaks of a product: scalars of the text that left the gate.
package struct ProductMention: Sendable, Equatable {
  package var product: Int
  package var range: Range<Int>

  package init(product: Int, range: Range<Int>) {
    self.product = product
    self.range = range
  }
}
