// SPDX-License-Identifier: Apache-2.0
import API
import Glibc
import HTTPClient
import Observability
import RawServer
import Testing

@Suite("The dashboard and the alert rules")
struct DashboardTests {
  private static var root: String { "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") }

  private static func text(_ path: String) throws -> String {
    let file = try #require(fopen(root + "/" + path, "r"), "\(path)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece.prefix(count) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Words that begin like a metric of ours, or of a process.
  private static func metrics(in text: String) -> Set<String> {
    let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
    return Set(words.filter { $0.hasPrefix("rag_") || $0.hasPrefix("process_") }.map { base(String($0)) })
  }

  private static func base(_ name: String) -> String {
    for suffix in ["_bucket", "_count", "_sum"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// What the executables add, which no test of the API starts.
  private static let elsewhere: Set<String> = [
    "rag_build_info", "rag_log_lines_dropped_total", "rag_limits_shared", "rag_telemetry_dropped_total",
    "rag_index_documents", "rag_index_updated_timestamp_seconds", "rag_index_duration_seconds",
    "rag_index_embeddings_total", "rag_index_last_success_timestamp_seconds", "process_resident_memory_bytes",
    "process_cpu_seconds_total",
  ]

  @Test("query no metric that is not there", arguments: ["dashboard.json", "alerts.yaml"])
  func exist(file: String) async throws {
    let asked = Self.metrics(in: try Self.text("deploy/observability/" + file))
    #expect(asked.count > 15)
    var setup = Service.Setup()
    setup.budgets = Budgets.Options(serviceUSD: 1)
    try await Service.run(setup) { service in
      let registered = Set(service.metrics.names)
      for name in asked where !Self.elsewhere.contains(name) { #expect(registered.contains(name), "\(name)") }
    }
    // Where the executables register the others, they are spelt in their source.
    let sources = shell("cat \(Self.root)/Sources/*/*/*.swift \(Self.root)/Sources/*/*/*/*.swift")
    for name in Self.elsewhere where asked.contains(name) {
      let own = name.hasPrefix("rag_") ? String(name.dropFirst(4)) : name
      #expect(sources.contains("\"\(name)\"") || sources.contains("\"\(own)\""), "\(name)")
    }
  }

  @Test(
    "each rule has a runbook, and Prometheus' own tool takes them", .enabled(if: !shell("command -v promtool").isEmpty))
  func rules() throws {
    let path = Self.root + "/deploy/observability/alerts.yaml"
    #expect(shell("promtool check rules \(path) > /dev/null 2>&1 || echo failed") == "")
    let text = try Self.text("deploy/observability/alerts.yaml")
    let count = text.split(separator: "\n").count { $0.contains("- alert:") }
    #expect(text.split(separator: "\n").count { $0.contains("runbook: ") } == count && count > 10)
  }
}
