// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import EventLoop
import Glibc
package import Observability

/// The way from `main` to a command: arguments, configuration, log; each failure ends in one clear line.
package enum ProcessStart {
  /// The parts that a command works with.
  package struct Context: Sendable {
    /// The command that was named, or the default one.
    package let command: Command
    /// Flags, environment and file, read once at start.
    package let settings: SettingReader
    /// The process's log, with its first and last line.
    package let log: ProcessLog
    /// Reads the sources of the settings again: flags and environment as they were, files as they are now.
    package let readAgain: @Sendable () throws(ConfigurationError) -> SettingReader
    /// The process's logger.
    package var logger: Logger { log.logger }

    /// Runs `body` on event loops and returns its exit code; 71 where the system gives no loops.
    package func onLoops(
      count: Int? = nil, _ body: @escaping @Sendable (EventLoopGroup) async -> Int32
    ) -> Int32 {
      do {
        return try EventLoopGroup.run(count: count, body)
      } catch {
        return log.end(error.description, .operatingSystem)
      }
    }
  }

  /// Runs a program and returns its exit code. Help and version go to stdout.
  ///
  /// - Parameter body: does the command's work; blocks until it is done. What it throws becomes the last line.
  package static func run(
    _ program: Program, _ body: (Context) throws(ConfigurationError) -> Int32
  ) -> Int32 {
    do {
      return run(program, try Program.processArguments(), body)
    } catch {
      return ProcessLog(format: LogSettings.formatForErrors([])).end(error.message, error.exitCode)
    }
  }

  private static func run(
    _ program: Program, _ arguments: [String], _ body: (Context) throws(ConfigurationError) -> Int32
  ) -> Int32 {
    let invocation: Invocation
    let log: ProcessLog
    do {
      invocation = try program.parse(arguments)
      guard case .run(let command, let reader) = invocation else { return printed(invocation) }
      log = ProcessLog(try LogSettings(reader), secrets: ProcessLog.secrets(reader, command.settings))
      log.report(reader, command.settings)
      log.warn(of: program.unknownVariables())
      do {
        let context = Context(command: command, settings: reader, log: log) { () throws(ConfigurationError) in
          guard case .run(_, let new) = try program.parse(arguments) else { return reader }
          return new
        }
        let code = try body(context)
        log.sink.close()
        return code
      } catch {
        return log.end(error.message, error.exitCode)
      }
    } catch {
      return ProcessLog(format: LogSettings.formatForErrors(arguments)).end(error.message, error.exitCode)
    }
  }

  private static func printed(_ invocation: Invocation) -> Int32 {
    guard case .print(let text) = invocation else { return ExitCode.software.rawValue }
    return StandardOutput.write(text) ? ExitCode.success.rawValue : ExitCode.operatingSystem.rawValue
  }
}
