// SPDX-License-Identifier: Apache-2.0
import Configuration
import Glibc
import Testing
import YAML

/// A program with a setting of each kind.
private enum Sample {
  static let url = Setting("ENGINE_URL", .list, placeholder: "URL", summary: "Nodes.", flag: .derived)
  static let count = Setting("CHAT_PRODUCTS", .integer(1...50), summary: "Products.", defaultValue: "5")
  static let heat = Setting("CHAT_TEMPERATURE", .number(0...2), summary: "Temperature.")
  static let grace = Setting("DRAIN_GRACE", .duration(.zero ... .seconds(600)), summary: "Grace.", defaultValue: "30s")
  static let level = Setting("LOG_LEVEL", .choice(["debug", "info"]), summary: "Level.", defaultValue: "info")
  static let verify = Setting("ENGINE_TLS_VERIFY", .boolean, summary: "Verify.")
  static let key = Setting("OPENAI_API_KEY", .text, summary: "Key.", isSecret: true)
  static let stores = Setting(
    "STORES", .list, summary: "Stores.", isStructuredInFile: true, flag: .named("store"))
  static let quiet = Setting("QUIET", .toggle, summary: "Say less.")
  static let all = [url, count, heat, grace, level, verify, key, stores, quiet]

  static let program = Program(
    name: "sample", overview: "A sample.",
    commands: [Command("run", summary: "Runs.", settings: all), Command("status", summary: "Tells.", settings: [url])])
}

/// A file that is deleted at the end of its scope.
private final class TemporaryFile {
  let path: String

  init(_ content: String) {
    var template = Array("/tmp/configuration-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = content.withCString { write(descriptor, $0, strlen($0)) }
    close(descriptor)
  }

  deinit { unlink(path) }
}

@Suite("Settings are read from flags, environment, files and defaults")
struct ConfigurationTests {
  @Test("a process whose arguments cannot be read is refused, and does not run another command than it was given")
  func arguments() throws {
    #expect(try Program.processArguments(["sample", "status", "--quiet"]) == ["status", "--quiet"])
    #expect(try Program.processArguments(["sample"]) == [])
    #expect(throws: ConfigurationError.self) { try Program.processArguments([]) }
  }

  private func read(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> SettingReader {
    guard case .run(_, let reader) = try Sample.program.parse(arguments, environment: { environment[$0] }) else {
      throw Unexpected()
    }
    return reader
  }

  private struct Unexpected: Error {}

  private func failure(
    _ arguments: [String] = [], _ environment: [String: String] = [:],
    _ get: (SettingReader) throws -> Void = { _ in }
  ) -> ConfigurationError? {
    do {
      try get(read(arguments, environment))
      return nil
    } catch let error as ConfigurationError {
      return error
    } catch {
      return nil
    }
  }

  @Test("a flag beats the environment, that NAME_FILE, that the file, that the default")
  func precedence() throws {
    let yaml = TemporaryFile("chat_products: 1\n")
    let named = TemporaryFile("2\n")
    var environment: [String: String] = [:]
    #expect(try read([], environment).integer(Sample.count) == 5)
    environment["CONFIG_FILE"] = yaml.path
    #expect(try read([], environment).integer(Sample.count) == 1)
    environment["CHAT_PRODUCTS_FILE"] = named.path
    #expect(try read([], environment).integer(Sample.count) == 2)
    environment["CHAT_PRODUCTS"] = "3"
    #expect(try read([], environment).integer(Sample.count) == 3)
    #expect(try read(["--chat-products", "4"], environment).integer(Sample.count) == 4)
    #expect(
      try read(["--config", yaml.path]).value(Sample.count)?.origin.description == "\(yaml.path), line 1, column 16")
  }

  @Test("each kind of value is read, in both flag forms")
  func kinds() throws {
    let reader = try read(
      ["run", "--engine-url=http://a,http://b", "--engine-url", "http://c", "--quiet", "--chat-temperature", "0.25"],
      ["DRAIN_GRACE": "500ms", "ENGINE_TLS_VERIFY": "no", "LOG_LEVEL": "DEBUG", "OPENAI_API_KEY": " sk-1\n"])
    #expect(try reader.list(Sample.url) == ["http://a", "http://b", "http://c"])
    #expect(try reader.boolean(Sample.quiet) == true)
    #expect(try reader.number(Sample.heat) == 0.25)
    #expect(try reader.duration(Sample.grace) == .milliseconds(500))
    #expect(try reader.boolean(Sample.verify) == false)
    #expect(try reader.choice(Sample.level) == "debug")
    #expect(try reader.text(Sample.key) == "sk-1")
  }

