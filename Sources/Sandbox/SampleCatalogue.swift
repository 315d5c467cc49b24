// SPDX-License-Identifier: Apache-2.0
import CSampleCatalogue
import JSON

/// The catalogue of a shop that does not exist, as Magento's native indices of two store views.
enum SampleCatalogue {
  /// Fills `magento2_product_1` and `magento2_product_2`, each an alias of one concrete index.
  static func load(into engine: SandboxEngine) throws(SandboxOptionError) {}
}
