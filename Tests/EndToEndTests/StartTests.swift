// SPDX-License-Identifier: Apache-2.0
import Crypto
import Glibc
import JSON
import Primitives
import Testing
import YAML

@Suite("A command that cannot start says why in one line and ends with the contract's code")
struct StartTests {
  /// Runs to the end.
  private func run(
    _ name: String, _ arguments: [String], _ environment: [String: String] = [:]
  ) async throws -> (code: Int32, child: ChildProcess) {
    let child = try ChildProcess(name, arguments, environment: environment)
    return (try await child.end(), child)
  }

  @Test(
    "--help and --version print to stdout and end with 0", arguments: ["rag-indexer", "rag-runtime", "rag-sandbox"])
  func help(_ name: String) async throws {
    let help = try await run(name, ["--help"])
    #expect(help.code == 0)
    #expect(help.child.output.contains("USAGE: \(name)"))
    #expect(help.child.log.isEmpty)
    let version = try await run(name, ["--version"])
    #expect(version.code == 0 && version.child.output.hasPrefix(name + " "))
  }

  @Test(
    "a variable that is a setting misspelt is named with the right one, without its value",
    arguments: ["rag-indexer", "rag-runtime"])
  func misspelt(_ name: String) async throws {
    let (code, child) = try await run(
      name, [],
      [
        "ENGINE_URL": "http://127.0.0.1:9", "OPENAI_API_KY": "sk-hidden", "STORE_LANGAUGE": "sk-hidden",
        "ENGINE_PORT_9200_TCP": "tcp://10.0.0.1:9200", "RAG_RUNTIME_SERVICE_HOST": "10.0.0.2",
      ])
    #expect(code == 78)
    for setting in ["OPENAI_API_KY", "OPENAI_API_KEY?", "STORE_LANGAUGE", "STORE_LANGUAGE?"] {
      #expect(child.log.contains(setting), "\(child.log)")
    }
    #expect(!child.log.contains("sk-hidden") && !child.log.contains("_TCP") && !child.log.contains("SERVICE_HOST"))
  }

  @Test("keygen prints a key and the entry of its hash, which the runtime then takes; never the same key twice")
  func keygen() async throws {
    let made = try await run("rag-runtime", ["keygen", "--name", "Shop: Berlin", "--scopes", "retrieve,explain"])
    #expect(made.code == 0 && made.child.log.isEmpty)
    let lines = made.child.output.split(separator: "\n", maxSplits: 1).map(String.init)
    let key = try #require(lines.first)
    let entry = try #require(try YAMLNode(parsing: Array((lines.last ?? "").utf8)).jsonValue[0])
    #expect(key.hasPrefix("rag_") && key.utf8.count == 47 && !lines[1].contains(key))
    #expect(entry["name"] == "Shop: Berlin" && entry["scopes"] == ["retrieve", "explain"])
    #expect(entry["sha256"]?.stringValue == Hexadecimal.encode(SHA256.hash(key)))
    let other = try await run("rag-runtime", ["keygen"]).child.output
    #expect(!other.hasPrefix(key) && other.contains("scopes: [chat, retrieve]"))
    for (arguments, part) in [(["--scopes", "chatt"], "chat, retrieve, explain"), (["--name", "a\nb"], "--name")] {
      let refused = try await run("rag-runtime", ["keygen"] + arguments)
      #expect(refused.code == 64 && refused.child.lastLine.contains(part), "\(refused.child.log)")
    }
    let help = try await run("rag-runtime", ["keygen", "--help"])
    #expect(help.code == 0 && help.child.output.contains("--scopes"))
  }

  @Test("every command is shown, and no other is taken")
  func commands() async throws {
    let help = try await run("rag-indexer", ["--help"]).child.output
    for word in ["run", "status", "rollback", "prune", "plan", "verify", "refresh", "inspect", "eval", "check"] {
      #expect(help.contains("\n  \(word)"))
    }
    #expect(try await run("rag-indexer", ["sing"]).code == 64)
  }

  @Test(
    "an unknown flag, a flag for a secret, a bad value: one line and 64 or 78",
    arguments: [
      ("rag-indexer", ["--nonsense"], [:], 64, "--nonsense"),
      ("rag-runtime", ["--engine-ulr", "http://a"], [:], 64, "did you mean --engine-url?"),
      ("rag-indexer", ["--openai-api-key", "sk-hidden"], [:], 64, "OPENAI_API_KEY_FILE"),
      ("rag-indexer", ["status", "extra"], [:], 64, "extra"),
      ("rag-indexer", ["prune", "--only", "9"], ["ENGINE_URL": "http://127.0.0.1:9", "STORES": "1=a"], 64, "ONLY"),
      ("rag-indexer", ["--extract-slices", "0"], ["ENGINE_URL": "http://127.0.0.1:9"], 64, "EXTRACT_SLICES"),
      ("rag-indexer", [], [:], 78, "ENGINE_URL"),
      ("rag-indexer", [], ["ENGINE_URL": "http://127.0.0.1:9"], 78, "OPENAI_API_KEY"),
      ("rag-indexer", [], ["ENGINE_URL": "http://me:sk-hidden@127.0.0.1:9"], 78, "ENGINE_USERNAME"),
      ("rag-indexer", ["--config", "/nowhere.yaml"], [:], 78, "/nowhere.yaml"),
      ("rag-indexer", [], ["ENGINE_URL": "http://127.0.0.1:9", "STORES": "1=a,1=b"], 78, "STORES"),
      ("rag-runtime", [], ["ENGINE_URL": "http://127.0.0.1:9", "OPENAI_API_KEY": "sk-hidden"], 78, "CHAT_MODEL"),
      (
        "rag-runtime", [], ["ENGINE_URL": "http://127.0.0.1:9", "OPENAI_API_KEY": "sk-hidden", "CHAT_MODEL": "m"], 78,
        "API_KEYS"
      ),
      (
        "rag-runtime", [],
        [
          "ENGINE_URL": "http://127.0.0.1:9", "OPENAI_API_KEY": "sk-hidden", "CHAT_MODEL": "m",
          "API_KEYS": "sk-hidden key", "LISTEN": "127.0.0.1:0",
        ], 78, "API_KEYS"
      ),
    ] as [(String, [String], [String: String], Int32, String)])
  func refused(
    _ name: String, _ arguments: [String], _ environment: [String: String], _ code: Int32, _ part: String
  ) async throws {
    for format in ["json", "text"] {
      let ended = try await run(name, arguments, environment.merging(["LOG_FORMAT": format]) { $1 })
      #expect(ended.code == code, "\(ended.child.log)")
      #expect(ended.child.lastLine.contains(part), "\(ended.child.log)")
      #expect(ended.child.lastLine.hasPrefix("{") == (format == "json"))
      #expect(ended.child.log.split(separator: "\n").count == 1, "\(ended.child.log)")
      #expect(!ended.child.log.contains("sk-hidden") && ended.child.output.isEmpty)
    }
  }
}
