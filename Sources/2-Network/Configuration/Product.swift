// SPDX-License-Identifier: Apache-2.0

/// What this build calls itself.
package enum Product {
  package static let name = "magento-rag"
  package static let version = "0.1.0"
}
