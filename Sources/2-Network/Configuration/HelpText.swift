// SPDX-License-Identifier: Apache-2.0

/// The text of `--help`, in argument-parser's form, 80 columns wide.
struct HelpText {
  private let program: Program
  private let command: Command?

  /// - Parameter command: nil for the program as a whole.
  init(program: Program, command: Command?) {
    self.program = program
    self.command = command
  }

  var text: String {
    var lines: [String] = []
    guard let shown = command ?? program.commands.first else { return program.overview + "\n" }
    let several = program.commands.count > 1
    lines += Self.wrapped("OVERVIEW: " + (command?.summary ?? program.overview), indentation: 0)
    lines.append("")
    let name = !several ? "" : command.map { " " + $0.name } ?? " [COMMAND]"
    lines.append("USAGE: \(program.name)\(name) [OPTIONS]")
    if several, command == nil {
      lines += ["", "COMMANDS:"]
      for entry in program.commands {
        let mark = entry.name == program.commands[0].name ? " (default)" : ""
        lines += Self.item(entry.name + mark, entry.summary)
      }
    }
    var groups: [String] = []
    for setting in shown.settings where !groups.contains(setting.group) { groups.append(setting.group) }
    for group in groups {
      lines += ["", group.uppercased() + ":"]
      for setting in shown.settings where setting.group == group { lines += describe(setting) }
    }
    lines += ["", "OTHER:"]
    if program.readsEnvironment { lines += describe(Program.configFile) }
    lines += Self.item("--version", "Show the version.")
    lines += Self.item("-h, --help", "Show this text.")
    if program.readsEnvironment {
      lines.append("")
      lines += Self.wrapped(
        "A flag beats the environment, that the file, that the default. NAME_FILE in place of NAME reads the value"
          + " from a file. What has no flag is a secret or a list that only a file can hold.", indentation: 0)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ setting: Setting) -> [String] {
    let value = setting.kind == .toggle ? "" : " " + placeholder(setting)
    let flag = setting.flagName.map { "--" + $0 + value }
    let variable = program.readsEnvironment && !setting.isArgument ? setting.name : nil
    let names = [flag, variable].compactMap(\.self)
    var text = setting.summary
    if case .choice(let words) = setting.kind { text += " One of \(words.joined(separator: ", "))." }
    if let standard = setting.defaultSummary ?? setting.defaultValue { text += " (default: \(standard))" }
    return Self.item(names.joined(separator: ", "), text)
  }

  private func placeholder(_ setting: Setting) -> String {
    if !setting.placeholder.isEmpty { return setting.placeholder }
    switch setting.kind {
    case .integer, .number: return "N"
    case .duration: return "TIME"
    case .boolean: return "true|false"
    case .choice: return "WORD"
    case .text, .list, .toggle: return "TEXT"
    }
  }

  private static func item(_ name: String, _ text: String) -> [String] {
    let left = "  " + name
    if left.count <= 25 {
      var lines = wrapped(text, indentation: 27)
      if !lines.isEmpty { lines[0] = left + String(repeating: " ", count: 27 - left.count) + lines[0].dropFirst(27) }
      return lines
    }
    return [left] + wrapped(text, indentation: 27)
  }

  private static func wrapped(_ text: String, indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    var lines: [String] = []
    var line = margin
    for word in text.split(separator: " ") {
      if line.count > indentation, line.count + 1 + word.count > 80 {
        lines.append(line)
        line = margin
      }
      line += (line.count > indentation ? " " : "") + word
    }
    return line.count > indentation ? lines + [line] : lines
  }
}
