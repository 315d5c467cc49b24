// SPDX-License-Identifier: Apache-2.0

/// What a product knows of environment variables that are near to its settings.
package struct VariableRules: Sendable {
  /// What some put before a setting's name because it is the product's: `SHOP_`.
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
