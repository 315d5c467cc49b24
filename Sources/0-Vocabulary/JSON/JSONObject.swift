// SPDX-License-Identifier: Apache-2.0

/// A JSON object that keeps its members in the order they were written.
///
/// A look-up by name goes through the members one by one: meant for the objects of a request or an answer, not as a
/// dictionary of thousands.
package struct JSONObject: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// The members in order. Names do not repeat in an object that was read or made by the subscript.
  package var members: [(name: String, value: JSONValue)]

  /// An object without members.
  package init() {
    self.members = []
  }

  /// An object of these members; of a repeated name the last one wins.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.members = []
    for (name, value) in elements { self[name] = value }
  }

  /// The number of members.
  package var count: Int { members.count }

  /// The members' names in order.
  package var names: [String] { members.map(\.name) }

  /// The value of a member; setting nil takes the member away, setting a new name appends it.
  package subscript(_ name: String) -> JSONValue? {
    get { members.last { $0.name == name }?.value }
    set {
      let index = members.lastIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((name, value))
      case (nil, nil): break
      }
    }
  }

  /// Whether both have the same members, in whatever order.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    var isSameOrder = true
    for (one, other) in zip(left.members, right.members) where isSameOrder {
      isSameOrder = one.name == other.name && one.value == other.value
    }
    if isSameOrder { return true }
    let byName = Dictionary(right.members.map { ($0.name, $0.value) }) { _, last in last }
    return left.members.allSatisfy { byName[$0.name] == $0.value }
  }
}