  @Test("an empty variable counts as not set")
  func emptyVariable() throws {
    #expect(try read([], ["CHAT_PRODUCTS": " ", "CONFIG_FILE": ""]).integer(Sample.count) == 5)
  }

  @Test("a sequence of the file is a list; mappings in it reach the owner as they are")
  func fileLists() throws {
    let yaml = TemporaryFile("engine_url: [http://a, http://b]\nstores:\n  - id: '1'\n    index: x\n")
    let reader = try read(["--config", yaml.path])
    #expect(try reader.list(Sample.url) == ["http://a", "http://b"])
    #expect(try reader.value(Sample.stores)?.node?.sequence?.first?["index"]?.text == "x")
  }

  @Test("an unknown flag is a usage error that says which was meant, and never its value")
  func unknownFlag() {
    let error = failure(["--enigne-url=http://secret@host"])
    #expect(error?.exitCode == .usage)
    #expect(error?.message == "unknown flag --enigne-url; did you mean --engine-url?")
    #expect(
      failure(["--nothing-like-it", "x"])?.message
        == "unknown flag --nothing-like-it; `sample run --help` lists what there is")
  }

  @Test("there is no flag for a secret, and the error does not repeat it")
  func secretFlag() {
    let error = failure(["--openai-api-key", "sk-very-secret"])
    #expect(error?.exitCode == .usage)
    #expect(error?.message.contains("OPENAI_API_KEY_FILE") == true)
    #expect(error?.message.contains("sk-very") == false)
  }

  @Test("a flag of another command, a stray word, a missing or empty value: usage")
  func usage() {
    #expect(failure(["status", "--chat-products", "3"])?.exitCode == .usage)
    #expect(failure(["stauts"])?.message == "there is no command \"stauts\"; did you mean status?")
    #expect(failure(["dance"])?.message == "there is no command \"dance\"; commands are run, status")
    #expect(failure(["run", "now"])?.exitCode == .usage)
    #expect(failure(["--chat-products"])?.message == "--chat-products needs a value: a whole number from 1 to 50")
    #expect(failure(["--chat-products="])?.exitCode == .usage)
    #expect(failure(["--quiet=yes"])?.message == "--quiet takes no value")
  }

