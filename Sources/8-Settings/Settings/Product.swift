// SPDX-License-Identifier: Apache-2.0

/// The product's names towards others.
package enum Product {
  /// To upstreams, as `User-Agent`.
  package static let name = "magento-rag"
  /// The beginning of the names of its metrics.
  package static let metricNamespace = "rag_"
}
