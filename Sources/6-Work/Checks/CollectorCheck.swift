// SPDX-License-Identifier: Apache-2.0
import EventLoop
package import HTTPClient
import HTTPSemantics
package import Telemetry

/// Checks the collector of traces and metrics by sending it a message without any. Whatever it says is no fault: nothing
/// of the service depends on it.
package enum CollectorCheck {
  package static func run(_ options: TelemetryOptions, http: HTTPClient) async -> [Finding] {
    var findings: [Finding] = []
    for (signal, target) in [("traces", options.traces), ("metrics", options.metrics)] {
      guard let target else { continue }
      findings.append(await check(signal, target, http))
    }
    return findings
  }

  private static func check(_ signal: String, _ target: TelemetryOptions.Target, _ http: HTTPClient) async -> Finding {
    let isJSON = target.form == .json
    let request = ClientRequest(
      method: .post, url: target.url,
      fields: target.fields + [("content-type", isJSON ? "application/json" : "application/x-protobuf")],
      body: isJSON ? Array("{}".utf8) : [], deadline: .after(target.timeout), maximumBodyBytes: 1 << 20,
      isReplayable: true, tls: target.tls)
    do throws(HTTPClientError) {
      let status = try await http.send(request).status
      if (200..<300).contains(status) { return .ok(.telemetry, .reachable, "\(signal): \(target.url) takes them") }
      let isRefused = status == 401 || status == 403
      return .warning(
        .telemetry, isRefused ? .credentials : .reachable, "\(signal): \(target.url) answered with status \(status)",
        isRefused ? "check OTEL_EXPORTER_OTLP_HEADERS" : "check OTEL_EXPORTER_OTLP_ENDPOINT")
    } catch {
      return .warning(
        .telemetry, .reachable, "\(signal): \(error.message)",
        "check OTEL_EXPORTER_OTLP_ENDPOINT; until the collector is there telemetry is dropped")
    }
  }
}
