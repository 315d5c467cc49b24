// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import Primitives
import Synchronization

/// Sends OTLP messages of one signal, again where the protocol says that this may help.
final class OTLPSender: Sendable {
  enum Outcome: Equatable {
    /// All was taken but so many.
    case accepted(rejected: Int)
    case failed
  }

  private let target: TelemetryOptions.Target
  private let signal: String
  private let http: HTTPClient
  private let logger: Logger
  /// Whether the log has the failure already.
  private let isFailing = Atomic(false)

  private static let retry = RetryPolicy(maximumAttempts: .max, base: .milliseconds(500), cap: .seconds(5))

  init(_ target: TelemetryOptions.Target, signal: String, http: HTTPClient, logger: Logger) {
    self.target = target
    self.signal = signal
    self.http = http
    self.logger = logger
  }

  /// Sends a message before `deadline`. Goes on in a task that was cancelled: what is left is sent at the end.
  func send(_ message: [OTLPField], before deadline: MonotonicInstant) async -> Outcome {
    let body = target.form == .json ? OTLPJSON.bytes(of: message) : ProtobufWriter.bytes(of: message)
    var attempt = 0
    while true {
      attempt += 1
      let (outcome, reason, pause) = await sendOnce(body, before: deadline)
      if let outcome {
        note(outcome, reason)
        return outcome
      }
      let next = MonotonicInstant.after(Self.retry.delay(attempt: attempt, retryAfter: pause))
      guard next < deadline, !Task.isCancelled else {
        note(.failed, reason)
        return .failed
      }
      await sleepOnLoop(until: next)
    }
  }

  /// Nil: another attempt may help, after a pause where one was asked for.
  private func sendOnce(
    _ body: [UInt8], before deadline: MonotonicInstant
  ) async -> (Outcome?, reason: String, pause: Duration?) {
    let type = target.form == .json ? "application/json" : "application/x-protobuf"
    let request = ClientRequest(
      method: .post, url: target.url, fields: target.fields + [("content-type", type)], body: body,
      deadline: min(deadline, .after(target.timeout)), maximumBodyBytes: 1 << 20, isReplayable: true,
      ignoresCancellation: true, tls: target.tls)
    do throws(HTTPClientError) {
      let response = try await http.send(request)
      switch response.status {
      case 200..<300: return (.accepted(rejected: rejected(response.body)), "", nil)
      case 429, 502, 503, 504:
        return (nil, "status \(response.status)", RetryPolicy.retryAfter(from: response.head, now: WallClock.seconds))
      default: return (.failed, "status \(response.status)", nil)
      }
    } catch {
      return (error.code == .invalidURL || error.code == .invalidRequest ? .failed : nil, error.message, nil)
    }
  }

  /// The number in `partial_success` of an answer; 0 where there is none.
  private func rejected(_ body: [UInt8]) -> Int {
    guard !body.isEmpty else { return 0 }
    guard target.form == .json else { return ProtobufReader.rejected(body) }
    let partial = (try? JSONValue(parsing: body))?["partialSuccess"]
    let count = partial?["rejectedSpans"] ?? partial?["rejectedDataPoints"]
    return max(0, count?.intValue ?? count?.stringValue.flatMap { Int($0) } ?? 0)
  }

  private func note(_ outcome: Outcome, _ reason: String) {
    let fails = outcome == .failed
    guard isFailing.exchange(fails, ordering: .relaxed) != fails else { return }
    if fails {
      logger.warning(
        "telemetry cannot be exported; it is dropped until it can",
        ["signal": .string(signal), "endpoint": .string(target.url), "reason": .string(reason)])
    } else {
      logger.info("telemetry is exported again", ["signal": .string(signal)])
    }
  }
}
