// SPDX-License-Identifier: Apache-2.0
package import Configuration

/// OpenTelemetry, by its own names.
extension Setting {
  private static let telemetry = "Telemetry"

  package static let otelDisabled = Setting(
    "OTEL_SDK_DISABLED", .boolean, group: telemetry, summary: "Nothing is recorded or exported.",
    defaultValue: "false")
  package static let otelEndpoint = Setting(
    "OTEL_EXPORTER_OTLP_ENDPOINT", .text, group: telemetry, placeholder: "URL",
    summary: "Collector for traces and metrics; /v1/traces and /v1/metrics are appended.",
    defaultSummary: "nothing is exported")
  package static let otelTracesEndpoint = Setting(
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", .text, group: telemetry, placeholder: "URL",
    summary: "For traces, as it stands.", defaultSummary: "from OTEL_EXPORTER_OTLP_ENDPOINT")
  package static let otelMetricsEndpoint = Setting(
    "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", .text, group: telemetry, placeholder: "URL",
    summary: "For metrics, as it stands.", defaultSummary: "from OTEL_EXPORTER_OTLP_ENDPOINT")
  package static let otelHeaders = Setting(
    "OTEL_EXPORTER_OTLP_HEADERS", .list, group: telemetry, placeholder: "NAME=VALUE[,…]",
    summary: "Fields of each export, such as a key; values percent-encoded.", isSecret: true, isMappingInFile: true)
  package static let otelTracesHeaders = Setting(
    "OTEL_EXPORTER_OTLP_TRACES_HEADERS", .list, group: telemetry, placeholder: "NAME=VALUE[,…]",
    summary: "For traces instead.", isSecret: true, isMappingInFile: true)
  package static let otelMetricsHeaders = Setting(
    "OTEL_EXPORTER_OTLP_METRICS_HEADERS", .list, group: telemetry, placeholder: "NAME=VALUE[,…]",
    summary: "For metrics instead.", isSecret: true, isMappingInFile: true)
  private static let forms = ["http/protobuf", "http/json"]
  package static let otelProtocol = Setting(
    "OTEL_EXPORTER_OTLP_PROTOCOL", .choice(forms), group: telemetry, summary: "Form of the exports.",
    defaultValue: "http/protobuf")
  package static let otelTracesProtocol = Setting(
    "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", .choice(forms), group: telemetry, summary: "For traces instead.",
    defaultSummary: "OTEL_EXPORTER_OTLP_PROTOCOL")
  package static let otelMetricsProtocol = Setting(
    "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", .choice(forms), group: telemetry, summary: "For metrics instead.",
    defaultSummary: "OTEL_EXPORTER_OTLP_PROTOCOL")
  private static let milliseconds = 1...3_600_000
  package static let otelTimeout = Setting(
    "OTEL_EXPORTER_OTLP_TIMEOUT", .integer(milliseconds), group: telemetry, placeholder: "MS",
    summary: "For one attempt to export, in milliseconds.", defaultValue: "10000")
  package static let otelTracesTimeout = Setting(
    "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", .integer(milliseconds), group: telemetry, placeholder: "MS",
    summary: "For traces instead.", defaultSummary: "OTEL_EXPORTER_OTLP_TIMEOUT")
  package static let otelMetricsTimeout = Setting(
    "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", .integer(milliseconds), group: telemetry, placeholder: "MS",
    summary: "For metrics instead.", defaultSummary: "OTEL_EXPORTER_OTLP_TIMEOUT")
  package static let otelCertificate = Setting(
    "OTEL_EXPORTER_OTLP_CERTIFICATE", .text, group: telemetry, placeholder: "FILE",
    summary: "PEM file of the certificates to trust there.", defaultSummary: "the system's")
  package static let otelServiceName = Setting(
    "OTEL_SERVICE_NAME", .text, group: telemetry, summary: "`service.name` of all that is exported.",
    defaultSummary: "the program's name")
  package static let otelResource = Setting(
    "OTEL_RESOURCE_ATTRIBUTES", .list, group: telemetry, placeholder: "NAME=VALUE[,…]",
    summary: "Further attributes of it.", defaultSummary: "none", isMappingInFile: true)
  package static let otelSampler = Setting(
    "OTEL_TRACES_SAMPLER",
    .choice([
      "always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off",
      "parentbased_traceidratio",
    ]), group: telemetry, summary: "Which traces are recorded.", defaultValue: "parentbased_always_on")
  package static let otelSamplerArgument = Setting(
    "OTEL_TRACES_SAMPLER_ARG", .number(0...1), group: telemetry, placeholder: "0…1",
    summary: "Share of the traces, with a sampler by ratio.", defaultValue: "1")
  package static let otelTraces = Setting(
    "OTEL_TRACES_EXPORTER", .choice(["otlp", "none"]), group: telemetry, summary: "Whether traces are exported.",
    defaultSummary: "otlp with an endpoint, else none")
  package static let otelMetrics = Setting(
    "OTEL_METRICS_EXPORTER", .choice(["otlp", "none"]), group: telemetry, summary: "Whether metrics are exported.",
    defaultSummary: "otlp with an endpoint, else none")
  package static let otelMetricInterval = Setting(
    "OTEL_METRIC_EXPORT_INTERVAL", .integer(milliseconds), group: telemetry, placeholder: "MS",
    summary: "Between two exports of the metrics, in milliseconds.", defaultValue: "60000")
  package static let otelBatchDelay = Setting(
    "OTEL_BSP_SCHEDULE_DELAY", .integer(milliseconds), group: telemetry, placeholder: "MS",
    summary: "How long spans wait for company, in milliseconds.", defaultValue: "5000")
  package static let otelBatchTimeout = Setting(
    "OTEL_BSP_EXPORT_TIMEOUT", .integer(milliseconds), group: telemetry, placeholder: "MS",
    summary: "How long a batch is tried before it is dropped, in milliseconds.", defaultValue: "30000")
  package static let otelQueueSize = Setting(
    "OTEL_BSP_MAX_QUEUE_SIZE", .integer(1...1_000_000), group: telemetry,
    summary: "Spans that wait, at most; more are dropped.", defaultValue: "2048")
  package static let otelBatchSize = Setting(
    "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", .integer(1...100_000), group: telemetry, summary: "Spans of one export, at most.",
    defaultValue: "512")
  package static let otelCapture = Setting(
    "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", .boolean, group: telemetry,
    summary: "Shoppers' messages and the answers in spans. They may say who somebody is.", defaultValue: "false")

  package static let telemetrySettings = [
    otelEndpoint, otelTracesEndpoint, otelMetricsEndpoint, otelHeaders, otelTracesHeaders, otelMetricsHeaders,
    otelProtocol, otelTracesProtocol, otelMetricsProtocol, otelTimeout, otelTracesTimeout, otelMetricsTimeout,
    otelCertificate, otelServiceName, otelResource, otelSampler, otelSamplerArgument, otelTraces, otelMetrics,
    otelMetricInterval, otelBatchDelay, otelBatchTimeout, otelQueueSize, otelBatchSize, otelDisabled, otelCapture,
  ]
}
