// SPDX-License-Identifier: Apache-2.0
import Configuration
import EventLoop
import Glibc
import HTTPServer
import Observability

/// `http-echo`: the server alone, for probes and benchmarks.
@main enum Main {
  private static let program = Program(
    name: "http-echo", overview: "Answers every request with its own content. For people who want to probe the server.",
    commands: [Command("serve", summary: "Serve until interrupted.", settings: EchoSettings.all)])

  static func main() {
    Process.prepare()
    do {
      switch try program.parse(Array(CommandLine.arguments.dropFirst())) {
      case .print(let text): print(text)
      case .run(_, let reader):
        let options = try EchoSettings.options(reader)
        let loops = try EchoSettings.loopCount(reader)
        let (logger, sink) = try EchoSettings.log(reader)
        let code = EventLoopGroup.run(count: loops) { await serve(options, logger, $0) }
        sink.close()
        exit(code.rawValue)
      }
    } catch {
      var line = "http-echo: \(error.message)\n"
      line.withUTF8 { bytes in _ = write(2, bytes.baseAddress, bytes.count) }
      exit(error.exitCode.rawValue)
    }
  }

  private static func serve(_ options: HTTPServer.Options, _ logger: Logger, _ loops: EventLoopGroup) async -> ExitCode
  {
    let routes = RouterBuilder()
    EchoRoutes.install(into: routes)
    let server = HTTPServer(options: options, router: routes.build(), logger: logger, loops: loops)
    let signals = SignalSource(loop: loops.first)
    do throws(HTTPServerError) {
      for address in try await server.start() { logger.info("listening", ["address": .string("\(address)")]) }
    } catch {
      logger.error(error.message)
      signals.close()
      return error.code == .addressInUse || error.code == .system ? .operatingSystem : .configuration
    }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: loops.first) {
        await server.run()
        signals.close()
      }
      return await react(to: signals, server, logger)
    }
  }

  /// The first signal drains, the second ends the process with the signal's code.
  /// SIGHUP reads the certificates again.
  private static func react(to signals: SignalSource, _ server: HTTPServer, _ logger: Logger) async -> ExitCode {
    while let signal = await signals.next() {
      switch signal {
      case .hangUp:
        do throws(HTTPServerError) {
          try server.reloadCertificates()
          logger.info("certificates read again")
        } catch {
          logger.error(error.message)
        }
      case .terminate, .interrupt:
        if server.isDraining { exit((signal == .terminate ? ExitCode.terminated : .interrupted).rawValue) }
        server.drain()
      }
    }
    return .success
  }
}
