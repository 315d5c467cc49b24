// SPDX-License-Identifier: Apache-2.0
import JSON

/// An engine's version, compared by number; pre-release suffixes are dropped.
package struct EngineVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Compared first; the minor version and the patch follow.
  package var major: Int
  package var minor: Int
  package var patch: Int

  package init(_ major: Int, _ minor: Int = 0, _ patch: Int = 0) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// Reads `2.19.1`, `3.0.0-beta1`, `8.17`; nil when it does not begin with a number.
  package init?(_ text: String) {
    let core = text.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
    var numbers: [Int] = []
    for part in core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).prefix(3) {
      guard !part.isEmpty, part.count <= 6 else { return nil }
      var value = 0
      for byte in part {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte &- 0x30)
      }
      numbers.append(value)
    }
    guard let first = numbers.first else { return nil }
    self.init(first, numbers.count > 1 ? numbers[1] : 0, numbers.count > 2 ? numbers[2] : 0)
  }

  package static func < (a: EngineVersion, b: EngineVersion) -> Bool {
    (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
  }

  package var description: String { "\(major).\(minor).\(patch)" }
}

extension EngineVersion {
  /// Stands in where an engine tells no usable version: newer than every comparison.
  package static let latest = EngineVersion(99)
}
