// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// A parsed request head: where its parts lie in the buffer it was read into. The bytes stay there.
package struct RequestHead: Sendable {
  /// The methods a server knows, as a small number for tables.
  package enum Method: UInt8, Sendable, CaseIterable {
    case get, head, post, put, delete, options, patch, connect, trace, query, other

    /// Nil for `other`: the method's text is at `methodRange`.
    package var known: HTTPMethod? { self == .other ? nil : HTTPMethod.known[Int(rawValue)] }
  }

  /// The delimitation of the request's content; both framings at once are refused earlier.
  package enum Framing: Sendable, Equatable {
    /// No content.
    case none
    case length(Int)
    case chunked
  }

  /// One field line: offsets into the buffer.
  package struct Field: Sendable {
    var nameStart: UInt32 = 0
    var nameEnd: UInt32 = 0
    var valueStart: UInt32 = 0
    var valueEnd: UInt32 = 0

    /// The name as it came, in any case.
    package var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    /// The value without the blanks around it.
    package var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
  }

  /// The method, where it is a known one.
  package internal(set) var method = Method.get
  /// The method's bytes in the buffer.
  package internal(set) var methodRange = 0..<0
  /// The whole target as it came; all ranges are offsets into the parser's buffer.
  package internal(set) var target = 0..<0
  /// Empty for `*`, for authority form, and for an absolute target without a path.
  package internal(set) var path = 0..<0
  /// Without the question mark; nil where there is none, empty after a bare one.
  package internal(set) var query: Range<Int>?
  /// The authority of an absolute target, else that of Host; nil where an HTTP/1.0 request names none.
  package internal(set) var authority: Range<Int>?
  /// The target is `*`: the server as a whole is meant.
  package internal(set) var isAsterisk = false
  /// The target's authority and Host differ.
  package internal(set) var hasAuthorityMismatch = false
  /// 0 for HTTP/1.0, else 1.
  package internal(set) var minorVersion = 1
  /// In the order they came.
  package internal(set) var fields: [Field] = []
  /// The delimitation of the content that follows.
  package internal(set) var framing = Framing.none
  /// The client wants the connection kept (RFC 9112 §9.3).
  package internal(set) var keepsAlive = true
  /// The client waits for 100 before it sends content (RFC 9110 §10.1.1).
  package internal(set) var expectsContinue = false
  /// The index at which the content begins.
  package internal(set) var end = 0

  package init() {}

  mutating func reset() {
    method = .get
    query = nil
    authority = nil
    path = 0..<0
    isAsterisk = false
    hasAuthorityMismatch = false
    minorVersion = 1
    fields.removeAll(keepingCapacity: true)
    framing = .none
    keepsAlive = true
    expectsContinue = false
    end = 0
  }

  /// The first field line of the name (in lower case) at or after `start`, as its index; nil when there is none.
  package func index(of name: String, in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    var name = name
    let count = name.utf8.count
    return name.withUTF8 { wanted in
      var index = start
      while index < fields.count {
        let range = fields[index].name
        if range.count == count {
          var offset = 0
          while offset < count {
            var byte = bytes[range.lowerBound &+ offset]
            if byte &- 0x41 < 26 { byte |= 0x20 }
            guard unsafe wanted[offset] == byte else { break }
            offset &+= 1
          }
          if offset == count { return index }
        }
        index &+= 1
      }
      return nil
    }
  }

  /// The values of all lines of the name (in lower case) joined by ", "; nil when there is none.
  package func value(of name: String, in bytes: Span<UInt8>) -> String? {
    guard var index = index(of: name, in: bytes) else { return nil }
    var joined = bytes.string(fields[index].value)
    while let next = self.index(of: name, in: bytes, from: index + 1) {
      joined += ", "
      joined += bytes.string(fields[next].value)
      index = next
    }
    return joined
  }

  /// All field lines as values of their own.
  package func makeFields(_ bytes: Span<UInt8>) -> HTTPFields {
    var result = HTTPFields()
    result.reserveCapacity(fields.count)
    for field in fields {
      guard let name = HTTPFieldName(bytes.string(field.name)) else { continue }
      result.append(name, bytes.string(field.value))
    }
    return result
  }
}
