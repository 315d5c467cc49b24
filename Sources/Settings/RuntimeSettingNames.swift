// SPDX-License-Identifier: Apache-2.0
package import Configuration

/// The runtime: retrieval, access, and what a client may take.
extension Setting {
  private static let retrieval = "Retrieval"
  private static let access = "Access"
  private static let server = "Server"

  package static let fusion = Setting(
    "FUSION", .choice(["rrf", "min_max"]), group: retrieval, summary: "How lexical and vector hits are put in order.",
    defaultValue: "rrf")
  package static let searchVisibility = Setting(
    "SEARCH_VISIBILITY", .list, group: retrieval, placeholder: "1…4[,…]",
    summary: "Magento's visibilities that answers are made of; a product without the attribute counts as visible.",
    defaultValue: "3,4")

  package static let auth = Setting(
    "AUTH", .choice(["required", "widget", "none"]), group: access,
    summary: "required: all of /api/ needs a key. widget: chat and models are also open to pages of CORS_ORIGINS."
      + " none: open.", defaultValue: "required")
  package static let apiKeys = Setting(
    "API_KEYS", .list, group: access, summary: "Accepted keys, or sha256:HEX of them.", isSecret: true)
  package static let corsOrigins = Setting(
    "CORS_ORIGINS", .list, group: access, placeholder: "ORIGIN[,…]",
    summary: "Exact origins of pages that may call, as https://shop.example.", defaultSummary: "none")

  package static let listen = Setting(
    "LISTEN", .list, group: server, placeholder: "HOST:PORT[,…]",
    summary: "Numeric addresses, [::]:8080 or unix:/path.", defaultValue: "0.0.0.0:8080")
  package static let publicURL = Setting(
    "PUBLIC_URL", .text, group: server, placeholder: "URL",
    summary: "Address in the published OpenAPI description.", defaultSummary: "that of the request")
  package static let maxConnections = Setting(
    "MAX_CONNECTIONS", .integer(1...1_000_000), group: server,
    summary: "Connections at once; at the limit the longest-idle one is closed.",
    defaultSummary: "20000, or the descriptor limit less 256")
  package static let requestTimeout = Setting(
    "REQUEST_TIMEOUT", .duration(.seconds(1) ... .seconds(3600)), group: server,
    summary: "From a request's head to its answer's; then 503.", defaultValue: "60s")
  package static let streamTimeout = Setting(
    "STREAM_TIMEOUT", .duration(.seconds(1) ... .seconds(86_400)), group: server,
    summary: "For a whole streamed answer.", defaultValue: "10m")
  package static let headerTimeout = Setting(
    "HEADER_TIMEOUT", .duration(.milliseconds(100) ... .seconds(3600)), group: server,
    summary: "From a request's first byte to the end of its head; then 408.", defaultValue: "10s")
  package static let contentTimeout = Setting(
    "CONTENT_TIMEOUT", .duration(.milliseconds(100) ... .seconds(3600)), group: server,
    summary: "Between two reads of a request's content; then 408.", defaultValue: "30s")
  package static let writeTimeout = Setting(
    "WRITE_TIMEOUT", .duration(.milliseconds(100) ... .seconds(3600)), group: server,
    summary: "Without progress in writing; then the connection is closed.", defaultValue: "30s")
  package static let keepAliveTimeout = Setting(
    "KEEP_ALIVE_TIMEOUT", .duration(.milliseconds(100) ... .seconds(3600)), group: server,
    summary: "Between two requests of a connection.", defaultValue: "1m")
  package static let keepAliveRequests = Setting(
    "KEEP_ALIVE_REQUESTS", .integer(1...1_000_000_000), group: server, summary: "Requests of one connection.",
    defaultValue: "10000")
  package static let maxHeaderBytes = Setting(
    "MAX_HEADER_BYTES", .integer(1024...1_048_576), group: server, summary: "Bytes of a request's fields; then 431.",
    defaultValue: "16384")
  package static let maxHeaderFields = Setting(
    "MAX_HEADER_FIELDS", .integer(10...10_000), group: server, summary: "Fields of a request; then 431.",
    defaultValue: "100")
  package static let maxTargetBytes = Setting(
    "MAX_TARGET_BYTES", .integer(64...65_536), group: server, summary: "Bytes of a request target; then 414.",
    defaultValue: "8192")
  package static let maxContentBytes = Setting(
    "MAX_CONTENT_BYTES", .integer(1024...1_073_741_824), group: server,
    summary: "Bytes of a request's content; then 413.", defaultValue: "1048576")
  package static let drainDelay = Setting(
    "DRAIN_DELAY", .duration(.zero ... .seconds(600)), group: server,
    summary: "From the stop signal to the closing of the listeners, for load balancers to notice.", defaultValue: "0s")
  package static let drainGrace = Setting(
    "DRAIN_GRACE", .duration(.zero ... .seconds(3600)), group: server,
    summary: "For what is in flight at the stop; then it is cut.", defaultValue: "30s")

  /// Retrieval's own.
  package static let retrievalSettings = [fusion, searchVisibility]
  /// Who may call.
  package static let accessSettings = [auth, apiKeys, corsOrigins]
  /// The listener and its limits.
  package static let serverSettings = [
    listen, publicURL, maxConnections, requestTimeout, streamTimeout, headerTimeout, contentTimeout, writeTimeout,
    keepAliveTimeout, keepAliveRequests, maxHeaderBytes, maxHeaderFields, maxTargetBytes, maxContentBytes, drainDelay,
    drainGrace,
  ]
}
