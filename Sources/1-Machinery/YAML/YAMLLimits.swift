// SPDX-License-Identifier: Apache-2.0

/// Bounds of one text. Aliases count as often as they are used, so that ten lines cannot become gigabytes.
package struct YAMLLimits: Sendable {
  /// Length of the text, in bytes.
  package var maximumBytes = 8 << 20
  /// Levels of sequences and mappings within each other.
  package var maximumDepth = 64
  /// Scalars, sequences and mappings, those of aliases counted at each use.
  package var maximumNodes = 200_000

  package init() {}
  /// Bounds that suit a configuration file.
  package static let standard = YAMLLimits()
}
