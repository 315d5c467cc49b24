// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import EventLoop
import Glibc
import Settings

@main enum Main {
  static func main() {
    Process.prepare()
    let code = ProcessStart.run(.indexer) { context throws(ConfigurationError) in
      let isRun = context.command.name == "run"
      let settings = try IndexerSettings(context.settings, embeds: isRun)
      return context.onLoops { loops in
        let indexer = Indexer(settings: settings, log: context.log, loops: loops)
        return isRun ? await indexer.run() : await indexer.status()
      }
    }
    exit(code)
  }
}