  @Test("a bad value names setting, origin, value and what is allowed; its exit code follows its origin")
  func badValues() {
    let flag = failure(["--chat-products", "51"]) { _ = try $0.integer(Sample.count) }
    #expect(flag?.exitCode == .usage)
    #expect(
      flag?.message
        == "CHAT_PRODUCTS (--chat-products): \"51\" is not allowed; must be a whole number from 1 to 50")
    for bad in ["0", "+5", "5.0", "0x5", "five", "99999999999999999999"] {
      let error = failure([], ["CHAT_PRODUCTS": bad]) { _ = try $0.integer(Sample.count) }
      #expect(error?.exitCode == .configuration, "\(bad)")
      #expect(error?.setting == "CHAT_PRODUCTS")
    }
    for bad in ["nan", "1e0", "inf", "-0.1", "2.1", "0x1p0", "."] {
      #expect(failure([], ["CHAT_TEMPERATURE": bad]) { _ = try $0.number(Sample.heat) } != nil, "\(bad)")
    }
    for bad in ["30 seconds", "-1s", "11m", "s"] {
      #expect(failure([], ["DRAIN_GRACE": bad]) { _ = try $0.duration(Sample.grace) } != nil, "\(bad)")
    }
    #expect(
      failure([], ["LOG_LEVEL": "loud"]) { _ = try $0.choice(Sample.level) }?.message.contains("debug, info") == true)
    #expect(failure([], ["ENGINE_TLS_VERIFY": "maybe"]) { _ = try $0.boolean(Sample.verify) } != nil)
  }

  @Test("secrets and the user part of URLs are masked in errors and reports")
  func masking() throws {
    let reader = try read([], ["OPENAI_API_KEY": "sk-very-secret", "ENGINE_URL": "http://me:word@host:1/x,http://b"])
    let error = reader.invalid(Sample.key, try #require(try reader.value(Sample.key)))
    #expect(error.message.contains("***") && !error.message.contains("sk-very"))
    let url = reader.invalid(Sample.url, try #require(try reader.value(Sample.url)))
    #expect(url.message.contains("http://***@host:1/x,http://b"))
    #expect(!reader.report(Sample.all).contains { $0.value.contains("sk-very") || $0.value.contains("word") })
  }

  @Test("an unknown key, a bad shape and an unreadable file are configuration errors with their place")
  func badFiles() {
    let unknown = TemporaryFile("log_level: info\nengine_ulr: http://a\n")
    let error = failure(["--config", unknown.path])
    #expect(error?.exitCode == .configuration)
    #expect(
      error?.message.hasSuffix("line 2, column 1: there is no setting engine_ulr; did you mean engine_url?") == true)
    for content in ["- a\n", "engine_url: [1", "log_level: info\nlog_level: debug\n"] {
      let file = TemporaryFile(content)
      #expect(failure(["--config", file.path])?.exitCode == .configuration, "\(content)")
    }
    let shape = TemporaryFile("chat_products: {a: 1}\n")
    #expect(failure(["--config", shape.path]) { _ = try $0.integer(Sample.count) }?.exitCode == .configuration)
    #expect(
      failure(["--config", "/nowhere/x.yaml"])?.message
        == "cannot read the configuration file /nowhere/x.yaml: No such file or directory")
    #expect(failure(["--config", "/tmp"])?.exitCode == .configuration)
  }

  @Test("a secret's file that is missing or blank is an error that names the variable")
  func badNamedFiles() {
    let blank = TemporaryFile("\n \n")
    for path in ["/nowhere/key", blank.path] {
      let error = failure([], ["OPENAI_API_KEY_FILE": path]) { _ = try $0.text(Sample.key) }
      #expect(error?.exitCode == .configuration)
      #expect(error?.message.hasPrefix("OPENAI_API_KEY_FILE: ") == true)
    }
  }

  @Test("the YAML file may hold a setting of another command, and name a secret's file")
  func sharedFile() throws {
    let secret = TemporaryFile("sk-2\n")
    let yaml = TemporaryFile("chat_products: 7\nopenai_api_key_file: \(secret.path)\n")
    #expect(failure(["status", "--config", yaml.path]) == nil)
    #expect(try read(["--config", yaml.path]).text(Sample.key) == "sk-2")
  }

  @Test("--help lists flags, variables, choices and defaults in 80 columns, and wins over other mistakes")
  func help() throws {
    guard case .print(let text) = try Sample.program.parse(["run", "--wrong", "--help"], environment: { _ in nil })
    else { throw Unexpected() }
    for part in [
      "--engine-url URL, ENGINE_URL", "OPENAI_API_KEY", "(default: 5)", "One of debug, info.", "--quiet, QUIET",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("--openai-api-key"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    guard case .print(let all) = try Sample.program.parse(["--help"], environment: { _ in nil }) else {
      throw Unexpected()
    }
    #expect(all.contains("run (default)") && all.contains("status"))
    guard case .print(let version) = try Sample.program.parse(["--version"], environment: { _ in nil }) else {
      throw Unexpected()
    }
    #expect(version == "sample \(BuildVersion.text)\n")
  }

  @Test("a program that is told everything by flags looks at no variable")
  func flagsOnly() throws {
    let tool = Program(
      name: "tool", overview: "A tool.", commands: [Command("tool", summary: "Works.", settings: [Sample.count])],
      readsEnvironment: false)
    guard case .run(_, let reader) = try tool.parse([], environment: { _ in "9" }) else { throw Unexpected() }
    #expect(try reader.integer(Sample.count) == 5)
    #expect(throws: ConfigurationError.self) { try tool.parse(["--config", "x"], environment: { _ in nil }) }
  }

  @Test("durations are written as they are read")
  func durations() {
    for text in ["0s", "30s", "5m", "2h", "1500ms"] {
      #expect(DurationText.parse(text).map(DurationText.format) == text)
    }
    #expect(DurationText.parse("90") == .seconds(90))
    #expect(DurationText.parse("1.5s") == nil)
  }
}
