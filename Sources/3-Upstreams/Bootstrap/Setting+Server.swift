// SPDX-License-Identifier: Apache-2.0
package import Configuration

/// The settings of every server: where it listens, HTTPS, whom it believes, what a client may take, how it ends.
extension Setting {
  private static let server = "Server"
  private static let limits = "Limits"

  package static let listen = Setting(
    "LISTEN", .list, group: server, placeholder: "HOST:PORT[,…]",
    summary: "Numeric addresses, [::]:8080 or unix:/path.", defaultValue: "0.0.0.0:8080")
  static let certificateFile = Setting(
    "TLS_CERT_FILE", .list, group: server, placeholder: "FILE[,…]",
    summary: "Certificate chain in PEM: HTTPS instead of HTTP. Several for several names (SNI); the first one is the"
      + " default. Read again on SIGHUP.", defaultSummary: "plain HTTP")
  package static let keyFile = Setting(
    "TLS_KEY_FILE", .list, group: server, placeholder: "FILE[,…]",
    summary: "Private key in PEM, one for each certificate.")
  package static let trustedProxies = Setting(
    "TRUSTED_PROXIES", .list, group: server, placeholder: "ADDRESS[/BITS][,…]",
    summary: "Peers whose Forwarded and X-Forwarded-* fields and PROXY header (version 2) are believed, unix for Unix"
      + " sockets.", defaultSummary: "none")
  package static let accessLog = Setting(
    "ACCESS_LOG", .text, group: server, placeholder: "true|false|all",
    summary: "A line at level info for each request but probes (/healthz, /readyz, /metrics); all: for those too.",
    defaultValue: "true")
  static let maxConnections = Setting(
    "MAX_CONNECTIONS", .integer(1...1_000_000), group: limits,
    summary:
      "Connections at once; at the limit the longest-idle one is closed, then the oldest with an unfinished head;"
      + " further clients wait.",
    defaultSummary: "20000, or the descriptor limit less 256")
  static let maxConnectionsPerAddress = Setting(
    "MAX_CONNECTIONS_PER_ADDRESS", .text, group: limits, placeholder: "COUNT|off",
    summary:
      "Connections at once of one client address; more are closed at once. Peers of TRUSTED_PROXIES, loopback and"
      + " Unix sockets are exempt.", defaultValue: "off")
  package static let requestTimeout = Setting(
    "REQUEST_TIMEOUT", .duration(.seconds(1) ... .seconds(3600)), group: limits,
    summary: "Time from a request's head to its answer's head; then 503.", defaultValue: "60s")
  static let streamTimeout = Setting(
    "STREAM_TIMEOUT", .duration(.seconds(1) ... .seconds(86_400)), group: limits,
    summary: "Time for a whole streamed answer; then it is cut.", defaultValue: "10m")
  static let headerTimeout = Setting(
    "HEADER_TIMEOUT", .duration(.milliseconds(100) ... .seconds(3600)), group: limits,
    summary: "Time from a request's first byte to the end of its head; then 408.", defaultValue: "10s")
  package static let contentTimeout = Setting(
    "CONTENT_TIMEOUT", .duration(.milliseconds(100) ... .seconds(3600)), group: limits,
    summary: "Time between two reads of a request's content; then 408.", defaultValue: "30s")
  package static let writeTimeout = Setting(
    "WRITE_TIMEOUT", .duration(.milliseconds(100) ... .seconds(3600)), group: limits,
    summary: "Time without progress in writing; then the connection is closed.", defaultValue: "30s")
  static let minWriteRate = Setting(
    "MIN_WRITE_RATE", .integer(0...1_000_000_000), group: limits,
    summary: "Bytes a second that a client must take while bytes wait for it, over each WRITE_TIMEOUT; then the"
      + " connection is closed. 0: any.", defaultValue: "240")
  static let maxUnsentBytes = Setting(
    "MAX_UNSENT_BYTES", .integer(1_048_576...1_099_511_627_776), group: limits,
    summary: "Bytes that wait for all clients together; over it the client that has taken nothing for longest is cut"
      + " off.", defaultValue: "134217728")
  static let keepAliveTimeout = Setting(
    "KEEP_ALIVE_TIMEOUT", .duration(.milliseconds(100) ... .seconds(3600)), group: limits,
    summary: "Time between two requests of a connection; then it is closed.", defaultValue: "1m")
  static let keepAliveRequests = Setting(
    "KEEP_ALIVE_REQUESTS", .integer(1...1_000_000_000), group: limits, summary: "Requests of one connection.",
    defaultValue: "10000")
  static let maxHeaderBytes = Setting(
    "MAX_HEADER_BYTES", .integer(1024...1_048_576), group: limits, summary: "Bytes of a request's fields; then 431.",
    defaultValue: "16384")
  static let maxHeaderFields = Setting(
    "MAX_HEADER_FIELDS", .integer(10...10_000), group: limits, summary: "Fields of a request; then 431.",
    defaultValue: "100")
  static let maxTargetBytes = Setting(
    "MAX_TARGET_BYTES", .integer(64...65_536), group: limits, summary: "Bytes of a request target; then 414.",
    defaultValue: "8192")
  static let maxContentBytes = Setting(
    "MAX_CONTENT_BYTES", .integer(1024...1_073_741_824), group: limits,
    summary: "Bytes of a request's content; then 413.", defaultValue: "1048576")
  static let refuseAuthorityMismatch = Setting(
    "REFUSE_AUTHORITY_MISMATCH", .boolean, group: limits,
    summary: "Answer 400 where an absolute request target and Host name different authorities; else the target's"
      + " counts.", defaultValue: "false")
  static let minContentRate = Setting(
    "MIN_CONTENT_RATE", .integer(0...1_000_000_000), group: limits,
    summary: "Bytes a second that a request's content makes on average after 10 s; then 408. 0: any.",
    defaultValue: "240")
  static let heartbeatInterval = Setting(
    "HEARTBEAT_INTERVAL", .duration(.seconds(1) ... .seconds(3600)), group: limits,
    summary: "A comment is written into an event stream that was silent for so long.", defaultValue: "15s")
  static let maxChunkExtensionBytes = Setting(
    "MAX_CHUNK_EXTENSION_BYTES", .integer(0...1_048_576), group: limits,
    summary: "Bytes of all chunk extensions of a request; then 400.", defaultValue: "4096")
  static let maxTrailerBytes = Setting(
    "MAX_TRAILER_BYTES", .integer(64...1_048_576), group: limits, summary: "Bytes of a request's trailers; then 431.",
    defaultValue: "8192")
  static let writeHighWater = Setting(
    "WRITE_HIGH_WATER", .integer(4096...1_073_741_824), group: limits,
    summary: "Bytes that wait for a client before its streamed answer is suspended.", defaultValue: "262144")
  static let writeLowWater = Setting(
    "WRITE_LOW_WATER", .integer(0...1_073_741_824), group: limits,
    summary: "Bytes that still wait when it goes on.", defaultValue: "65536")
  package static let lingerTimeout = Setting(
    "LINGER_TIMEOUT", .duration(.zero ... .seconds(600)), group: limits,
    summary: "Time for which the server still reads before it closes a connection.", defaultValue: "5s")
  package static let lingerBytes = Setting(
    "LINGER_BYTES", .integer(0...1_073_741_824), group: limits,
    summary: "Bytes that it then reads at most, and of content that the handler leaves unread.", defaultValue: "65536")
  package static let tlsHandshakeTimeout = Setting(
    "TLS_HANDSHAKE_TIMEOUT", .duration(.milliseconds(100) ... .seconds(600)), group: limits,
    summary: "Time for a TLS handshake; then the connection is closed.", defaultValue: "10s")
  static let listenBacklog = Setting(
    "LISTEN_BACKLOG", .integer(1...65_535), group: limits,
    summary: "Connections that wait to be accepted; the kernel's somaxconn bounds it.", defaultValue: "1024")
  package static let drainDelay = Setting(
    "DRAIN_DELAY", .duration(.zero ... .seconds(600)), group: server,
    summary: "Time from the stop signal to the closing of the listeners, for load balancers to notice.",
    defaultValue: "0s")
  package static let drainGrace = Setting(
    "DRAIN_GRACE", .duration(.zero ... .seconds(3600)), group: server,
    summary: "Time for requests in flight at the stop; then they are cut.", defaultValue: "30s")

  /// Settings of every server: addresses, HTTPS, trusted proxies, drain.
  package static let serverSettings = [
    listen, certificateFile, keyFile, trustedProxies, accessLog, drainDelay, drainGrace,
  ]
  /// Settings of the limits of what a client can use.
  package static let limitSettings = [
    maxConnections, maxConnectionsPerAddress, requestTimeout, streamTimeout, headerTimeout, contentTimeout,
    writeTimeout, minWriteRate, maxUnsentBytes, keepAliveTimeout, keepAliveRequests, maxHeaderBytes, maxHeaderFields,
    maxTargetBytes, maxContentBytes, minContentRate,
    maxChunkExtensionBytes, maxTrailerBytes, heartbeatInterval, writeHighWater, writeLowWater, lingerTimeout,
    lingerBytes, tlsHandshakeTimeout, listenBacklog, refuseAuthorityMismatch,
  ]
}
