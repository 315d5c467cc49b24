// SPDX-License-Identifier: Apache-2.0

/// A place in a YAML text; both count from 1.
package struct YAMLPlace: Sendable, Equatable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  /// From 1.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package var description: String { "line \(line), column \(column)" }
}
