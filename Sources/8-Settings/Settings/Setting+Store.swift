// SPDX-License-Identifier: Apache-2.0
import Catalog
package import Configuration

/// The store views, and what their native index leaves out.
extension Setting {
  private static let store = "Stores"

  package static let stores = Setting(
    "STORES", .list, group: store, placeholder: "[ID=]INDEX[,…]",
    summary: "Magento's index or alias of each store view, with the ID that it gets here. May be repeated. In the file"
      + " also a list of mappings with id, index, base_url, url_suffix, media_base_url, currency, website_id,"
      + " customer_group, language, stock_flag, root_categories.",
    defaultValue: "magento2_product_1", isStructuredInFile: true, flag: .named("store"))
  static let storeBaseURL = Setting(
    "STORE_BASE_URL", .text, group: store, placeholder: "URL",
    summary: "Beginning of product links, for stores without an entry in the file.",
    defaultSummary: "only links that the documents have")
  static let storeURLSuffix = Setting(
    "STORE_URL_SUFFIX", .text, group: store, placeholder: "TEXT",
    summary: "End of product links; `none` for nothing.", defaultValue: ".html")
  static let storeMediaBaseURL = Setting(
    "STORE_MEDIA_BASE_URL", .text, group: store, placeholder: "URL",
    summary: "Beginning of image links.", defaultSummary: "only images that the documents have")
  static let storeCurrency = Setting(
    "STORE_CURRENCY", .text, group: store, placeholder: "CODE",
    summary: "ISO 4217 code of the prices.", defaultSummary: "the document's, else none")
  static let storeWebsiteID = Setting(
    "STORE_WEBSITE_ID", .integer(0...65_535), group: store,
    summary: "Magento's website whose prices are shown.", defaultSummary: "the only one there is")
  static let storeCustomerGroup = Setting(
    "STORE_CUSTOMER_GROUP", .integer(0...65_535), group: store,
    summary: "Magento's customer group whose prices are shown; 0 is the guest.", defaultValue: "0")
  static let storeLanguage = Setting(
    "STORE_LANGUAGE", .text, group: store, placeholder: "TAG",
    summary: "Language of the texts, as en or pt-BR.", defaultValue: "en")
  static let storeStockFlag = Setting(
    "STORE_STOCK_FLAG", .choice(StockFlag.allCases.map(\.rawValue)), group: store,
    summary:
      "Meaning of Magento's is_out_of_stock: inverted (Magento up to 2.4.7: 1 is in stock), plain (from 2.4.8 on: 1"
      + " is out of stock), ignore; auto: in stock where all documents have the same value, else unknown.",
    defaultValue: "auto")
  static let storeRootCategories = Setting(
    "STORE_ROOT_CATEGORIES", .list, group: store, placeholder: "ID[,ID]",
    summary: "Categories that are no category of the shop; `none` for nothing.",
    defaultSummary: "1 and 2, or what all documents share")
  package static let template = Setting(
    "TEMPLATE", .choice(ChunkTemplate.allCases.map(\.rawValue)), group: store,
    summary:
      "What of a product is embedded. full: name, brand, categories, description, attributes. brief: name, brand,"
      + " short description. Another one has all products embedded anew.", defaultValue: ChunkTemplate.full.rawValue)
  package static let indexPrefix = Setting(
    "INDEX_PREFIX", .text, group: store, placeholder: "PREFIX",
    summary: "Beginning of the names of our indices and aliases.", defaultValue: "products-rag")

  static let extractSlices = Setting(
    "EXTRACT_SLICES", .integer(1...1024), group: "Indexing",
    summary: "Slices read side by side; raised where the engine needs more.", defaultSummary: "by CPUs and shards")

  static let deadLetterFile = Setting(
    "DEAD_LETTER_FILE", .text, group: "Indexing", placeholder: "FILE",
    summary: "File for rejected documents, one JSON object a line.", defaultSummary: "the log")

  package static let metricsFile = Setting(
    "METRICS_FILE", .text, group: "Indexing", placeholder: "FILE",
    summary: "Where a run writes its metrics in Prometheus' text, for node_exporter's textfile collector.",
    defaultSummary: "none")

  package static let minimumDocumentRatio = Setting(
    "MIN_DOCUMENT_RATIO", .number(0...1), group: "Indexing",
    summary: "Share of the live index's documents that a new one must have to be put into use.", defaultValue: "0.9")
  static let maximumRejectedRatio = Setting(
    "MAX_REJECTED_RATIO", .number(0...1), group: "Indexing",
    summary: "Share of the documents that may be rejected; one always may.", defaultValue: "0.01")
  package static let skipGates = Setting(
    "SKIP_GATES", .list, group: "Indexing", placeholder: "GATE[,…]",
    summary:
      "Checks of a new index that are left out: count, shrink, vectors, retrieval, prices, canary. For stand-ins and"
      + " emergencies.",
    defaultSummary: "none")
  package static let canaryQueries = Setting(
    "CANARY_QUERIES", .text, group: "Indexing", placeholder: "FILE",
    summary: "Questions and the SKUs that each must find among the first ten, `question<TAB>SKU[<TAB>store]` a line; a"
      + " new index that does not is not put into use.",
    defaultSummary: "none")
  package static let keepGenerations = Setting(
    "KEEP_GENERATIONS", .integer(0...100), group: "Indexing",
    summary: "Former indices kept for the way back.", defaultValue: "1")
  static let maximumCost = Setting(
    "MAX_COST", .number(0...1_000_000_000), group: "Indexing", placeholder: "USD",
    summary:
      "USD that the texts of a run may cost, all stores together; a run that would cost more ends before it pays.",
    defaultSummary: "none")
  static let maximumEmbeddings = Setting(
    "MAX_EMBEDDINGS", .integer(0...Int.max), group: "Indexing",
    summary: "Texts that a run may have embedded, all stores together; a run that needs more ends before it pays.",
    defaultSummary: "none")
  package static let lockWait = Setting(
    "LOCK_WAIT", .duration(.zero ... .seconds(86_400)), group: "Indexing",
    summary: "Time for which a run waits for a refresh of the same store to end.", defaultValue: "10m")
  package static let upstreamPatience = Setting(
    "UPSTREAM_PATIENCE", .duration(.zero ... .seconds(86_400)), group: "Indexing",
    summary: "Time for which a batch is tried again while the model API or the engine is away.", defaultValue: "5m")

  /// The indexer's own.
  package static let indexingSettings = [
    extractSlices, deadLetterFile, metricsFile, minimumDocumentRatio, maximumRejectedRatio, skipGates, keepGenerations,
    lockWait, maximumCost, maximumEmbeddings, upstreamPatience,
  ]

  /// Those of them that count for a refresh.
  package static let refreshSettings = [
    extractSlices, minimumDocumentRatio, maximumRejectedRatio, skipGates, maximumCost, maximumEmbeddings,
    upstreamPatience,
  ]

  /// Settings of the stores.
  package static let storeSettings = [
    stores, storeBaseURL, storeURLSuffix, storeMediaBaseURL, storeCurrency, storeWebsiteID, storeCustomerGroup,
    storeLanguage, storeStockFlag, storeRootCategories, template, indexPrefix,
  ]
}
