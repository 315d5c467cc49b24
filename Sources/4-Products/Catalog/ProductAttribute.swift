// SPDX-License-Identifier: Apache-2.0

/// One attribute of a product: what people read, and what filters match.
struct ProductAttribute {
  let code: String
  let label: String
  /// Without `None` and without the no of a yes/no attribute.
  let values: [String]
  /// With the no: a filter may ask for it.
  let facetValues: [String]
}
