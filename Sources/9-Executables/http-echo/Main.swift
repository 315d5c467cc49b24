// SPDX-License-Identifier: Apache-2.0
import Bootstrap
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
    let code = ProcessStart.run(program) { context throws(ConfigurationError) in
      let options = try HTTPServer.Options(context.settings, listen: EchoSettings.listen)
      let count = try context.settings.integer(EchoSettings.threads)
      return context.onLoops(count: count) { loops in await serve(options, context.log, loops) }
    }
    exit(code)
  }

  private static func serve(
    _ options: HTTPServer.Options, _ log: ProcessLog, _ loops: EventLoopGroup
  ) async -> Int32 {
    let routes = RouterBuilder()
    EchoRoutes.install(into: routes)
    let server = HTTPServer(options: options, router: routes.build(), logger: log.logger, loops: loops)
    do throws(HTTPServerError) {
      for address in try await server.start() { log.logger.info("listening", ["address": .string("\(address)")]) }
    } catch {
      return log.end(error.startMessage(), error.exitCode)
    }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await server.obeySignals(on: loops.first, log: log) }
      await server.run()
      group.cancelAll()
    }
    return ExitCode.success.rawValue
  }
}
