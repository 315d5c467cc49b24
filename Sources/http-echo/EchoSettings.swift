// SPDX-License-Identifier: Apache-2.0
import Configuration
import Glibc
import HTTPServer
import Observability

/// The runtime's server settings under the same names, read without the module that knows all the others.
enum EchoSettings {
  private static let listen = Setting(
    "LISTEN", .list, group: "Server", placeholder: "HOST:PORT[,…]",
    summary: "Numeric addresses, [::]:8080 or unix:/path.", defaultValue: "127.0.0.1:8080")
  private static let threads = Setting(
    "THREADS", .integer(1...1024), group: "Server", summary: "Event loops.", defaultSummary: "one per allowed CPU")
  private static let accessLog = Setting(
    "ACCESS_LOG", .boolean, group: "Log", summary: "A line for each request.", defaultValue: "false")
  private static let logLevel = Setting(
    "LOG_LEVEL", .choice(LogLevel.allCases.map(\.rawValue)), group: "Log", summary: "The least that is logged.",
    defaultValue: "info")
  private static let logFormat = Setting(
    "LOG_FORMAT", .choice(LogFormat.allCases.map(\.rawValue)), group: "Log", summary: "Lines for programs or people.",
    defaultSummary: "text on a terminal, else json")
  private static let maxConnections = Setting(
    "MAX_CONNECTIONS", .integer(1...1_000_000), group: "Limits", summary: "Connections at once.",
    defaultSummary: "20000, or the descriptor limit less 256")

  private static let certificateFile = Setting(
    "TLS_CERT_FILE", .text, group: "TLS", placeholder: "FILE", summary: "Certificate chain, PEM; with it HTTPS.")
  private static let keyFile = Setting("TLS_KEY_FILE", .text, group: "TLS", placeholder: "FILE", summary: "Its key.")
  private static let trustedProxies = Setting(
    "TRUSTED_PROXIES", .list, group: "Server", placeholder: "ADDRESS[/BITS][,…]",
    summary: "Peers whose PROXY header and Forwarded fields are believed.", defaultSummary: "none")

  /// Settings that are one number of the limits each.
  private static let durations: [(Setting, @Sendable (inout HTTPServer.Options, Duration) -> Void)] = [
    (duration("REQUEST_TIMEOUT", "From a request's head to its answer's.", "60s"), { $0.limits.handlerDeadline = $1 }),
    (duration("STREAM_TIMEOUT", "For a whole streamed answer.", "10m"), { $0.limits.streamCap = $1 }),
    (duration("HEADER_TIMEOUT", "From a head's first byte to its end.", "10s"), { $0.limits.headTimeout = $1 }),
    (duration("CONTENT_TIMEOUT", "Between two reads of content.", "30s"), { $0.limits.contentTimeout = $1 }),
    (duration("WRITE_TIMEOUT", "Without progress in writing.", "30s"), { $0.limits.writeStallTimeout = $1 }),
    (duration("KEEP_ALIVE_TIMEOUT", "Between two requests.", "1m"), { $0.limits.idleTimeout = $1 }),
    (duration("DRAIN_DELAY", "From the stop signal to the closing of the listeners.", "0s"), { $0.drainDelay = $1 }),
    (duration("DRAIN_GRACE", "For what is in flight at the stop.", "30s"), { $0.drainGrace = $1 }),
  ]
  private static let numbers: [(Setting, @Sendable (inout HTTPServer.Options, Int) -> Void)] = [
    (number("KEEP_ALIVE_REQUESTS", "Requests of one connection.", "10000"), { $0.limits.requestsPerConnection = $1 }),
    (number("MAX_HEADER_BYTES", "Bytes of a request's fields.", "16384"), { $0.limits.fieldBytes = $1 }),
    (number("MAX_HEADER_FIELDS", "Fields of a request.", "100"), { $0.limits.fieldCount = $1 }),
    (number("MAX_TARGET_BYTES", "Bytes of a request target.", "8192"), { $0.limits.targetBytes = $1 }),
    (number("MAX_CONTENT_BYTES", "Bytes of a request's content.", "1048576"), { $0.limits.contentBytes = $1 }),
  ]

  private static func duration(_ name: String, _ summary: String, _ value: String) -> Setting {
    Setting(
      name, .duration(.zero ... .seconds(86_400)), group: "Limits", summary: summary, defaultValue: value)
  }

  private static func number(_ name: String, _ summary: String, _ value: String) -> Setting {
    Setting(name, .integer(1...1_073_741_824), group: "Limits", summary: summary, defaultValue: value)
  }

  static var all: [Setting] {
    [listen, threads, trustedProxies, certificateFile, keyFile, maxConnections] + numbers.map(\.0) + durations.map(\.0)
      + [accessLog, logLevel, logFormat]
  }

  static func options(_ reader: SettingReader) throws(ConfigurationError) -> HTTPServer.Options {
    var options = HTTPServer.Options(listen: [])
    guard let value = try reader.value(listen) else { throw reader.missing(listen) }
    for text in value.texts {
      guard let address = ListenAddress(text) else {
        throw reader.invalid(
          listen, value, text: text, allowed: "HOST:PORT with a numeric host, [::]:8080 or unix:/path")
      }
      options.listen.append(address)
    }
    let inherited = ListenAddress.inheritedFromEnvironment()
    if !inherited.isEmpty { options.listen = inherited }
    try readTLSAndProxies(reader, &options)
    for (setting, set) in durations { if let value = try reader.duration(setting) { set(&options, value) } }
    for (setting, set) in numbers { if let value = try reader.integer(setting) { set(&options, value) } }
    options.limits.connections = try reader.integer(maxConnections)
    options.accessLog = try reader.boolean(accessLog) ?? false
    return options
  }

  private static func readTLSAndProxies(
    _ reader: SettingReader, _ options: inout HTTPServer.Options
  ) throws(ConfigurationError) {
    if let chain = try reader.text(certificateFile) {
      guard let key = try reader.text(keyFile) else { throw reader.missing(keyFile, "TLS_CERT_FILE needs it") }
      options.tls = TLSOptions(certificates: [TLSCertificate(chainFile: chain, keyFile: key)])
    }
    guard let value = try reader.value(trustedProxies) else { return }
    for text in value.texts {
      guard let range = AddressRange(text) else {
        throw reader.invalid(trustedProxies, value, text: text, allowed: "an address, or one with /BITS")
      }
      options.trustedProxies.append(range)
    }
  }

  static func loopCount(_ reader: SettingReader) throws(ConfigurationError) -> Int? { try reader.integer(threads) }

  static func log(_ reader: SettingReader) throws(ConfigurationError) -> (logger: Logger, sink: LogSink) {
    let level = try reader.choice(logLevel).flatMap(LogLevel.init(rawValue:)) ?? .info
    let standard: LogFormat = isatty(STDERR_FILENO) == 1 ? .text : .json
    let sink = LogSink(format: try reader.choice(logFormat).flatMap(LogFormat.init(rawValue:)) ?? standard)
    return (Logger(level: level, sink: sink), sink)
  }
}
