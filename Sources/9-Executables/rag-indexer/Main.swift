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
      guard let command = IndexerCommand.all.first(where: { $0.name == context.command.name }) else {
        return ExitCode.software.rawValue
      }
      let reader = try CommandFlags.trying(context.settings, command)
      let isAsked = if let flag = command.embedFlag { try reader.boolean(flag) ?? false } else { false }
      let canaries = try CommandFlags.canaries(reader, command)
      var settings = try IndexerSettings(
        reader, embeds: command.embeds || isAsked, reads: command.reads,
        searches: command.searches || !canaries.isEmpty)
      var flags = try CommandFlags(reader, command, narrowing: &settings)
      flags.canaries = canaries
      let (narrowed, flagged, log) = (settings, flags, context.log)
      return context.onLoops { loops in
        await command.run(CommandContext(settings: narrowed, flags: flagged, log: log, loops: loops))
      }
    }
    exit(code)
  }
}
