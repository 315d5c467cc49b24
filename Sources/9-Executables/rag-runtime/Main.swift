// SPDX-License-Identifier: Apache-2.0
import API
import Bootstrap
import Configuration
import EventLoop
import Glibc
import Settings

@main enum Main {
  static func main() {
    Process.prepare()
    let code = ProcessStart.run(.runtime) { context throws(ConfigurationError) in
      if context.command.name == "keygen" { return try keygen(context) }
      let settings = try RuntimeSettings(context.settings)
      if context.command.name == "check" {
        let isJSON = try context.settings.choice(.format) == "json"
        return context.onLoops { loops in
          await RuntimeCheck(settings: settings, log: context.log, loops: loops).end(asJSON: isJSON)
        }
      }
      return context.onLoops { loops in
        await Runtime(settings: settings, log: context.log, loops: loops, readSettingsAgain: context.readAgain).serve()
      }
    }
    exit(code)
  }

  /// Prints a new key: the only time that anybody sees it.
  private static func keygen(_ context: ProcessStart.Context) throws(ConfigurationError) -> Int32 {
    let key = try NewAPIKey(context.settings)
    let isWritten = StandardOutput.write(key.text + "\n" + key.entry)
    return isWritten
      ? ExitCode.success.rawValue : context.log.end("cannot write the key to standard output", .operatingSystem)
  }
}
