// SPDX-License-Identifier: Apache-2.0

/// A product's rules for environment variables that are near to its settings.
package struct VariableRules: Sendable {
  /// Prefixes that operators put before a setting's name because the product is called so: `SHOP_`.
  package var productPrefixes: [String]
  /// Beginnings of names that belong to others.
  package var foreignPrefixes: [String]
  /// Names that other programs read, and that are near to a setting or begin like one.
  package var foreignNames: Set<String>

  package init(productPrefixes: [String] = [], foreignPrefixes: [String] = [], foreignNames: Set<String> = []) {
    self.productPrefixes = productPrefixes
    self.foreignPrefixes = foreignPrefixes
    self.foreignNames = foreignNames
  }
}
