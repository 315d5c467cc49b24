// SPDX-License-Identifier: Apache-2.0
import API
package import Configuration
import Retrieval

/// The runtime: retrieval, access, and what a client may take.
extension Setting {
  private static let retrieval = "Retrieval"
  private static let access = "Access"
  private static let server = "Server"
  private static let key = "Key"

  package static let fusion = Setting(
    "FUSION", .choice(["rrf", "min_max"]), group: retrieval,
    summary: "Method by which lexical and vector hits become one list.",
    defaultValue: "min_max")
  package static let rerankURL = Setting(
    "RERANK_URL", .text, group: retrieval, placeholder: "URL",
    summary: "A service that puts the first 30 products in order, with the /rerank of Cohere, Jina or TEI; sends it"
      + " questions and product texts.", defaultSummary: "off")
  package static let rerankAPIKey = Setting(
    "RERANK_API_KEY", .text, group: retrieval, summary: "Its key.", isSecret: true)
  package static let rerankModel = Setting(
    "RERANK_MODEL", .text, group: retrieval, placeholder: "NAME", summary: "Its model, where it has several.")
  package static let rerankTimeout = Setting(
    "RERANK_TIMEOUT", .duration(.milliseconds(10)...(.seconds(10))), group: retrieval,
    summary: "Longest wait for it; then products stand as the search has found them.", defaultValue: "300ms")
  package static let stockPolicy = Setting(
    "STOCK_POLICY", .choice(StockPolicy.allCases.map(\.rawValue)), group: retrieval,
    summary:
      "Treatment of products known to be out of stock. demote: behind the others of an answer. hide: left out.",
    defaultValue: "demote")
  package static let similarityFloor = Setting(
    "SIMILARITY_FLOOR", .text, group: retrieval, placeholder: "0…1",
    summary: "Least similarity (cosine) of question and product that counts as found where no word matches.",
    defaultSummary: "learned by the indexer")
  package static let searchVisibility = Setting(
    "SEARCH_VISIBILITY", .list, group: retrieval, placeholder: "1…4[,…]",
    summary: "Magento's visibilities that answers are made of; a product without the attribute counts as visible.",
    defaultValue: "3,4")

  static let auth = Setting(
    "AUTH", .choice(["required", "widget", "none"]), group: access,
    summary:
      "required: all of /api/ needs a key or token. widget: chat and models are also open to pages of CORS_ORIGINS."
      + " none: open.", defaultValue: "required")
  package static let apiKeys = Setting(
    "API_KEYS", .list, group: access,
    summary: "Accepted keys, or sha256:HEX of them. In the file also a list of mappings with name, sha256, scopes,"
      + " stores, rate_limit, daily_budget_usd.", isSecret: true, isStructuredInFile: true)
  static let keyName = Setting(
    "NAME", .text, group: key, placeholder: "NAME", summary: "The holder's name in logs, traces and metrics.",
    defaultSummary: "made of the hash", isArgument: true)
  static let keyScopes = Setting(
    "SCOPES", .list, group: key, placeholder: "SCOPE[,…]",
    summary: "Scopes of the holder, of \(AccessScope.all.joined(separator: ", ")).",
    defaultValue: "chat,retrieve", isArgument: true)
  static let oauthIssuer = Setting(
    "OAUTH_ISSUER", .text, group: access, placeholder: "URL",
    summary: "Authorization server whose bearer tokens (JWT) are accepted, as it calls itself in them.",
    defaultSummary: "none")
  static let oauthAudience = Setting(
    "OAUTH_AUDIENCE", .text, group: access, summary: "Audience that a token must name.",
    defaultSummary: "required with OAUTH_ISSUER")
  static let oauthKeysURL = Setting(
    "OAUTH_JWKS_URL", .text, group: access, placeholder: "URL", summary: "The issuer's keys.",
    defaultSummary: "as the issuer's metadata say")
  static let oauthAuthorizationURL = Setting(
    "OAUTH_AUTHORIZATION_URL", .text, group: access, placeholder: "URL",
    summary: "Endpoint for the published OpenAPI description.", defaultSummary: "as the issuer's metadata say")
  static let oauthTokenURL = Setting(
    "OAUTH_TOKEN_URL", .text, group: access, placeholder: "URL",
    summary: "Endpoint for the published OpenAPI description.",
    defaultSummary: "as the issuer's metadata say")
  static let oauthScopes = Setting(
    "OAUTH_SCOPES", .list, group: access, placeholder: "OURS=THEIRS[,…]",
    summary: "The issuer's names for our scopes, such as chat=shop.chat,retrieve=shop.read.",
    defaultSummary: "the same names")
  package static let widgetSecret = Setting(
    "WIDGET_SECRET", .text, group: access,
    summary: "With AUTH=widget: pages need a short-lived token, which is signed with this.", isSecret: true)
  static let widget = Setting(
    "WIDGET", .choice(["on", "off"]), group: access,
    summary: "/widget.js, the chat for a shop's pages, and /demo, a page to try it on; with AUTH=widget or none.",
    defaultValue: "off")
  static let corsOrigins = Setting(
    "CORS_ORIGINS", .list, group: access, placeholder: "ORIGIN[,…]",
    summary: "Exact origins of pages that may call, as https://shop.example.", defaultSummary: "none")

