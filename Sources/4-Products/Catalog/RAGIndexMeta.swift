// SPDX-License-Identifier: Apache-2.0
package import JSON

/// The `_meta` of a RAG index: whose it is, how it came to be, what a search must know of it. The one type that reads
/// and writes it.
///
/// Members that this version does not know are kept: writing it back loses nothing that another version has said.
package struct RAGIndexMeta: Sendable, Equatable {
  /// The stages of an index, from creation to being rolled away from.
  package enum State: String, Sendable {
    /// Being loaded, or left behind by a run that died.
    case building
    /// Its gates were passed.
    case complete
    /// It was live, and somebody rolled back from it.
    case rolledBack = "rolled_back"
  }

  private var object: JSONObject

  /// Reads an index's `_meta`; anything but an object has no members.
  package init(_ metadata: JSONValue) { object = metadata.objectValue ?? [:] }

  /// Makes the metadata of a new index of this product.
  package init(prefix: String, store: String, run: String, state: State) {
    object = [
      "product": .string(RAGIndexSchema.productName), "prefix": .string(prefix), "store": .string(store),
      "run": .string(run), "state": .string(state.rawValue),
      "template": .string(ChunkTemplate.full.rawValue), "template_version": .int(ChunkTemplate.version),
    ]
  }

  /// For the engine, and for people to read.
  package var value: JSONValue { .object(object) }

  // MARK: Whose it is

  /// True when an index is of this product, of whatever prefix and store.
  package var isOfThisProduct: Bool { text("product") == RAGIndexSchema.productName }

  /// True when an index is this product's, of this prefix and store.
  package func isOurs(prefix: String, store: String) -> Bool {
    isOfThisProduct && text("prefix") == prefix && text("store") == store
  }

  /// The run that created the index: no other index of the same name has it.
  package var run: String? { text("run") }

  /// The index's stage; nil in an index of an older version.
  package var state: State? {
    get { text("state").flatMap(State.init(rawValue:)) }
    set { object["state"] = newValue.map { .string($0.rawValue) } }
  }

  // MARK: Its vectors

  /// The embedding model.
  package var model: String? {
    get { text("model") }
    set { object["model"] = newValue.map { .string($0) } }
  }
  /// The length of the vectors; nil: not known yet.
  package var dimensions: Int? {
    get { object["dimensions"]?.intValue }
    set { object["dimensions"] = newValue.map { .int($0) } }
  }
  /// Least cosine of a question and a product that counts as found, see `SimilarityFloor`; nil: never learned.
  package var similarityFloor: Double? {
    get { object["similarity_floor"]?.doubleValue.flatMap { (-1...1).contains($0) ? $0 : nil } }
    set { object["similarity_floor"] = newValue.map { .number(JSONNumber($0)) } }
  }
  /// The template that the chunk texts were made with; nil: one that this version does not know.
  package var template: ChunkTemplate? {
    // Before there was a choice nothing was said.
    get { ChunkTemplate(rawValue: text("template") ?? ChunkTemplate.full.rawValue) }
    set { object["template"] = newValue.map { .string($0.rawValue) } }
  }
  /// The version of the template.
  package var templateVersion: Int? { object["template_version"]?.intValue }

  /// Whether its chunk texts are those that a template puts together today.
  package func isMade(by template: ChunkTemplate) -> Bool {
    self.template == template && templateVersion == ChunkTemplate.version
  }

  // MARK: Its source

  /// The source's name in the settings, an alias as a rule.
  package var sourceAlias: String? {
    get { text("source_alias") }
    set { object["source_alias"] = newValue.map { .string($0) } }
  }
  /// The concrete index that was read.
  package var sourceIndex: String? {
    get { text("source_index") }
    set { object["source_index"] = newValue.map { .string($0) } }
  }
  /// The reading of `is_out_of_stock`, and the reason for it.
  package var stockFlag: JSONValue? {
    get { object["stock_flag"] }
    set { object["stock_flag"] = newValue }
  }
  /// Category ids that were no category of the shop.
  package var rootCategories: [Int] {
    get { object["root_categories"]?.arrayValue?.compactMap(\.intValue) ?? [] }
    set { object["root_categories"] = .array(newValue.map { .int($0) }) }
  }
  /// ISO 4217, where the settings name one.
  package var currency: String? {
    get { text("currency") }
    set { object["currency"] = newValue.map { .string($0) } }
  }

  // MARK: Its texts

  /// BCP 47.
  package var language: String? {
    get { text("language") }
    set { object["language"] = newValue.map { .string($0) } }
  }
  /// The stemmer's name in the engine's words; nil: none, written as `none`.
  package var stemmer: String? {
    get { text("stemmer").flatMap { $0 == "none" ? nil : $0 } }
    set { object["stemmer"] = .string(newValue ?? "none") }
  }

  // MARK: How it came to be

  /// RFC 3339: when this was written last.
  package var updatedAt: String? {
    get { text("updated_at") }
    set { object["updated_at"] = newValue.map { .string($0) } }
  }
  /// RFC 3339: when prices and stock were brought up to date last without a run.
  package var refreshedAt: String? {
    get { text("refreshed_at") }
    set { object["refreshed_at"] = newValue.map { .string($0) } }
  }
  /// Documents that must be there, and those that may be: a refresh that died may have left some to be deleted.
  package var documents: ClosedRange<Int>? {
    guard let counted = counts["documents"]?.intValue else { return nil }
    return counted...max(counted, counts["documents_at_most"]?.intValue ?? counted)
  }
  /// Gates that its run skipped, by `SKIP_GATES`.
  package var skippedGates: [String] {
    get { object["skipped_gates"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    set { object["skipped_gates"] = newValue.isEmpty ? nil : .array(newValue.map { .string($0) }) }
  }
  /// Documents by what became of them.
  package var counts: JSONObject {
    get { object["counts"]?.objectValue ?? [:] }
    set { object["counts"] = newValue.count == 0 ? nil : .object(newValue) }
  }
  /// The gates' figures.
  package var gates: JSONValue? {
    get { object["gates"] }
    set { object["gates"] = newValue }
  }

  private func text(_ name: String) -> String? { object[name]?.stringValue }
}
