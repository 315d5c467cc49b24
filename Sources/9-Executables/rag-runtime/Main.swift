// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import EventLoop
import Glibc
import Settings

@main enum Main {
  static func main() {
    Process.prepare()
    let code = ProcessStart.run(.runtime) { context throws(ConfigurationError) in
      let settings = try RuntimeSettings(context.settings)
      return context.onLoops { loops in
        await Runtime(settings: settings, log: context.log, loops: loops, readSettingsAgain: context.readAgain).serve()
      }
    }
    exit(code)
  }
}
