// SPDX-License-Identifier: Apache-2.0
package import HTTPClient
package import Observability

/// The settings of the export: signals, their targets, and the bounds of the queue.
package struct TelemetryOptions: Sendable {
  /// OTLP over HTTP.
  package enum Form: String, Sendable, CaseIterable {
    case protobuf = "http/protobuf"
    case json = "http/json"
  }

  /// The endpoint of one signal.
  package struct Target: Sendable {
    package var url: String
    package var fields: [(String, String)]
    package var form: Form
    /// For one attempt.
    package var timeout: Duration
    package var tls: TLSOptions

    package init(
      url: String, fields: [(String, String)] = [], form: Form = .protobuf, timeout: Duration = .seconds(10),
      tls: TLSOptions = .standard
    ) {
      self.url = url
      self.fields = fields
      self.form = form
      self.timeout = timeout
      self.tls = tls
    }
  }

  /// The attributes that identify this process: `service.name` and its like.
  package var resource: [(name: String, value: SpanValue)] = []
  /// The name of the instrumentation scope.
  package var product = "service"
  package var version = ""
  /// Nil: no spans are recorded.
  package var traces: Target?
  /// Nil: none are exported.
  package var metrics: Target?
  package var sampler = Sampler(ratio: 1, followsParent: true)
  /// Questions and answers in spans.
  package var capturesContent = false
  /// Spans that wait, at most; more are dropped.
  package var queueSize = 2048
  /// Spans of one call, at most.
  package var batchSize = 512
  /// The longest time that a span waits until its batch is full.
  package var batchDelay = Duration.seconds(5)
  /// The time after which a batch that the collector does not take is dropped.
  package var batchPatience = Duration.seconds(30)
  package var metricInterval = Duration.seconds(60)
  /// The longest time that the process waits at its end for the last batches.
  package var lastPatience = Duration.seconds(5)

  package init() {}

  package var isOff: Bool { traces == nil && metrics == nil }
}
