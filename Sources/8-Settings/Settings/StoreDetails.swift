// SPDX-License-Identifier: Apache-2.0
import Catalog
import Configuration
import YAML

/// What can be said of one store beside its index; nil is "not said here".
struct StoreDetails {
  var baseURL: String?
  var urlSuffix: String?
  var mediaBaseURL: String?
  var currency: String?
  var websiteID: Int?
  var customerGroup: Int?
  var language: String?
  var stockFlag: StockFlag?
  var rootCategories: Set<Int>?

  init() {}

  /// The `STORE_…` settings.
  init(common reader: SettingReader) throws(ConfigurationError) {
    baseURL = try Self.checked(.storeBaseURL, reader, Self.baseURL)
    urlSuffix = try Self.checked(.storeURLSuffix, reader, Self.urlSuffix)
    mediaBaseURL = try Self.checked(.storeMediaBaseURL, reader, Self.baseURL)
    currency = try Self.checked(.storeCurrency, reader, Self.currency)
    websiteID = try reader.integer(.storeWebsiteID)
    customerGroup = try reader.integer(.storeCustomerGroup)
    language = try Self.checked(.storeLanguage, reader, Self.language)
    stockFlag = try reader.choice(.storeStockFlag).flatMap(StockFlag.init(rawValue:))
    rootCategories = try Self.rootCategories(reader)
  }

  /// A mapping of the file's `stores:`.
  init(_ entry: StoreFileEntry) throws(ConfigurationError) {
    baseURL = try entry.text("base_url", Self.baseURL)
    urlSuffix = try entry.text("url_suffix", Self.urlSuffix)
    mediaBaseURL = try entry.text("media_base_url", Self.baseURL)
    currency = try entry.text("currency", Self.currency)
    websiteID = try entry.integer("website_id")
    customerGroup = try entry.integer("customer_group")
    language = try entry.text("language", Self.language)
    stockFlag = try entry.text("stock_flag", Self.stockFlag).flatMap(StockFlag.init(rawValue:))
    rootCategories = try entry.texts("root_categories", Self.category).map { Self.categories($0) }
  }

  func profile(id: String?, index: String, over common: StoreDetails) -> StoreProfile {
    StoreProfile(
      id: id, sourceIndex: index, baseURL: baseURL ?? common.baseURL,
      urlSuffix: urlSuffix ?? common.urlSuffix ?? ".html", mediaBaseURL: mediaBaseURL ?? common.mediaBaseURL,
      currency: currency ?? common.currency, websiteID: websiteID ?? common.websiteID,
      customerGroup: customerGroup ?? common.customerGroup ?? 0, language: language ?? common.language ?? "en",
      rootCategories: rootCategories ?? common.rootCategories, stockFlag: stockFlag ?? common.stockFlag ?? .auto)
  }

  // MARK: Forms

  /// How a text is checked: what it becomes, and what is allowed.
  struct Form: Sendable {
    var allowed: String
    var read: @Sendable (String) -> String?
  }

