// SPDX-License-Identifier: Apache-2.0

/// An object or an array that is open.
struct JSONLevel: Sendable {
  let isObject: Bool
  var expectsKey: Bool
  /// Key of the value that comes; an array's elements have the array's.
  var key: JSONKey
  var node: JSONSchemaNode?
  /// Products that the object names; whose identifier, whose link it has.
  var named: [Int] = []
  var identified: [Int] = []
  var linked: [Int] = []
  var currency: String?
  /// A member says a currency by a sign.
  var hasCurrency = false
  /// The member that it is the value of is a price: `"prices": {…}`.
  let isPriced: Bool
  /// The name of the member that it is the value of.
  private let heading: String
  /// Products that the current member is named like: `{"Joust Duffle Bag": 34}`.
  var keyed: [Int] = []
  /// The products that the objects around it are about.
  let outer: [Int]
  /// Members that are products' names, and which.
  var members: [(key: JSONKey, products: [Int])] = []
  /// The products that the member that comes is said of, where its name tells.
  var told: [Int] { !keyed.isEmpty ? keyed : members.last { key.isOf($0.key) }?.products ?? [] }
  /// The string that is read, up to the length of a name.
  var value = ""

  init(isObject: Bool, parent: JSONLevel?, node: JSONSchemaNode?) {
    self.isObject = isObject
    expectsKey = isObject
    key = isObject ? JSONKey("") : parent?.key ?? JSONKey("")
    self.node = node
    outer = parent.map { $0.keyed.isEmpty ? $0.known.flatMap { $0 } : $0.keyed } ?? []
    heading = parent.map { $0.isObject ? $0.key.name : $0.heading } ?? ""
    isPriced = parent.map { $0.key.isPrice || $0.isPriced && $0.isKeyPlain } ?? false
    hasCurrency = parent?.hasCurrency ?? false
    currency = parent?.currency
  }

  /// The current member's name says nothing that explains a number.
  var isKeyPlain: Bool { !isObject || !keyed.isEmpty || key.isValue || key.currency != nil || isPriced && !key.isCount }
  /// Nothing but the product's name says what the current member's number is: no `"heights": {"Joust Duffle Bag": 34}`.
  var isTitledAlone: Bool {
    !keyed.isEmpty
      && (heading.isEmpty || JSONKey(heading).isName || PriceFrameWords.goods.contains(heading.lowercased()))
  }
  /// The products of which it is known to speak.
  var known: [[Int]] { !keyed.isEmpty ? [keyed] : named.isEmpty ? outer.isEmpty ? [] : [outer] : [named] }
  /// With what its identifiers and links say, once it is over.
  var subject: [Int] {
    !named.isEmpty ? named : !outer.isEmpty ? outer : !identified.isEmpty ? first(identified) : first(linked)
  }

  private func first(_ products: [Int]) -> [Int] { products.first.map { [$0] } ?? [] }

  mutating func note(_ scalar: Unicode.Scalar) {
    if value.utf8.count < 400 { value.unicodeScalars.append(scalar) }
  }
}
