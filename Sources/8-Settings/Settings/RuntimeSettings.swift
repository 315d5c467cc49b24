// SPDX-License-Identifier: Apache-2.0
package import API
import Bootstrap
import Catalog
package import Chat
package import Configuration
package import Embedding
package import HTTPServer
package import Observability
package import OpenAI
package import Redis
package import Reranking
package import Retrieval
package import SearchEngine
package import Telemetry

/// All settings of `rag-runtime`, read and checked.
package struct RuntimeSettings: Sendable {
  /// Listeners, limits, TLS and CORS.
  package var server: HTTPServer.Options
  /// The cluster of the RAG index.
  package var engine: SearchEngine.Options
  /// The service for questions' vectors; that of `chatAPI` unless `EMBEDDING_BASE_URL` names another.
  package var embeddingAPI: OpenAIClient.Options
  /// The model of questions' vectors.
  package var embedder: Embedder.Options
  /// The service for answers.
  package var chatAPI: OpenAIClient.Options
  /// The model of answers, and its limits.
  package var chat: ChatService.Options
  /// Settings of the search.
  package var retrieval: Retriever.Options
  /// Nil: none.
  package var reranker: Reranker.Options?
  /// Credentials and origins that are let in.
  package var access: AccessControl
  /// Nil: no tokens of an authorization server are accepted.
  package var tokens: TokenVerifier.Options?
  /// The first is the default one.
  package var stores: [StoreHandle]
  /// The address under which clients reach the service, for its description; nil: the one that they asked.
  package var publicURL: String?
  /// Addresses on which `/metrics` is served alone; empty: with the rest.
  package var metricsListen: [ListenAddress]
  /// Vectors of questions kept in memory; 0: none.
  package var keptQueries: Int
  /// To the engine and the model API, where they offer it.
  package var usesHTTP2: Bool
  /// Nil: none.
  package var rateLimit: RateLimit?
  package var budgets: Budgets.Options
  /// By which replicas share their limits; nil: each counts for itself.
  package var limitsStore: RedisAddress?
  package var telemetry: TelemetryOptions
  /// Whether shoppers' questions stand in the access log.
  package var logsQuestions: Bool
  /// `/mcp`.
  package var mcp: Exposure
  /// `/catalog/`.
  package var ucp: Exposure
  /// Warnings for the start: settings that are allowed and seldom meant.
  package var warnings: [String] = []

  /// - Throws: the first setting that is missing or has a value out of bounds, named with its origin.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    engine = try SearchEngine.Options(reader)
    embeddingAPI = try OpenAIClient.Options.embeddings(reader)
    embedder = try Embedder.Options(reader)
    keptQueries = try Self.keptQueries(reader)
    chatAPI = try OpenAIClient.Options.chat(reader)
    chat = try ChatService.Options(reader)
    retrieval = try Retriever.Options(reader)
    reranker = try Reranker.Options(reader)
    access = try AccessControl(reader)
    tokens = try TokenVerifier.Options(reader)
    server = try HTTPServer.Options(reader)
    metricsListen = try HTTPServer.Options.addresses(.metricsListen, reader)
    rateLimit = try RateLimit(reader)
    budgets = try Budgets.Options(reader)
    limitsStore = try RedisAddress.limits(reader)
    telemetry = try TelemetryOptions(reader, program: Program.runtime.name)
    logsQuestions = try reader.boolean(.logQuestions) ?? false
    mcp = try reader.choice(.mcp).flatMap(Exposure.init(rawValue:)) ?? .on
    ucp = try reader.choice(.ucp).flatMap(Exposure.init(rawValue:)) ?? .off
    usesHTTP2 = try reader.boolean(.upstreamHTTP2) ?? false
    server.drainEvent = APIRoutes.drainEvent
    if !access.origins.isEmpty { server.cors = APIRoutes.cors(origins: access.origins) }
    publicURL = try Self.publicURL(reader)
    let profiles = try StoreProfiles(reader)
    stores = try profiles.handles(reader)
    if access.mode == .none { warnings.append("AUTH=none: everyone who reaches the port may use the API") }
    if let secret = try reader.text(.widgetSecret) {
      if access.mode != .widget { warnings.append("WIDGET_SECRET does nothing without AUTH=widget") }
      if secret.utf8.count < 32 { warnings.append("WIDGET_SECRET has fewer than 32 bytes: it may be guessed") }
    } else if access.mode == .widget {
      warnings.append(
        "AUTH=widget without WIDGET_SECRET believes the Origin that a client sends, which a program may invent")
    }
    let (rerankKey, rerankModel) = (try reader.text(.rerankAPIKey), try reader.text(.rerankModel))
    if reranker == nil, rerankKey != nil || rerankModel != nil {
      warnings.append("RERANK_API_KEY and RERANK_MODEL do nothing without RERANK_URL")
    }
    for profile in profiles.profiles where profile.currency == nil {
      warnings.append(
        "store \(profile.storeKey) has no STORE_CURRENCY: prices have one only where the documents name it")
    }
  }

  /// 0 for `off`.
  private static func keptQueries(_ reader: SettingReader) throws(ConfigurationError) -> Int {
    guard let value = try reader.value(.queryCache), let text = value.texts.last, text.lowercased() != "off" else {
      return 0
    }
    guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int(text), (1...100_000).contains(number)
    else { throw reader.invalid(.queryCache, value, allowed: "a whole number from 1 to 100000, or off") }
    return number
  }

  private static func publicURL(_ reader: SettingReader) throws(ConfigurationError) -> String? {
    guard let value = try reader.value(.publicURL), let text = value.texts.last else { return nil }
    guard let url = URLText.base(text) else {
      throw reader.invalid(.publicURL, value, allowed: "an http or https URL without user or query")
    }
    return url
  }
}
