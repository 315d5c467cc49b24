// SPDX-License-Identifier: Apache-2.0
import Catalog
import Configuration
import Indexing
import Settings

/// Flags of the commands that are no settings of the product, as they were given.
struct CommandFlags: Sendable {
  /// How standard output is written; nil: not said.
  var format: String?
  /// The index to roll back to; nil: the newest former one.
  var target: String?
  /// The index to look at; nil: the live one.
  var index: String?
  var force = false
  var isDryRun = false
  var embeds = false
  /// The product to look at.
  var product: Inspection.Wanted?
  /// The embedding model and dimensions of the settings, for commands that compare with them.
  var model: String?
  var dimensions: Int?

  var isJSON: Bool { format == "json" }

  /// Reads them, and narrows `settings` to what they leave.
  /// - Throws: usage, where `--only` names no configured store.
  init(_ reader: SettingReader, _ command: IndexerCommand, narrowing settings: inout IndexerSettings)
    throws(ConfigurationError)
  {
    let names = Set(command.settings.map(\.name))
    func has(_ setting: Setting) -> Bool { names.contains(setting.name) }
    if has(.only), let value = try reader.value(.only) {
      let known = settings.indexing.stores.map(\.storeKey)
      for id in value.texts where !known.contains(id) {
        throw reader.invalid(.only, value, text: id, allowed: "some of " + known.joined(separator: ", "))
      }
      settings.indexing.stores.removeAll { !value.texts.contains($0.storeKey) }
    }
    if has(.format) { format = try reader.choice(.format) }
    if has(.to) { target = try reader.text(.to) }
    if has(.index) { index = try reader.text(.index) }
    if has(.force) { force = try reader.boolean(.force) ?? false }
    if has(.dryRun) { isDryRun = try reader.boolean(.dryRun) ?? false }
    if has(.keep), let count = try reader.integer(.keep) { settings.indexing.keptGenerations = count }
    if has(.embed) { embeds = try reader.boolean(.embed) ?? false }
    if has(.sku) { product = try Self.product(reader) }
    if has(.to) {
      model = try reader.text(.embeddingModel)
      dimensions = try reader.integer(.embeddingDimensions)
    }
  }
}

extension CommandFlags {
  private static func product(_ reader: SettingReader) throws(ConfigurationError) -> Inspection.Wanted {
    switch (try reader.text(.sku), try reader.text(.id)) {
    case (let sku?, nil): return .sku(sku)
    case (nil, let id?): return .id(id)
    default: throw ConfigurationError(code: .usage, message: "name one product, by --sku SKU or by --id ID")
    }
  }
}

extension Setting {
  private static let command = "Command"

  static let only = Setting(
    "ONLY", .list, group: command, placeholder: "ID", summary: "Only this store; may be repeated.",
    defaultSummary: "all configured stores", isArgument: true)
  static let format = Setting(
    "FORMAT", .choice(["text", "json"]), group: command,
    summary: "What standard output holds: lines for people, or one JSON document.", defaultSummary: "text",
    isArgument: true)
  static let to = Setting(
    "TO", .text, group: command, placeholder: "INDEX", summary: "The index to go to.",
    defaultSummary: "the newest former one", isArgument: true)
  static let index = Setting(
    "INDEX", .text, group: command, placeholder: "INDEX", summary: "The index to look at.",
    defaultSummary: "the live one", isArgument: true)
  static let force = Setting(
    "FORCE", .toggle, group: command,
    summary: "Go also to an index whose model, dimensions or template differ from the settings.", isArgument: true)
  static let dryRun = Setting(
    "DRY_RUN", .toggle, group: command, summary: "Only list what would be deleted.", isArgument: true)
  static let keep = Setting(
    "KEEP", .integer(0...100), group: command, summary: "Former indices to keep.",
    defaultSummary: "KEEP_GENERATIONS", isArgument: true)
  static let sku = Setting(
    "SKU", .text, group: command, placeholder: "SKU", summary: "The product by its SKU.", isArgument: true)
  static let id = Setting(
    "ID", .text, group: command, placeholder: "ID", summary: "The product by Magento's entity id.", isArgument: true)
  static let embed = Setting(
    "EMBED", .toggle, group: command, summary: "Embed new and changed texts too.", isArgument: true)
}
