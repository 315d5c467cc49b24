// SPDX-License-Identifier: Apache-2.0
package import JSON

/// One value of a YAML document with the place where it begins.
package struct YAMLNode: Sendable {
  /// A pair of a mapping; keys are scalars, taken by their text.
  package struct Pair: Sendable {
    /// Unique within its mapping.
    package var key: String
    /// The place of the key in the text, for errors.
    package var keyPlace: YAMLPlace
    /// The member's value.
    package var value: YAMLNode
  }

  /// The content of a node, aliases resolved.
  package enum Content: Sendable {
    /// `text` as written (without quotes), `value` by the core schema of YAML 1.2.
    case scalar(text: String, value: JSONValue)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  /// The node's content.
  package var content: Content
  /// The place of the node in the text, for errors.
  package var place: YAMLPlace
  /// Number of nodes in this tree, itself included.
  var weight: Int
  /// Levels of this tree: 1 for a scalar.
  var height: Int

  /// Parses a text with at most one document; an empty one is null.
  package init(parsing bytes: [UInt8], limits: YAMLLimits = .standard) throws(YAMLError) {
    self = try YAMLEventReader.document(bytes, limits)
  }

  init(_ content: Content, at place: YAMLPlace, weight: Int = 1, height: Int = 1) {
    self.content = content
    self.place = place
    self.weight = weight
    self.height = height
  }

  /// The scalar's text; nil for a null, a sequence and a mapping.
  package var text: String? {
    guard case .scalar(let text, let value) = content, !value.isNull else { return nil }
    return text
  }

  /// `null`, `~` or nothing at all; false for a quoted text.
  package var isNull: Bool {
    if case .scalar(_, let value) = content { return value.isNull }
    return false
  }

  /// Nil for anything but a sequence.
  package var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = content { return nodes }
    return nil
  }

  /// Pairs in their order; nil for anything but a mapping.
  package var mapping: [Pair]? {
    if case .mapping(let pairs) = content { return pairs }
    return nil
  }

  /// The value of `key` in a mapping.
  package subscript(key: String) -> YAMLNode? { mapping?.first { $0.key == key }?.value }

  /// The same tree as a JSON value, members in their order.
  package var jsonValue: JSONValue {
    switch content {
    case .scalar(_, let value): return value
    case .sequence(let nodes): return .array(nodes.map(\.jsonValue))
    case .mapping(let pairs):
      var object = JSONObject()
      object.members.reserveCapacity(pairs.count)
      for pair in pairs { object.members.append((name: pair.key, value: pair.value.jsonValue)) }
      return .object(object)
    }
  }
}
