// SPDX-License-Identifier: Apache-2.0
import Catalog
import Configuration
import Indexing
import Settings

/// Flags of the commands that are no settings of the product, as they were given.
struct CommandFlags: Sendable {
  /// The form of standard output; nil: not said.
  var format: String?
  /// The index to roll back to; nil: the newest former one.
  var target: String?
  /// The index to look at; nil: the live one.
  var index: String?
  var force = false
  var isDryRun = false
  var embeds = false
  /// Questions that must find certain products, for commands that check an index.
  var canaries: [Canary.Query] = []
  /// The product to look at.
  var product: Inspection.Wanted?
  /// The embedding model and dimensions of the settings, for commands that compare with them.
  var model: String?
  var dimensions: Int?

  /// The file of judgements and what it holds, for the command that needs them.
  var judgements: InputFile?
  /// An earlier report to compare with, where one is named.
  var earlier: InputFile?
  /// From which rating on a product is relevant.
  var relevant = 1.0

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
    if has(.queries) {
      guard let file = try InputFile(.queries, reader) else {
        throw ConfigurationError(
          code: .usage, message: "--queries FILE is missing: a table with the columns query, docid and rating",
          setting: Setting.queries.name)
      }
      judgements = file
      earlier = try InputFile(.compare, reader)
      relevant = try reader.number(.relevant) ?? relevant
    }
    if has(.to) {
      model = try reader.text(.embeddingModel)
      dimensions = try reader.integer(.embeddingDimensions)
    }
  }
}

extension CommandFlags {
  /// Those of `CANARY_QUERIES`, unless the gate is left out.
  static func canaries(
    _ reader: SettingReader, _ command: IndexerCommand
  ) throws(ConfigurationError) -> [Canary.Query] {
    guard command.settings.contains(where: { $0.name == Setting.canaryQueries.name }),
      let file = try InputFile(.canaryQueries, reader), let value = try reader.value(.canaryQueries),
      try reader.value(.skipGates)?.texts.contains("canary") != true
    else { return [] }
    let read = Canary.Query.read(String(decoding: file.bytes, as: UTF8.self))
    if let line = read.badLine {
      throw reader.invalid(
        .canaryQueries, value, allowed: "a file of question<TAB>SKU[<TAB>store], a line each (line \(line) is none)")
    }
    return read.queries
  }

  private static func product(_ reader: SettingReader) throws(ConfigurationError) -> Inspection.Wanted {
    switch (try reader.text(.sku), try reader.text(.id)) {
    case (let sku?, nil): return .sku(sku)
    case (nil, let id?): return .id(id)
    default: throw ConfigurationError(code: .usage, message: "name one product, by --sku SKU or by --id ID")
    }
  }

  /// The settings with those that `--set NAME=VALUE` tries.
  /// - Throws: usage, where a name is none of the settings that decide what is found.
  static func trying(
    _ reader: SettingReader, _ command: IndexerCommand
  ) throws(ConfigurationError) -> SettingReader {
    guard command.settings.contains(.set), let value = try reader.value(.set) else { return reader }
    var tried: [(setting: Setting, text: String)] = []
    for text in value.texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      // A list's values are separated by the same commas as the settings.
      if parts.count == 1, let last = tried.last, last.setting.kind == .list {
        tried[tried.count - 1].text += "," + text
        continue
      }
      let name = String(parts[0].uppercased().map { $0 == "-" ? "_" : $0 })
      guard parts.count == 2, let setting = Setting.rankingSettings.first(where: { $0.name == name }) else {
        throw reader.invalid(
          .set, value, text: text,
          allowed: "NAME=VALUE with one of " + Setting.rankingSettings.map(\.name).joined(separator: ", "))
      }
      tried.append((setting, parts[1]))
    }
    return reader.overriding(tried)
  }
}

extension Setting {
  private static let command = "Command"

  static let queries = Setting(
    "QUERIES", .text, group: command, placeholder: "FILE",
    summary:
      "Judgements: a table (TSV or CSV) with a header query,docid,rating, or JSON lines of those members. docid is"
      + " a SKU or a product id; the rating goes from 0 (does not fit) to 3 (fits best).",
    defaultSummary: "required", isArgument: true)
  static let compare = Setting(
    "COMPARE", .text, group: command, placeholder: "FILE",
    summary: "An earlier output of --format json: ends with 65 where nDCG@10 is significantly lower than there.",
    defaultSummary: "none", isArgument: true)
  static let set = Setting(
    "SET", .list, group: command, placeholder: "NAME=VALUE",
    summary: "Measure with another value of a setting, of "
      + Setting.rankingSettings.map(\.name).joined(separator: ", ") + "; may be repeated.",
    defaultSummary: "as set", isArgument: true)
  static let relevant = Setting(
    "RELEVANT", .number(0.001...10), group: command,
    summary: "The least rating that recall and MRR count as relevant.", defaultValue: "1", isArgument: true)

  static let only = Setting(
    "ONLY", .list, group: command, placeholder: "ID", summary: "Only this store; may be repeated.",
    defaultSummary: "all configured stores", isArgument: true)
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
