// SPDX-License-Identifier: Apache-2.0
import API
import Chat
import Glibc
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import RawServer
import Sandbox
import Testing

@Suite("The metrics' text")
struct MetricsTextTests {
  @Test("whatever clients send, it passes a strict parser and stays below 2,000 lines")
  func bounded() async throws {
    var setup = Service.Setup()
    setup.keys = [APIKey(hash: APIKeyHash(key: "odd-key"), name: "odd \"name\\ {x=\"y\"}")]
    try await Service.run(setup) { service in
      for round in 0..<500 {
        let word = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        switch round % 4 {
        case 0: _ = try await service.get("/\(word)/\(round)?\(word)", fields: [])
        case 1:
          let body = #"{"model":"\#(word)","messages":[{"role":"user","content":"\#(word)"}]}"#
          _ = try await service.call(.post, "/api/v1/chat/completions", body)
        case 2: _ = try await service.get("/api/v1/models", fields: [("authorization", "Bearer \(word)")])
        default: _ = try await service.call(HTTPMethod(rawValue: word.uppercased()), "/api/\(word)")
        }
      }
      _ = try await service.chat(ChatTests.question, fields: [("authorization", "Bearer odd-key")])
      _ = try await service.retrieve(#"{"query":"bag","filters":{"attributes":{"no-such":["x"]}}}"#)
      let text = service.metrics.rendered
      try StrictMetrics.check(text)
      let lines = text.split(separator: "\n")
      #expect(lines.count < 2000, "\(lines.count)")
      let wanted = [
        #"rag_http_requests_total{route="none",status="404"}"#,
        #"rag_http_request_duration_seconds_bucket{route="/api/v1/chat/completions",le="600"}"#,
        "rag_http_requests_in_flight", "rag_http_streams_in_flight", "rag_http_connections",
        #"rag_upstream_request_duration_seconds_count{upstream="chat",operation="chat",status="200"}"#,
        #"rag_upstream_request_duration_seconds_count{upstream="embeddings",operation="embeddings",status="200"}"#,
        #"rag_upstream_request_duration_seconds_count{upstream="engine",operation="multi search",status="200"}"#,
        #"rag_stage_duration_seconds_count{stage="retrieval"}"#,
        #"rag_tokens_total{kind="embedding",model="sandbox-embedding"}"#,
      ]
      for name in wanted { #expect(lines.contains { $0.hasPrefix(name + " ") }, "\(name)") }
    }
  }

  @Test("counters that alerts look at are at zero before anything has happened")
  func fromTheStart() async throws {
    try await Service.run { service in
      let lines = service.metrics.rendered.split(separator: "\n")
      let wanted = [
        #"rag_degraded_total{what="embeddings"}"#, #"rag_degraded_total{what="generation"}"#,
        #"rag_degraded_total{what="rerank"}"#, #"rag_degraded_total{what="budget"}"#,
        #"rag_relaxed_total{what="price_max"}"#, #"rag_limited_total{why="connections"}"#,
        #"rag_limited_total{why="budget"}"#, "rag_zero_results_total",
      ]
      for name in wanted { #expect(lines.contains { $0 == name + " 0" }, "\(name)") }
    }
  }

  @Test("Prometheus' own tool finds no fault in it", .enabled(if: !shell("command -v promtool").isEmpty))
  func promtool() async throws {
    try await Service.run { service in
      _ = try await service.chat(ChatTests.question)
      _ = try await service.chat(ChatTests.question, #","stream":true"#)
      let text = service.metrics.rendered
      let path = shell("mktemp")
      defer { _ = shell("rm -f \(path)") }
      let file = try #require(fopen(path, "w"))
      fputs(text, file)
      fclose(file)
      #expect(shell("promtool check metrics < \(path) 2>&1 || echo failed") == "")
    }
  }

  @Test("a model that takes too long is counted as a timeout, and an answer that broke off as broken")
  func outcomes() async throws {
    var setup = Service.Setup()
    setup.chat.firstTokenTimeout = .milliseconds(200)
    try await Service.run(setup) { service in
      service.sandbox.faults.add(Fault(path: "/v1/chat/completions", action: .hang))
      _ = try await service.chat(ChatTests.question)
      let count = #"rag_upstream_request_duration_seconds_count{upstream="chat",operation="chat",status="#
      #expect(service.metrics.value(of: count + #""timeout"}"#) == 1)
      #expect(service.metrics.value(of: count + #""200"}"#) == nil)
      #expect(service.metrics.value(of: #"rag_openai_requests_total{operation="chat",outcome="ok"}"#) == nil)
    }
  }
}

/// The grammar of Prometheus' text format 0.0.4, and what its parsers demand beside.
enum StrictMetrics {
  struct Fault: Error { var line: String }

  static func check(_ text: String) throws {
    var type: [String: String] = [:]
    var closed: Set<String> = []
    var current = ""
    var seen: Set<String> = []
    var buckets: [String: (last: Double, infinite: Double?)] = [:]
    var counts: [String: Double] = [:]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let text = String(line)
      if line.hasPrefix("# HELP ") || line.hasPrefix("# TYPE ") {
        let words = line.split(separator: " ", maxSplits: 3)
        let name = String(words[2])
        if name != current {
          guard closed.insert(name).inserted else { throw Fault(line: text) }
          current = name
        }
        if line.hasPrefix("# TYPE ") {
          guard type.updateValue(String(words[3]), forKey: name) == nil else { throw Fault(line: text) }
        }
        continue
      }
      let (name, labels, value) = try sample(text)
      guard seen.insert(text.split(separator: "} ").first.map(String.init) ?? text).inserted || labels.isEmpty,
        let kind = type[current]
      else { throw Fault(line: text) }
      let allowed = kind == "histogram" ? ["_bucket", "_sum", "_count"].map { current + $0 } : [current]
      guard allowed.contains(name) else { throw Fault(line: text) }
      if kind == "counter", value < 0 { throw Fault(line: text) }
      guard kind == "histogram" else { continue }
      let key = current + labels.filter { $0.name != "le" }.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
      if name.hasSuffix("_bucket") {
        let last = buckets[key]?.last ?? 0
        guard value >= last, let bound = labels.first(where: { $0.name == "le" }) else { throw Fault(line: text) }
        buckets[key] = (value, bound.value == "+Inf" ? value : nil)
      } else if name.hasSuffix("_count") {
        counts[key] = value
      }
    }
    for (key, count) in counts where buckets[key]?.infinite != count { throw Fault(line: key) }
  }

  private static func sample(_ line: String) throws -> (String, [(name: String, value: String)], Double) {
    var rest = Substring(line)
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }
    rest = rest.dropFirst(name.count)
    guard let first = name.first, !first.isNumber else { throw Fault(line: line) }
    var labels: [(name: String, value: String)] = []
    if rest.first == "{" {
      repeat {
        rest = rest.dropFirst()
        let label = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        rest = rest.dropFirst(label.count)
        guard !label.isEmpty, rest.hasPrefix("=\"") else { throw Fault(line: line) }
        rest = rest.dropFirst(2)
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
          if character == "\\" {
            guard let escaped = rest.popFirst(), "\\\"n".contains(escaped) else { throw Fault(line: line) }
            value.append(escaped)
          } else {
            value.append(character)
          }
        }
        guard !labels.contains(where: { $0.name == label }) else { throw Fault(line: line) }
        labels.append((String(label), value))
      } while rest.first == ","
      guard rest.popFirst() == "}" else { throw Fault(line: line) }
    }
    guard rest.popFirst() == " ", let value = rest == "+Inf" ? .infinity : rest == "NaN" ? 0 : Double(rest) else {
      throw Fault(line: line)
    }
    return (String(name), labels, value)
  }
}
