// SPDX-License-Identifier: Apache-2.0

extension JSONWriter {
  /// A member that is a string.
  package mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }
  /// A member that is a string, or `null`.
  package mutating func member(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }
  /// A member that is a whole number.
  package mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    integer(value)
  }
  /// A member that is a number; `null` for one that is not finite.
  package mutating func member(_ name: StaticString, _ value: Double) {
    key(name)
    double(value)
  }
  /// A member that is a number; `null` for one that is not finite.
  package mutating func member(_ name: StaticString, _ value: Float) {
    key(name)
    float(value)
  }
  /// A member that is a boolean.
  package mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }
  /// A member that is a number, digit by digit.
  package mutating func member(_ name: StaticString, _ value: JSONNumber) {
    key(name)
    number(value)
  }
  /// A member that is a tree.
  package mutating func member(_ name: StaticString, _ value: JSONValue) {
    key(name)
    self.value(value)
  }
  /// A member that is JSON text already.
  package mutating func member(_ name: StaticString, raw value: [UInt8]) {
    key(name)
    raw(value)
  }
  /// A member that is an array of strings.
  package mutating func member(_ name: StaticString, _ values: [String]) {
    key(name)
    array(values)
  }
  /// A member that is an array of whole numbers.
  package mutating func member(_ name: StaticString, _ values: [Int]) {
    key(name)
    array(values)
  }

  // Under names that are not known before.

  /// A member that is a string.
  package mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }
  /// A member that is a whole number.
  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }
  /// A member that is JSON text already.
  package mutating func member(_ name: String, raw value: [UInt8]) {
    key(name)
    raw(value)
  }
  /// A member that is an array of strings.
  package mutating func member(_ name: String, _ values: [String]) {
    key(name)
    array(values)
  }
  /// A member that is an array of whole numbers.
  package mutating func member(_ name: String, _ values: [Int]) {
    key(name)
    array(values)
  }
}
