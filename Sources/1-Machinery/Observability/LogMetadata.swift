// SPDX-License-Identifier: Apache-2.0

/// The data of a log line in the order it was given: `["index": .string(name), "documents": .int(count)]`.
package struct LogMetadata: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// Names with their values, in the form that a literal comes in: it is kept without a copy. A name stands once.
  private(set) var pairs: [(String, LogValue)]

  /// Names with their values; a name stands once.
  package var entries: [Entry] { pairs.map { Entry(name: $0.0, value: $0.1) } }

  /// A name with its value.
  package struct Entry: Sendable, Equatable {
    /// The member's name, `snake_case`.
    package var name: String
    /// The member's value, masked by the caller where it is secret.
    package var value: LogValue
  }

  /// No data.
  package init() {
    self.pairs = []
  }

  /// These data; of a repeated name the last one counts.
  package init(dictionaryLiteral elements: (String, LogValue)...) {
    self.pairs = elements
    guard repeatsName else { return }
    self.pairs = []
    for (name, value) in elements { self[name] = value }
  }

  private var repeatsName: Bool {
    pairs.indices.contains { index in pairs[..<index].contains { $0.0 == pairs[index].0 } }
  }

  package static func == (a: LogMetadata, b: LogMetadata) -> Bool { a.pairs.elementsEqual(b.pairs, by: ==) }

  /// The value of a name; setting nil takes it away.
  package subscript(_ name: String) -> LogValue? {
    get { pairs.first { $0.0 == name }?.1 }
    set {
      let index = pairs.firstIndex { $0.0 == name }
      switch (index, newValue) {
      case (let index?, let value?): pairs[index].1 = value
      case (let index?, nil): pairs.remove(at: index)
      case (nil, let value?): pairs.append((name, value))
      case (nil, nil): break
      }
    }
  }

  /// These data and those of `other`, which win where a name is in both.
  package func merging(_ other: LogMetadata) -> LogMetadata {
    if pairs.isEmpty { return other }
    var merged = self
    for (name, value) in other.pairs { merged[name] = value }
    return merged
  }
}
