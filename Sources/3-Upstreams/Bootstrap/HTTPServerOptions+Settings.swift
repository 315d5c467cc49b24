// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import HTTPServer

extension HTTPServer.Options {
  /// Reads `serverSettings` and `limitSettings`. Listening sockets that the parent process hands over (LISTEN_FDS) take
  /// the place of `LISTEN`.
  ///
  /// - Parameter listen: `LISTEN`, where a program has another default for it.
  package init(_ reader: SettingReader, listen: Setting = .listen) throws(ConfigurationError) {
    let addresses = try Self.addresses(listen, reader)
    guard !addresses.isEmpty else { throw reader.missing(listen) }
    let inherited = ListenAddress.inheritedFromEnvironment()
    self.init(listen: inherited.isEmpty ? addresses : inherited)
    limits = try Self.limits(reader)
    drainDelay = try reader.duration(.drainDelay) ?? drainDelay
    drainGrace = try reader.duration(.drainGrace) ?? drainGrace
    try readAccessLog(reader)
    tls = try Self.tls(reader)
    trustedProxies = try Self.trustedProxies(reader)
    trustedProxiesName = Setting.trustedProxies.name
  }

  /// `ACCESS_LOG`: yes, no, or `all`.
  private mutating func readAccessLog(_ reader: SettingReader) throws(ConfigurationError) {
    guard let value = try reader.value(.accessLog) else { return }
    logsProbes = value.texts.last?.lowercased() == "all"
    if logsProbes {
      accessLog = true
    } else {
      do {
        accessLog = try reader.boolean(.accessLog) ?? accessLog
      } catch {
        throw reader.invalid(.accessLog, value, allowed: "true, false or all")
      }
    }
  }

  /// The addresses of `LISTEN` or a setting like it; empty when it is not set.
  package static func addresses(
    _ setting: Setting, _ reader: SettingReader
  ) throws(ConfigurationError) -> [ListenAddress] {
    guard let value = try reader.value(setting) else { return [] }
    var addresses: [ListenAddress] = []
    for text in value.texts {
      guard let address = ListenAddress(text) else {
        throw reader.invalid(
          setting, value, text: text, allowed: "HOST:PORT with a numeric host, [::]:8080 or unix:/path")
      }
      guard !addresses.contains(address) || address.port == 0 else {
        throw reader.invalid(setting, value, text: text, allowed: "each address once")
      }
      addresses.append(address)
    }
    return addresses
  }

  /// Chains and keys in pairs. The files are read when the server starts.
  private static func tls(_ reader: SettingReader) throws(ConfigurationError) -> TLSOptions? {
    let chains = try reader.list(.certificateFile)
    let keys = try reader.list(.keyFile)
    if chains.isEmpty, keys.isEmpty { return nil }
    guard !chains.isEmpty else { throw reader.missing(.certificateFile, "TLS_KEY_FILE needs it") }
    guard !keys.isEmpty else { throw reader.missing(.keyFile, "TLS_CERT_FILE needs it") }
    if keys.count != chains.count, let value = try reader.value(.keyFile) {
      throw reader.invalid(.keyFile, value, allowed: "one key for each of the \(chains.count) of TLS_CERT_FILE")
    }
    return TLSOptions(certificates: zip(chains, keys).map { TLSCertificate(chainFile: $0, keyFile: $1) })
  }

  private static func trustedProxies(_ reader: SettingReader) throws(ConfigurationError) -> [AddressRange] {
    guard let value = try reader.value(.trustedProxies) else { return [] }
    var ranges: [AddressRange] = []
    for text in value.texts {
      guard let range = AddressRange(text) else {
        throw reader.invalid(
          .trustedProxies, value, text: text,
          allowed: "addresses such as 10.0.0.7, 10.0.0.0/8 or 2001:db8::/32, or unix")
      }
      ranges.append(range)
    }
    return ranges
  }

  private static func limits(_ reader: SettingReader) throws(ConfigurationError) -> ServerLimits {
    var limits = ServerLimits()
    limits.connections = try reader.integer(.maxConnections)
    limits.connectionsPerAddress = try connectionsPerAddress(reader)
    for (setting, place) in durations {
      limits[keyPath: place] = try reader.duration(setting) ?? limits[keyPath: place]
    }
    for (setting, place) in numbers { limits[keyPath: place] = try reader.integer(setting) ?? limits[keyPath: place] }
    limits.refusesAuthorityMismatch =
      try reader.boolean(.refuseAuthorityMismatch) ?? limits.refusesAuthorityMismatch
    if limits.writeLowWaterMark > limits.writeHighWaterMark, let value = try reader.value(.writeLowWater) {
      throw reader.invalid(.writeLowWater, value, allowed: "no more than WRITE_HIGH_WATER")
    }
    return limits
  }

  private static var durations: [(Setting, WritableKeyPath<ServerLimits, Duration>)] {
    [
      (.requestTimeout, \.handlerDeadline), (.streamTimeout, \.streamCap), (.headerTimeout, \.headTimeout),
      (.contentTimeout, \.contentTimeout), (.writeTimeout, \.writeStallTimeout), (.keepAliveTimeout, \.idleTimeout),
      (.heartbeatInterval, \.heartbeat), (.lingerTimeout, \.lingerTimeout),
      (.tlsHandshakeTimeout, \.tlsHandshakeTimeout),
    ]
  }

  private static var numbers: [(Setting, WritableKeyPath<ServerLimits, Int>)] {
    [
      (.keepAliveRequests, \.requestsPerConnection), (.maxHeaderBytes, \.fieldBytes), (.maxHeaderFields, \.fieldCount),
      (.maxTargetBytes, \.targetBytes), (.maxContentBytes, \.contentBytes), (.minContentRate, \.minimumContentRate),
      (.maxChunkExtensionBytes, \.chunkExtensionBytes), (.maxTrailerBytes, \.trailerBytes),
      (.writeHighWater, \.writeHighWaterMark), (.writeLowWater, \.writeLowWaterMark), (.lingerBytes, \.lingerBytes),
      (.listenBacklog, \.backlog), (.minWriteRate, \.minimumWriteRate), (.maxUnsentBytes, \.unsentBytes),
    ]
  }

  /// `MAX_CONNECTIONS_PER_ADDRESS`; nil for `off`.
  private static func connectionsPerAddress(_ reader: SettingReader) throws(ConfigurationError) -> Int? {
    guard let value = try reader.value(.maxConnectionsPerAddress), let text = value.texts.last,
      text.lowercased() != "off"
    else { return nil }
    guard (1...7).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let count = Int(text), (1...1_000_000).contains(count)
    else { throw reader.invalid(.maxConnectionsPerAddress, value, allowed: "a whole number from 1 to 1000000, or off") }
    return count
  }
}
