// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import EventLoop
import Observability
import Settings
import Telemetry

/// The records of a run beside its log: metrics in a file and by OTLP, spans by OTLP.
struct RunObservation: Sendable {
  struct Failure: Error {
    var message: String
  }

  let observer: RunObserver
  private let context: CommandContext
  private let file: MetricsFile?
  private let telemetry: Telemetry?

  /// - Throws: what the operating system refuses, before the run begins.
  init(_ context: CommandContext) throws(Failure) {
    self.context = context
    do throws(MetricsFile.Failure) {
      file = if let path = context.settings.metricsPath { try MetricsFile(path) } else { nil }
    } catch {
      throw Failure(message: error.message)
    }
    do throws(EventLoopError) {
      telemetry =
        context.settings.telemetry.isOff
        ? nil : try Telemetry(context.settings.telemetry, metrics: context.metrics, logger: context.log.logger)
    } catch {
      throw Failure(message: error.description)
    }
    observer = RunObserver(context.metrics, telemetry?.tracer)
    for (store, seconds) in file?.successes ?? [] { observer.noteSuccess(of: store, at: seconds) }
  }

  /// The logger with the run's trace on each line, where it is recorded.
  func logger(_ logger: Logger) -> Logger {
    guard let trace = observer.trace else { return logger }
    return logger.with(["trace_id": .string(trace.traceIDText)])
  }

  /// Exports until the task is cancelled, and then what is left.
  func run() async { await telemetry?.run() }

  /// The run is over, whatever its end was: writes the file. Nil: there is none, or it is written.
  func end() -> Failure? {
    telemetry?.shutdown()
    do throws(MetricsFile.Failure) {
      try file?.write(context.metrics)
      return nil
    } catch {
      return Failure(message: error.message)
    }
  }
}
