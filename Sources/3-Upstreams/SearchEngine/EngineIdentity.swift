// SPDX-License-Identifier: Apache-2.0
import JSON

/// The engine's dialect, version and distribution.
package struct EngineIdentity: Sendable, Hashable {
  /// The protocol that the engine speaks.
  package var dialect: Dialect
  /// The announced version; of a serverless engine the latest.
  package var version: EngineVersion
  /// Elastic Serverless: its version number means nothing and some APIs answer 410.
  package var isServerless: Bool

  package init(dialect: Dialect, version: EngineVersion, isServerless: Bool = false) {
    self.dialect = dialect
    self.version = isServerless ? .latest : version
    self.isServerless = isServerless
  }
}

extension EngineIdentity {
  /// The oldest version that has all that we send: points in time with slices, vectors searched under a filter, `_bulk`
  /// that requires an alias. The one place that says so; README.md repeats it, which a test compares.
  package static func oldest(_ dialect: Dialect) -> EngineVersion {
    switch dialect {
    case .elasticsearch: EngineVersion(8, 4)
    case .opensearch: EngineVersion(2, 4)
    }
  }

  /// The same in words.
  package static let supported: String = {
    let (elasticsearch, openSearch) = (oldest(.elasticsearch), oldest(.opensearch))
    return "Elasticsearch from \(elasticsearch.major).\(elasticsearch.minor) or OpenSearch from "
      + "\(openSearch.major).\(openSearch.minor) on"
  }()

  /// Why this engine cannot be used; nil: it can.
  var objection: SearchEngineError? {
    guard version < Self.oldest(dialect) else { return nil }
    let name = dialect == .elasticsearch ? "Elasticsearch" : "OpenSearch"
    return SearchEngineError(.unsupported, "\(name) \(version) is too old; \(Self.supported) is needed")
  }
}

extension EngineIdentity {
  /// Reads `GET /`, by the marks that cannot be switched off first.
  static func read(rootAnswer root: JSONValue, productHeader: String?) -> RootAnswer {
    let version = root["version"]
    let number = version?["number"]?.stringValue ?? ""
    let tagline = root["tagline"]?.stringValue ?? ""
    if version?["distribution"]?.stringValue == "opensearch" {
      guard let parsed = EngineVersion(number) else { return .unknown("unreadable OpenSearch version \(number)") }
      return .known(EngineIdentity(dialect: .opensearch, version: parsed))
    }
    if tagline.contains("OpenSearch") {
      return .compatibilityMode(floor: openSearchFloor(lucene: version?["lucene_version"]?.stringValue ?? ""))
    }
    let flavor = version?["build_flavor"]?.stringValue
    guard productHeader == "Elasticsearch" || tagline == "You Know, for Search" else {
      return .unknown("neither Elasticsearch nor OpenSearch answered")
    }
    if flavor == "serverless" {
      return .known(EngineIdentity(dialect: .elasticsearch, version: .latest, isServerless: true))
    }
    guard let parsed = EngineVersion(number) else { return .unknown("unreadable Elasticsearch version \(number)") }
    return .known(EngineIdentity(dialect: .elasticsearch, version: parsed))
  }

  /// The lowest OpenSearch version built on a Lucene version. Compatibility mode exists in 1.x and 2.x only.
  static func openSearchFloor(lucene: String) -> EngineVersion {
    guard let lucene = EngineVersion(lucene) else { return EngineVersion(1) }
    let table: [(EngineVersion, EngineVersion)] = [
      (EngineVersion(9, 12, 1), EngineVersion(2, 19)), (EngineVersion(9, 12), EngineVersion(2, 18)),
      (EngineVersion(9, 11), EngineVersion(2, 16)), (EngineVersion(9, 10), EngineVersion(2, 13)),
      (EngineVersion(9, 9), EngineVersion(2, 12)), (EngineVersion(9, 7), EngineVersion(2, 9)),
      (EngineVersion(9, 6), EngineVersion(2, 8)), (EngineVersion(9, 5), EngineVersion(2, 6)),
      (EngineVersion(9, 4), EngineVersion(2, 4)), (EngineVersion(9, 3), EngineVersion(2, 2)),
      (EngineVersion(9, 2), EngineVersion(2, 1)), (EngineVersion(9, 1), EngineVersion(2, 0)),
    ]
    for (from, version) in table where lucene >= from { return version }
    return EngineVersion(1)
  }

  /// The lowest version in an answer of `GET /_nodes…?filter_path=nodes.*.version`; nil when there is none.
  static func lowestVersion(nodesAnswer: JSONValue) -> EngineVersion? {
    nodesAnswer["nodes"]?.objectValue?.members
      .compactMap { $0.value["version"]?.stringValue.flatMap { EngineVersion($0) } }.min()
  }
}