  private static let baseURL = Form(allowed: "an http or https URL without query", read: { URLText.base($0) })
  private static let urlSuffix = Form(allowed: "a suffix such as .html, or `none`") { text in
    if text == "none" { return "" }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } && !text.contains { "?#\"<>\\".contains($0) }
    return isPlain ? text : nil
  }
  private static let currency = Form(allowed: "a code of ISO 4217 such as USD") { text in
    let code = text.uppercased()
    return code.utf8.count == 3 && code.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5a } ? code : nil
  }
  private static let language = Form(allowed: "a language tag such as en or pt-BR") { text in
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let first = parts.first, (2...3).contains(first.count), parts.joined(separator: "-").count == text.count,
      parts.allSatisfy({ $0.count <= 8 && $0.utf8.allSatisfy(isLetterOrDigit) })
    else { return nil }
    return text
  }

  private static let stockFlag = Form(
    allowed: "one of " + StockFlag.allCases.map(\.rawValue).joined(separator: ", "),
    read: { StockFlag(rawValue: $0.lowercased())?.rawValue })
  private static let category = Form(allowed: "ids of categories such as 41, or `none`") { text in
    if text == "none" { return text }
    let isNumber = (1...9).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isNumber ? text : nil
  }

  /// `none` beside ids says nothing more.
  private static func categories(_ texts: [String]) -> Set<Int> { Set(texts.compactMap { Int($0) }) }

  private static func rootCategories(_ reader: SettingReader) throws(ConfigurationError) -> Set<Int>? {
    guard let value = try reader.value(.storeRootCategories), !value.texts.isEmpty else { return nil }
    for text in value.texts where category.read(text) == nil {
      throw reader.invalid(.storeRootCategories, value, text: text, allowed: category.allowed)
    }
    return categories(value.texts)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a)
  }

  private static func checked(
    _ setting: Setting, _ reader: SettingReader, _ form: Form
  ) throws(ConfigurationError) -> String? {
    guard let value = try reader.value(setting), let text = value.texts.last else { return nil }
    guard let read = form.read(text) else { throw reader.invalid(setting, value, allowed: form.allowed) }
    return read
  }
}

/// One mapping of the file's `stores:`, read with errors at its place.
struct StoreFileEntry {
  private static let keys = [
    "id", "index", "base_url", "url_suffix", "media_base_url", "currency", "website_id", "customer_group", "language",
    "stock_flag", "root_categories",
  ]

  private let node: YAMLNode
  private let reader: SettingReader
  /// The setting's value with the entry's place.
  let value: SettingValue

  init(_ node: YAMLNode, _ list: SettingValue, _ reader: SettingReader) {
    self.node = node
    self.reader = reader
    var value = list
    if case .file(let path, _) = list.origin { value.origin = .file(path: path, place: node.place) }
    self.value = value
  }

  func checkKeys() throws(ConfigurationError) {
    for pair in node.mapping ?? [] where !Self.keys.contains(pair.key) {
      throw invalid(pair.value, pair.key, "keys " + Self.keys.joined(separator: ", "))
    }
  }

  func text(_ key: String) throws(ConfigurationError) -> String? {
    guard let found = node[key], !found.isNull else { return nil }
    guard let text = found.text else { throw invalid(found, key, "a text for \(key)") }
    return text
  }

  func text(_ key: String, _ form: StoreDetails.Form) throws(ConfigurationError) -> String? {
    guard let found = node[key], let text = try text(key) else { return nil }
    guard let read = form.read(text) else { throw invalid(found, text, "\(form.allowed) for \(key)") }
    return read
  }

  /// The elements of a sequence, or of a text with commas.
  func texts(_ key: String, _ form: StoreDetails.Form) throws(ConfigurationError) -> [String]? {
    guard let found = node[key], !found.isNull else { return nil }
    let nodes = found.sequence ?? [found]
    var texts: [String] = []
    for node in nodes {
      guard let text = node.text else { throw invalid(node, key, "\(form.allowed) for \(key)") }
      for part in text.split(separator: ",") {
        let part = String(part.drop { $0 == " " }.prefix { $0 != " " })
        guard let read = form.read(part) else { throw invalid(node, text, "\(form.allowed) for \(key)") }
        texts.append(read)
      }
    }
    return texts
  }

  func integer(_ key: String) throws(ConfigurationError) -> Int? {
    guard let found = node[key], let text = try text(key) else { return nil }
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(text), number <= 65_535 else {
      throw invalid(found, text, "a whole number from 0 to 65535 for \(key)")
    }
    return number
  }

  private func invalid(_ found: YAMLNode, _ text: String, _ allowed: String) -> ConfigurationError {
    var value = value
    if case .file(let path, _) = value.origin { value.origin = .file(path: path, place: found.place) }
    return reader.invalid(.stores, value, text: text, allowed: allowed)
  }
}
