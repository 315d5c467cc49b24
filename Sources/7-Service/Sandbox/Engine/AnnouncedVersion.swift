// SPDX-License-Identifier: Apache-2.0

/// The announced version, and what it decides.
struct AnnouncedVersion: Sendable, Comparable {
  let numbers: [Int]
  var text: String { numbers.map(String.init).joined(separator: ".") }

  init(_ numbers: Int...) { self.numbers = numbers }

  /// Refuses a version which promises a search that the sandbox lacks, with the reason.
  init(_ text: String, dialect: SandboxDialect) throws(SandboxOptionError) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    let numbers = parts.compactMap { $0 }
    guard (2...3).contains(parts.count), numbers.count == parts.count, numbers.allSatisfy({ (0...999).contains($0) })
    else { throw SandboxOptionError(message: "engine version '\(text)' is not of the form 2.17.1") }
    self.numbers = numbers.count == 2 ? numbers + [0] : numbers
    if let lack = lack(dialect) {
      throw SandboxOptionError(message: "engine version \(text) (\(dialect.rawValue)) is not offered: \(lack)")
    }
  }

  private func lack(_ dialect: SandboxDialect) -> String? {
    switch dialect {
    case .opensearch:
      if self < AnnouncedVersion(2, 4) { return "OpenSearch before 2.4 has scrolls only, which the sandbox lacks" }
      if self >= AnnouncedVersion(2, 19), self < AnnouncedVersion(3, 1) {
        return "it promises reciprocal rank fusion in the engine (score-ranker-processor), which the sandbox lacks"
      }
      if self >= AnnouncedVersion(3, 5) {
        return "it promises hybrid search in the engine (score-ranker-processor), which the sandbox lacks"
      }
    case .elasticsearch:
      if self < AnnouncedVersion(8, 4) {
        return "Elasticsearch before 8.4 searches vectors by script_score, which the sandbox lacks"
      }
      if self >= AnnouncedVersion(9, 2) {
        return "Elasticsearch from 9.2 hides vectors from _source, which the sandbox does not"
      }
    }
    return nil
  }

  static func < (a: AnnouncedVersion, b: AnnouncedVersion) -> Bool {
    for index in 0..<3 {
      let left = index < a.numbers.count ? a.numbers[index] : 0
      let right = index < b.numbers.count ? b.numbers[index] : 0
      if left != right { return left < right }
    }
    return false
  }

  static func == (a: AnnouncedVersion, b: AnnouncedVersion) -> Bool { !(a < b) && !(b < a) }
}
