// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import HTTPServer

extension HTTPServer.Options {
  /// The listener, its limits and CORS; the API adds how errors look.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    guard let value = try reader.value(.listen), !value.texts.isEmpty else { throw reader.missing(.listen) }
    var addresses: [ListenAddress] = []
    for text in value.texts {
      guard let address = ListenAddress(text) else {
        throw reader.invalid(
          .listen, value, text: text, allowed: "HOST:PORT with a numeric host, [::]:8080 or unix:/path")
      }
      guard !addresses.contains(address) || address.port == 0 else {
        throw reader.invalid(.listen, value, text: text, allowed: "each address once")
      }
      addresses.append(address)
    }
    self.init(listen: addresses)
    limits = try Self.limits(reader)
    drainDelay = try reader.duration(.drainDelay) ?? drainDelay
    drainGrace = try reader.duration(.drainGrace) ?? drainGrace
    let origins = try Self.origins(reader)
    cors = origins.isEmpty ? nil : CORSPolicy(origins: origins)
  }

  private static func limits(_ reader: SettingReader) throws(ConfigurationError) -> ServerLimits {
    var limits = ServerLimits()
    limits.connections = try reader.integer(.maxConnections)
    limits.handlerDeadline = try reader.duration(.requestTimeout) ?? limits.handlerDeadline
    limits.streamCap = try reader.duration(.streamTimeout) ?? limits.streamCap
    limits.headTimeout = try reader.duration(.headerTimeout) ?? limits.headTimeout
    limits.contentTimeout = try reader.duration(.contentTimeout) ?? limits.contentTimeout
    limits.writeStallTimeout = try reader.duration(.writeTimeout) ?? limits.writeStallTimeout
    limits.idleTimeout = try reader.duration(.keepAliveTimeout) ?? limits.idleTimeout
    limits.requestsPerConnection = try reader.integer(.keepAliveRequests) ?? limits.requestsPerConnection
    limits.fieldBytes = try reader.integer(.maxHeaderBytes) ?? limits.fieldBytes
    limits.fieldCount = try reader.integer(.maxHeaderFields) ?? limits.fieldCount
    limits.targetBytes = try reader.integer(.maxTargetBytes) ?? limits.targetBytes
    limits.contentBytes = try reader.integer(.maxContentBytes) ?? limits.contentBytes
    return limits
  }

  /// `CORS_ORIGINS`, each checked to be what a browser sends.
  static func origins(_ reader: SettingReader) throws(ConfigurationError) -> [String] {
    guard let value = try reader.value(.corsOrigins) else { return [] }
    for text in value.texts where URLText.origin(text) == nil {
      throw reader.invalid(
        .corsOrigins, value, text: text,
        allowed: "an exact origin as browsers send it, such as https://shop.example: lower case, no path, no default"
          + " port, no pattern")
    }
    return value.texts
  }
}