  package static let mcp = Setting(
    "MCP", .choice(Exposure.allCases.map(\.rawValue)), group: access,
    summary: "Tools for agents at /mcp. on: with a key or token for retrieve. public: without, at the address's rate.",
    defaultValue: "on")
  package static let ucp = Setting(
    "UCP", .choice(Exposure.allCases.map(\.rawValue)), group: access,
    summary: "The catalogue for agents at /catalog/ and /.well-known/ucp; on and public as with MCP.",
    defaultValue: "off")

  package static let publicURL = Setting(
    "PUBLIC_URL", .text, group: server, placeholder: "URL",
    summary: "Address in the published OpenAPI description.", defaultSummary: "that of the request")
  package static let metricsListen = Setting(
    "METRICS_LISTEN", .list, group: server, placeholder: "HOST:PORT[,…]",
    summary: "/metrics on its own port, in plain HTTP, and not on LISTEN.", defaultSummary: "on LISTEN")
  package static let rateLimit = Setting(
    "RATE_LIMIT", .text, group: access, placeholder: "PER_MINUTE/BURST",
    summary:
      "Requests to /api/, /mcp and /catalog/ a minute and at once, per key and per client address; then 429. off: no limit.",
    defaultValue: "60/20")

  static let dailyBudget = Setting(
    "DAILY_BUDGET_USD", .number(0...1_000_000_000), group: access, placeholder: "USD",
    summary: "What the service may spend on models from 00:00 UTC on; then it answers without a model.",
    defaultSummary: "none")
  static let dailyTokens = Setting(
    "DAILY_TOKENS_PER_CLIENT", .integer(1...1_000_000_000_000), group: access, placeholder: "TOKENS",
    summary: "What one key, token or address may use from 00:00 UTC on; then 429.", defaultSummary: "none")
  static let limitsURL = Setting(
    "LIMITS_URL", .text, group: access, placeholder: "redis://HOST:PORT",
    summary: "Redis by which all replicas count rates and budgets together; rediss:// speaks TLS.",
    defaultSummary: "each process counts for itself", isSecret: true)
  static let limitsCAFile = Setting(
    "LIMITS_CA_FILE", .text, group: access, placeholder: "FILE",
    summary: "PEM file of the certificates to trust there, with rediss://.", defaultSummary: "the system's")
  static let logQuestions = Setting(
    "LOG_QUESTIONS", .boolean, group: "Log",
    summary: "Shoppers' questions in the access log. They may say who somebody is.", defaultValue: "false")

  static let queryCache = Setting(
    "QUERY_CACHE", .text, group: retrieval, placeholder: "NUMBER|off",
    summary: "Vectors of questions kept in memory, at most 16 MiB; the same question again costs no tokens.",
    defaultValue: "1000")
  static let upstreamHTTP2 = Setting(
    "UPSTREAM_HTTP2", .boolean, group: "Models",
    summary: "HTTP/2 to the engine and the model API where they offer it over TLS.", defaultValue: "false")

  /// Settings that decide which products answer a question: `rag-indexer eval` measures them, and tries others with
  /// `--set`.
  package static let rankingSettings = [
    fusion, rerankURL, rerankModel, rerankTimeout, stockPolicy, similarityFloor, searchVisibility, embeddingTimeout,
  ]
  /// Retrieval's own.
  package static let retrievalSettings = [
    fusion, rerankURL, rerankAPIKey, rerankModel, rerankTimeout, stockPolicy, similarityFloor, searchVisibility,
    queryCache, upstreamHTTP2,
  ]
  /// Settings of access.
  package static let accessSettings = [
    auth, apiKeys, corsOrigins, widget, widgetSecret, rateLimit, oauthIssuer, oauthAudience, oauthKeysURL,
    oauthAuthorizationURL, oauthTokenURL, oauthScopes, mcp, ucp, dailyBudget, dailyTokens,
    limitsURL, limitsCAFile,
  ]
  /// The runtime's settings beside those of every server.
  static let runtimeServerSettings = [publicURL, metricsListen, logQuestions]
}
