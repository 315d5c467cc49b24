// SPDX-License-Identifier: Apache-2.0

/// One piece of data beside a log message.
package enum LogValue: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  case string(String)
  case int(Int)
  case double(Double)
  case bool(Bool)

  /// A text.
  package init(_ value: String) { self = .string(value) }
  /// A whole number.
  package init(_ value: Int) { self = .int(value) }
  /// A number.
  package init(_ value: Double) { self = .double(value) }
  /// A truth value.
  package init(_ value: Bool) { self = .bool(value) }
  /// A duration, in seconds.
  package init(_ value: Duration) { self = .double(value / .seconds(1)) }

  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

/// The data of a log line in the order it was given: `["index": .string(name), "documents": .int(count)]`.
package struct LogMetadata: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// Names with their values; a name stands once.
  package private(set) var entries: [Entry]

  /// A name with its value.
  package struct Entry: Sendable, Equatable {
    package var name: String
    package var value: LogValue
  }

  /// No data.
  package init() {
    self.entries = []
  }

  /// These data; of a repeated name the last one counts.
  package init(dictionaryLiteral elements: (String, LogValue)...) {
    self.entries = []
    entries.reserveCapacity(elements.count)
    for (name, value) in elements { self[name] = value }
  }

  /// The value of a name; setting nil takes it away.
  package subscript(_ name: String) -> LogValue? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// These data and those of `other`, which win where a name is in both.
  package func merging(_ other: LogMetadata) -> LogMetadata {
    if entries.isEmpty { return other }
    var merged = self
    for entry in other.entries { merged[entry.name] = entry.value }
    return merged
  }
}
