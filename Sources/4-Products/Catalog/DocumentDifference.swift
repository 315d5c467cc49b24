// SPDX-License-Identifier: Apache-2.0
package import JSON

/// The members in which a document of a RAG index differs from its product by now.
package struct DocumentDifference: Sendable, Equatable {
  /// Members to be set.
  package private(set) var changed: JSONObject = [:]
  /// Members that the product no longer has.
  package private(set) var removed: [String] = []
  /// A partial update merges objects: it neither takes a label away nor puts labels in order.
  private var needsWhole = false

  /// - Parameters:
  ///   - live: the document's `_source`, with `RAGField.shown`.
  ///   - product: the same members as they are to be, `ProductDocument.shown`.
  ///   - isSameText: false: only what does not depend on the text is compared.
  package init(live: JSONObject, product: JSONObject, isSameText: Bool) {
    let names = isSameText ? RAGField.shown : RAGField.ofTheDay
    for name in names where name != RAGField.contentHash {
      let (old, new) = (Self.value(name, live), Self.value(name, product))
      guard let new else {
        if old != nil { removed.append(name) }
        continue
      }
      if let old, Self.isSame(old, new) { continue }
      changed[name] = new
      if name == RAGField.attributes, let labels = old?.objectValue?.names {
        needsWhole = !(new.objectValue?.names ?? []).starts(with: labels)
      }
    }
  }

  /// The document has a hash of what it shows: it is that of the product from now on, or empty where the document keeps
  /// an older text.
  package mutating func set(shownHash: String) { changed[RAGField.shownHash] = .string(shownHash) }

  /// True where the document says what its product is by now.
  package var isEmpty: Bool { changed.count == 0 && removed.isEmpty }

  /// Whether an update by parts of the document can say it.
  package var isPartial: Bool { removed.isEmpty && !needsWhole }

  /// The document as it is to be.
  package func applied(to document: JSONObject) -> JSONObject {
    var document = document
    for name in removed { document[name] = nil }
    for member in changed.members { document[member.name] = member.value }
    return document
  }

  /// nil where the member is not there or says nothing.
  private static func value(_ name: String, _ object: JSONObject) -> JSONValue? {
    let value = object[name]
    return value?.isNull == true ? nil : value
  }

  /// Engines write numbers in their own way, and members in their own order; labels of attributes are shown in theirs.
  private static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
    switch (one, other) {
    case (.number(let one), .number(let other)): one == other || one.double == other.double
    case (.array(let one), .array(let other)):
      one.count == other.count && zip(one, other).allSatisfy { isSame($0, $1) }
    case (.object(let one), .object(let other)):
      one.count == other.count
        && zip(one.members, other.members).allSatisfy { $0.name == $1.name && isSame($0.value, $1.value) }
    default: one == other
    }
  }
}
