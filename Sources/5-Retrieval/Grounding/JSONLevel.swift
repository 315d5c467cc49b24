// SPDX-License-Identifier: Apache-2.0

/// An object or an array that is open.
struct JSONLevel: Sendable {
  let isObject: Bool
  var expectsKey: Bool
  /// Of the value that comes; an array's elements have the array's.
  var key: JSONKey
  var node: JSONSchemaNode?
  /// Products that the object names; whose identifier, whose link it has.
  var named: [Int] = []
  var identified: [Int] = []
  var linked: [Int] = []
  var currency: String?
  /// What the objects around it are about.
  let outer: [Int]
  /// The string that is read, up to the length of a name.
  var value = ""

  init(isObject: Bool, parent: JSONLevel?, node: JSONSchemaNode?) {
    self.isObject = isObject
    expectsKey = isObject
    key = isObject ? JSONKey("") : parent?.key ?? JSONKey("")
    self.node = node
    outer = parent.map { $0.known.flatMap { $0 } } ?? []
    currency = parent?.currency
  }

  /// The products of which it is known to speak.
  var known: [[Int]] { named.isEmpty ? outer.isEmpty ? [] : [outer] : [named] }
  /// With what its identifiers and links say, once it is over.
  var subject: [Int] {
    !named.isEmpty ? named : !outer.isEmpty ? outer : !identified.isEmpty ? first(identified) : first(linked)
  }

  private func first(_ products: [Int]) -> [Int] { products.first.map { [$0] } ?? [] }

  mutating func note(_ scalar: Unicode.Scalar) {
    if value.utf8.count < 400 { value.unicodeScalars.append(scalar) }
  }
}
