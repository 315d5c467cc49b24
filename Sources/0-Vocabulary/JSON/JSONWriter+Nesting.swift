// SPDX-License-Identifier: Apache-2.0

/// Objects and arrays with what is in them. All of it is inlined where it is called: a closure costs what the calls in it
/// cost.
extension JSONWriter {
  /// An object with the members that `content` writes.
  @inlinable
  package mutating func object(_ content: (inout JSONWriter) throws -> Void) rethrows {
    beginObject()
    try content(&self)
    endObject()
  }

  /// A member that is an object.
  @inlinable
  package mutating func object(_ name: StaticString, _ content: (inout JSONWriter) throws -> Void) rethrows {
    key(name)
    try object(content)
  }

  /// A member that is an object, under a name that is not known before.
  @inlinable
  package mutating func object(_ name: String, _ content: (inout JSONWriter) throws -> Void) rethrows {
    key(name)
    try object(content)
  }

  /// An array of the elements that `content` writes.
  @inlinable
  package mutating func array(_ content: (inout JSONWriter) throws -> Void) rethrows {
    beginArray()
    try content(&self)
    endArray()
  }

  /// A member that is an array.
  @inlinable
  package mutating func array(_ name: StaticString, _ content: (inout JSONWriter) throws -> Void) rethrows {
    key(name)
    try array(content)
  }

  /// A member that is an array, under a name that is not known before.
  @inlinable
  package mutating func array(_ name: String, _ content: (inout JSONWriter) throws -> Void) rethrows {
    key(name)
    try array(content)
  }

  /// An array of strings.
  @inlinable
  package mutating func array(_ elements: some Sequence<String>) {
    array { for element in elements { $0.string(element) } }
  }

  /// An array of whole numbers.
  @inlinable
  package mutating func array(_ elements: some Sequence<Int>) {
    array { for element in elements { $0.integer(element) } }
  }
}
