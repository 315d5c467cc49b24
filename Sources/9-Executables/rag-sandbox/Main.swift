// SPDX-License-Identifier: Apache-2.0
import Configuration
import EventLoop
import Glibc
import HTTPServer
import Observability
import Sandbox

/// `rag-sandbox`: the offline stand-in for a search engine and a model API.
@main enum Main {
  static let listen = Setting(
    "LISTEN", .text, group: "Sandbox", placeholder: "HOST:PORT", summary: "Address to listen on.",
    defaultValue: "127.0.0.1:9200")
  static let dialect = Setting(
    "DIALECT", .choice(["opensearch", "elasticsearch"]), group: "Sandbox", summary: "Protocol that the engine speaks.",
    defaultValue: "opensearch")
  static let engineVersion = Setting(
    "ENGINE_VERSION", .text, group: "Sandbox", placeholder: "VERSION",
    summary: "The version that the engine announces; one that promises a search the sandbox lacks is refused.",
    defaultSummary: "2.17.1 for opensearch, 8.17.0 for elasticsearch")
  static let noCatalogue = Setting(
    "NO_CATALOGUE", .toggle, group: "Sandbox", summary: "Start empty, without the sample catalogue.")

  static let program = Program(
    name: "rag-sandbox",
    overview:
      "An in-memory search engine and, under /v1, a model API that speak the real ones' protocols, "
      + "with a sample catalogue. For trying things out and for tests, never for production.",
    commands: [
      Command(
        "serve", summary: "Serve until interrupted.", settings: [listen, dialect, engineVersion, noCatalogue])
    ],
    readsEnvironment: false)

  static func main() {
    Process.prepare()
    do {
      switch try program.parse(Program.processArguments()) {
      case .print(let text): print(text)
      case .run(_, let settings): exit(serve(try options(settings)).rawValue)
      }
    } catch {
      end(error.exitCode, error.message)
    }
  }

  private static func options(_ settings: SettingReader) throws(ConfigurationError) -> SandboxOptions {
    let dialect = SandboxDialect(rawValue: try settings.choice(Main.dialect) ?? "") ?? .opensearch
    return SandboxOptions(
      dialect: dialect, engineVersion: try settings.text(engineVersion),
      withCatalogue: try settings.boolean(noCatalogue) != true, listen: try settings.text(listen) ?? "127.0.0.1:9200",
      wordDelay: .milliseconds(15))
  }

  private static func serve(_ options: SandboxOptions) -> ExitCode {
    do throws(EventLoopError) {
      return try EventLoopGroup.run { loops in await serve(options, loops) }
    } catch {
      say(error.description)
      return .operatingSystem
    }
  }

  private static func serve(_ options: SandboxOptions, _ loops: EventLoopGroup) async -> ExitCode {
    let running: RunningSandbox
    do {
      running = try await SandboxServer.start(loops: loops, options: options)
    } catch let error as SandboxOptionError {
      say(error.message)
      return .usage
    } catch {
      say("cannot listen on \(options.listen): \(error)")
      return .operatingSystem
    }
    say(
      "rag-sandbox, an offline stand-in and no real search engine or model: "
        + "\(options.dialect.rawValue) \(options.engineVersion) at \(running.baseURL), model API at "
        + "\(running.modelURL)"
    )
    return await wait(for: running, loops.first)
  }

  /// The first signal drains, the second ends it at once.
  private static func wait(for running: RunningSandbox, _ loop: EventLoop) async -> ExitCode {
    let signals: SignalSource
    do {
      signals = try SignalSource(loop: loop)
    } catch {
      say(error.description)
      return .operatingSystem
    }
    defer { signals.close() }
    while let signal = await signals.next() {
      if signal == .hangUp { continue }
      await running.stop()
      return .success
    }
    return .success
  }

  private static func say(_ text: String) {
    var line = text + "\n"
    line.withUTF8 { bytes in _ = write(2, bytes.baseAddress, bytes.count) }
  }

  private static func end(_ code: ExitCode, _ message: String) -> Never {
    say("rag-sandbox: \(message)")
    exit(code.rawValue)
  }
}
