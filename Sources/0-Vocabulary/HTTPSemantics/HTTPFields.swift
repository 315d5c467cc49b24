// SPDX-License-Identifier: Apache-2.0

/// A field section (RFC 9110 §6.3): field lines in the order they came; names without regard to case.
///
/// Values are kept as they are. What must not go on the wire (CR, LF, NUL) is refused by the serializer.
package struct HTTPFields: Sendable, Equatable {
  /// One field line.
  package struct Line: Sendable, Equatable {
    /// The field's name, compared without regard to case.
    package var name: HTTPFieldName
    /// Without surrounding blanks where it was parsed; not checked where it was made here.
    package var value: String

    package init(name: HTTPFieldName, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The field lines in order.
  package private(set) var lines: [Line] = []

  package init() {}

  package init(_ lines: [(HTTPFieldName, String)]) {
    self.lines = lines.map { Line(name: $0.0, value: $0.1) }
  }

  /// Makes room for `count` field lines.
  package mutating func reserveCapacity(_ count: Int) { lines.reserveCapacity(count) }

  /// Adds a line at the end; lines of the same name stay.
  package mutating func append(_ name: HTTPFieldName, _ value: String) {
    lines.append(Line(name: name, value: value))
  }

  /// Adds all lines at the end; lines of the same name stay.
  package mutating func append(contentsOf other: HTTPFields) { lines.append(contentsOf: other.lines) }

  /// Reading: all values of the name joined by ", " (RFC 9110 §5.3; for Set-Cookie use `values(for:)`).
  /// Writing: replaces every line of the name by one, or removes them (nil).
  package subscript(_ name: HTTPFieldName) -> String? {
    get {
      var joined: String?
      for line in lines where line.name == name {
        if let earlier = joined { joined = earlier + ", " + line.value } else { joined = line.value }
      }
      return joined
    }
    set {
      guard let newValue else { return lines.removeAll { $0.name == name } }
      guard let first = lines.firstIndex(where: { $0.name == name }) else { return append(name, newValue) }
      lines[first].value = newValue
      var isFirst = true
      lines.removeAll { line in
        guard line.name == name else { return false }
        defer { isFirst = false }
        return !isFirst
      }
    }
  }

  /// The values of every line of the name, in order.
  package func values(for name: HTTPFieldName) -> [String] { lines.filter { $0.name == name }.map(\.value) }

  /// True where the section has a line of that name.
  package func contains(_ name: HTTPFieldName) -> Bool { lines.contains { $0.name == name } }
}

extension HTTPFields: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (HTTPFieldName, String)...) { self.init(elements) }
}

extension HTTPFields: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { lines.count }
  package subscript(position: Int) -> (name: HTTPFieldName, value: String) {
    (lines[position].name, lines[position].value)
  }
}
