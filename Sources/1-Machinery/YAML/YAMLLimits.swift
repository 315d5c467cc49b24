// SPDX-License-Identifier: Apache-2.0

/// Bounds of one text. Aliases count as often as they are used, so that ten lines cannot become gigabytes.
package struct YAMLLimits: Sendable {
  package var maximumBytes = 8 << 20
  package var maximumDepth = 64
  package var maximumNodes = 200_000

  package init() {}
  package static let standard = YAMLLimits()
}
