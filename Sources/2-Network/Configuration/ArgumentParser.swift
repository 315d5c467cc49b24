// SPDX-License-Identifier: Apache-2.0

/// The command line: `[COMMAND] [--flag VALUE | --flag=VALUE]…`.
struct ArgumentParser {
  struct Parsed {
    var command: Command
    /// Values by setting name, in the order given.
    var flags: [String: [String]] = [:]
    /// Help or version, when they were asked for.
    var output: String?
  }

  private let program: Program

  init(program: Program) { self.program = program }

  mutating func parse(_ arguments: [String]) throws(ConfigurationError) -> Parsed {
    guard let standard = program.commands.first else { return Parsed(command: Command("", summary: "", settings: [])) }
    var rest = arguments[...]
    var parsed = Parsed(command: standard)
    var isNamed = false
    if let word = rest.first, !word.hasPrefix("-"), program.commands.count > 1 {
      parsed.command = try command(named: word)
      isNamed = true
      rest.removeFirst()
    }
    // Help is given even if another argument is wrong: an operator who asks for it is about to mend that.
    let asked = rest.prefix { $0 != "--" }
    if asked.contains("--help") || asked.contains("-h") {
      parsed.output = HelpText(program: program, command: isNamed ? parsed.command : nil).text
      return parsed
    }
    if asked.contains("--version") {
      parsed.output = "\(program.name) \(BuildVersion.text)\n"
      return parsed
    }
    let flags = program.flagSettings(parsed.command)
    while let argument = rest.popFirst() {
      try take(argument, &rest, flags, &parsed)
    }
    return parsed
  }

  private func command(named word: String) throws(ConfigurationError) -> Command {
    if let command = program.commands.first(where: { $0.name == word }) { return command }
    let names = program.commands.map(\.name)
    let hint = Suggestion.nearest(to: word, among: names).map { "; did you mean \($0)?" }
    throw usage(
      "there is no command \"\(Masking.shown(word))\"\(hint ?? "; commands are \(names.joined(separator: ", "))")")
  }

  private func take(
    _ argument: String, _ rest: inout ArraySlice<String>, _ flags: [Setting], _ parsed: inout Parsed
  ) throws(ConfigurationError) {
    guard argument.hasPrefix("--"), argument.utf8.count > 2 else {
      throw usage("unexpected argument \"\(Masking.shown(argument))\"; \(seeHelp(parsed.command))")
    }
    let body = argument.dropFirst(2)
    let name = String(body.prefix { $0 != "=" })
    let inline = name.endIndex < body.endIndex && body.count > name.count ? String(body.dropFirst(name.count + 1)) : nil
    guard let setting = flags.first(where: { $0.flagName == name }) else {
      throw unknown(flag: name, flags, parsed.command)
    }
    let value: String
    if setting.kind == .toggle {
      guard inline == nil else { throw usage("--\(name) takes no value", setting) }
      value = "true"
    } else if let inline {
      value = inline
    } else if let next = rest.first, !next.hasPrefix("--") {
      value = next
      rest.removeFirst()
    } else {
      throw usage("--\(name) needs a value: \(setting.allowed)", setting)
    }
    guard !value.isEmpty else { throw usage("--\(name) has an empty value; must be \(setting.allowed)", setting) }
    parsed.flags[setting.name, default: []].append(value)
  }

  /// Nothing of the value is shown: it may be a secret that was meant for another place.
  private func unknown(flag name: String, _ flags: [Setting], _ command: Command) -> ConfigurationError {
    let shown = Masking.shown(name)
    if let secret = program.knownSettings.first(where: { $0.isSecret && $0.kebabCase == name }) {
      return usage(
        "there is no flag --\(shown), because command lines are no place for secrets: set \(secret.name) or"
          + " \(secret.name)_FILE", secret)
    }
    let hint = Suggestion.nearest(to: name, among: flags.compactMap(\.flagName) + ["help", "version"])
      .map { "; did you mean --\($0)?" }
    return usage("unknown flag --\(shown)\(hint ?? "; " + seeHelp(command))")
  }

  private func seeHelp(_ command: Command) -> String {
    let words = program.commands.count > 1 ? "\(program.name) \(command.name)" : program.name
    return "`\(words) --help` lists what there is"
  }

  private func usage(_ message: String, _ setting: Setting? = nil) -> ConfigurationError {
    ConfigurationError(code: .usage, message: message, setting: setting?.name)
  }
}
