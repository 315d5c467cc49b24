// SPDX-License-Identifier: Apache-2.0

/// What the product calls itself to others.
package enum Product {
  /// To upstreams, as `User-Agent`.
  package static let name = "magento-rag"
  /// What the names of its metrics begin with.
  package static let metricNamespace = "rag_"
}
