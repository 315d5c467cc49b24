// SPDX-License-Identifier: Apache-2.0
package import Configuration
import HTTPClient
import Observability
import Primitives
package import Telemetry

extension TelemetryOptions {
  /// `OTEL_…`. What is wrong there is refused even where nothing is exported.
  ///
  /// - Parameter program: `service.name` where no other is set.
  package init(_ reader: SettingReader, program: String) throws(ConfigurationError) {
    self.init()
    product = Product.name
    version = BuildVersion.text
    sampler = try Self.sampler(reader)
    capturesContent = try reader.boolean(.otelCapture) ?? false
    queueSize = try reader.integer(.otelQueueSize) ?? queueSize
    batchSize = min(try reader.integer(.otelBatchSize) ?? batchSize, queueSize)
    batchDelay = try Self.milliseconds(.otelBatchDelay, reader) ?? batchDelay
    batchPatience = try Self.milliseconds(.otelBatchTimeout, reader) ?? batchPatience
    metricInterval = try Self.milliseconds(.otelMetricInterval, reader) ?? metricInterval
    resource = try Self.resource(reader, program: program)
    let traces = try Self.target(
      reader, exporter: .otelTraces, endpoint: .otelTracesEndpoint, path: "/v1/traces", headers: .otelTracesHeaders,
      form: .otelTracesProtocol, timeout: .otelTracesTimeout)
    let metrics = try Self.target(
      reader, exporter: .otelMetrics, endpoint: .otelMetricsEndpoint, path: "/v1/metrics",
      headers: .otelMetricsHeaders, form: .otelMetricsProtocol, timeout: .otelMetricsTimeout)
    guard try reader.boolean(.otelDisabled) != true else { return }
    self.traces = traces
    self.metrics = metrics
  }

  private static func milliseconds(
    _ setting: Setting, _ reader: SettingReader
  ) throws(ConfigurationError) -> Duration? { try reader.integer(setting).map { .milliseconds($0) } }

  private static func sampler(_ reader: SettingReader) throws(ConfigurationError) -> Sampler {
    let name = try reader.choice(.otelSampler) ?? "parentbased_always_on"
    let argument = try reader.number(.otelSamplerArgument) ?? 1
    let ratio: Double =
      if name.hasSuffix("traceidratio") { argument } else if name.hasSuffix("always_off") { 0 } else { 1 }
    return Sampler(ratio: ratio, followsParent: name.hasPrefix("parentbased"))
  }

  /// Nil: the signal is not exported.
  private static func target(
    _ reader: SettingReader, exporter: Setting, endpoint: Setting, path: String, headers: Setting, form: Setting,
    timeout: Setting
  ) throws(ConfigurationError) -> Target? {
    let wanted = try reader.choice(exporter)
    let own = try url(endpoint, reader)
    let base = try url(.otelEndpoint, reader)
    let general = try reader.choice(.otelProtocol)
    let chosen = try reader.choice(form) ?? general
    let fields = try fields(try reader.value(headers) == nil ? .otelHeaders : headers, reader)
    let tls = TLSOptions(caFile: try CertificateFile.path(reader, .otelCertificate))
    let generalTimeout = try milliseconds(.otelTimeout, reader)
    let limit = try milliseconds(timeout, reader) ?? generalTimeout
    guard wanted != "none", own != nil || base != nil || wanted == "otlp" else { return nil }
    var target = Target(url: own ?? (base ?? "http://localhost:4318") + path, fields: fields, tls: tls)
    target.form = chosen.flatMap(Form.init(rawValue:)) ?? target.form
    target.timeout = limit ?? target.timeout
    return target
  }

  private static func url(_ setting: Setting, _ reader: SettingReader) throws(ConfigurationError) -> String? {
    guard let value = try reader.value(setting), let text = value.texts.last else { return nil }
    guard let url = URLText.base(text) else {
      throw reader.invalid(setting, value, allowed: "an http or https URL such as http://collector:4318")
    }
    return url
  }

  /// `NAME=VALUE` with percent-encoded values, as OpenTelemetry writes headers.
  private static func fields(
    _ setting: Setting, _ reader: SettingReader
  ) throws(ConfigurationError) -> [(String, String)] {
    try pairs(setting, reader).map { ($0.name.lowercased(), $0.value) }
  }

  private static func resource(
    _ reader: SettingReader, program: String
  ) throws(ConfigurationError) -> [(name: String, value: SpanValue)] {
    var attributes: [(name: String, value: SpanValue)] = [
      ("service.name", .string(program)), ("service.version", .string(BuildVersion.text)),
      ("telemetry.sdk.name", .string(Product.name)), ("telemetry.sdk.language", .string("swift")),
      ("telemetry.sdk.version", .string(BuildVersion.text)),
    ]
    var own = try pairs(.otelResource, reader)
    if let name = try reader.text(.otelServiceName) {
      own.removeAll { $0.name == "service.name" }
      own.append(("service.name", name))
    }
    for (name, value) in own {
      attributes.removeAll { $0.name == name }
      attributes.append((name, .string(value)))
    }
    return attributes
  }

  private static func pairs(
    _ setting: Setting, _ reader: SettingReader
  ) throws(ConfigurationError) -> [(name: String, value: String)] {
    guard let value = try reader.value(setting) else { return [] }
    var pairs: [(name: String, value: String)] = []
    for text in value.texts {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw reader.invalid(setting, value, text: text, allowed: "NAME=VALUE, separated by commas")
      }
      let name = String(text[..<sign]).trimmingBlanks()
      let bytes = Array(String(text[text.index(after: sign)...]).trimmingBlanks().utf8)
      guard AccessText.isVisible(name), let decoded = PercentEncoding.decode(bytes.span, 0..<bytes.count),
        decoded.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
      else {
        throw reader.invalid(
          setting, value, text: text, allowed: "NAME=VALUE with a percent-encoded value without control characters")
      }
      pairs.append((name, decoded))
    }
    return pairs
  }
}
