// SPDX-License-Identifier: Apache-2.0
import Catalog
import Configuration
import Primitives

/// One store's settings beside its index; nil: not set here.
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

  /// The keys of a mapping of the file's `stores:`.
  static let fileKeys = [
    "id", "index", "base_url", "url_suffix", "media_base_url", "currency", "website_id", "customer_group", "language",
    "stock_flag", "root_categories",
  ]

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
  init(_ entry: FileEntry) throws(ConfigurationError) {
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

  private static let baseURL = TextForm(allowed: "an http or https URL without query", read: { URLText.base($0) })
  private static let urlSuffix = TextForm(allowed: "a suffix such as .html, or `none`") { text in
    if text == "none" { return "" }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } && !text.contains { "?#\"<>\\".contains($0) }
    return isPlain ? text : nil
  }
  private static let currency = TextForm(allowed: "a code of ISO 4217 such as USD") { text in
    let code = text.uppercased()
    return code.utf8.count == 3 && code.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5a } ? code : nil
  }
  private static let language = TextForm(allowed: "a language tag such as en or pt-BR") { text in
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let first = parts.first, (2...3).contains(first.count), parts.joined(separator: "-").count == text.count,
      parts.allSatisfy({ $0.count <= 8 && $0.utf8.allSatisfy(ASCII.isLetterOrDigit) })
    else { return nil }
    return text
  }

  private static let stockFlag = TextForm(
    allowed: "one of " + StockFlag.allCases.map(\.rawValue).joined(separator: ", "),
    read: { StockFlag(rawValue: $0.lowercased())?.rawValue })
  private static let category = TextForm(allowed: "ids of categories such as 41, or `none`") { text in
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

  private static func checked(
    _ setting: Setting, _ reader: SettingReader, _ form: TextForm
  ) throws(ConfigurationError) -> String? {
    guard let value = try reader.value(setting), let text = value.texts.last else { return nil }
    guard let read = form.read(text) else { throw reader.invalid(setting, value, allowed: form.allowed) }
    return read
  }
}
