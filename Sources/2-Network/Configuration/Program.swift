// SPDX-License-Identifier: Apache-2.0
import Glibc

/// An executable: its commands and where it reads settings from.
package struct Program: Sendable {
  /// The executable's name.
  package var name: String
  /// One sentence for `--help`.
  package var overview: String
  /// The first one is run when none is named; a program with one command names it nowhere.
  package var commands: [Command]
  /// Settings that a file may hold beside those of the commands, because other programs share it.
  package var alsoInFile: [Setting]
  /// False for tools that are told everything by flags.
  package var readsEnvironment: Bool
  /// For finding misspelt settings among the environment's variables.
  package var variables: VariableRules

  package init(
    name: String, overview: String, commands: [Command], alsoInFile: [Setting] = [], readsEnvironment: Bool = true,
    variables: VariableRules = VariableRules()
  ) {
    self.name = name
    self.overview = overview
    self.commands = commands
    self.alsoInFile = alsoInFile
    self.readsEnvironment = readsEnvironment
    self.variables = variables
  }

  /// The file's place: `--config`, `CONFIG_FILE`.
  static let configFile = Setting(
    "CONFIG_FILE", .text, group: "General", placeholder: "FILE",
    summary: "YAML file with settings; its keys are the variables' names in lower case.", flag: .named("config"))

  /// Reads the process's environment.
  package static func processEnvironment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The process's arguments without its own name. On Linux they come from /proc: where that is not mounted there are none,
  /// not even the name, and a command would be taken for another one.
  package static func processArguments(_ all: [String] = CommandLine.arguments) throws(ConfigurationError) -> [String] {
    guard !all.isEmpty else {
      throw ConfigurationError(code: .usage, message: "the command line cannot be read: /proc is not mounted")
    }
    return Array(all.dropFirst())
  }

  /// - Parameter arguments: without the program's own name.
  package func parse(
    _ arguments: [String], environment: @escaping SettingReader.Environment = { Program.processEnvironment($0) }
  ) throws(ConfigurationError) -> Invocation {
    var parser = ArgumentParser(program: self)
    let parsed = try parser.parse(arguments)
    if let text = parsed.output { return .print(text) }
    let isRead = readsEnvironment
    let lookUp: SettingReader.Environment = { isRead ? environment($0) : nil }
    let known = knownSettings
    let path = parsed.flags[Self.configFile.name]?.last ?? lookUp(Self.configFile.name)
    var file: ConfigurationFile?
    if let path, !path.isEmpty { file = try ConfigurationFile(path: path, known: known) }
    let reader = SettingReader(flags: parsed.flags, environment: lookUp, file: file, known: known)
    return .run(command: parsed.command, settings: reader)
  }

  /// Every setting that a file may name, each once.
  var knownSettings: [Setting] {
    var seen: Set<String> = []
    return (commands.flatMap(\.settings) + alsoInFile).filter { !$0.isArgument && seen.insert($0.name).inserted }
  }

  /// The flags of a command, `--config` included where the program reads a file.
  func flagSettings(_ command: Command) -> [Setting] {
    command.settings.filter { $0.flagName != nil } + (readsEnvironment ? [Self.configFile] : [])
  }
}
