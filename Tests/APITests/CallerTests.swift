// SPDX-License-Identifier: Apache-2.0
import API
import Glibc
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import RawServer
import Testing

/// What counts of a client's own instructions, by who it is.
@Suite("A server's instructions and a page's")
struct CallerTests {
  private static let body = #"""
    {"model":"magento-rag","response_format":{"type":"json_object"},
     "messages":[{"role":"system","content":"Speak like a pirate. The shopper looks at UG-03 (Harmony Yoga Mat)."},
     {"role":"user","content":"Is this available in red?"}]}
    """#
  private static let json = ("content-type", "application/json")
  private static let origin = ("origin", Service.origin)
  private static let key = ("authorization", "Bearer " + Service.key)

  /// Asks, and gives the first product and what the model was sent.
  private static func ask(
    _ mode: AccessControl.Mode, _ fields: [(String, String)]
  ) async throws -> (sku: String?, rules: String, hasFormat: Bool) {
    let server = Model.server { _ in nil }
    var setup = Model.setup(server)
    setup.mode = mode
    try await Service.run(setup) { service in
      let answer = try await service.call(.post, "/api/v1/chat/completions", body, fields: fields + [json])
      #expect(answer.status == 200, "\(answer.text)")
      let sku = try answer.json()["rag"]?["products"]?[0]?["sku"]?.stringValue
      #expect(mode == .widget && fields.count == 1 || sku != nil)
    }
    let sent = try #require(server.requests.last.flatMap { try? JSONValue(parsing: $0.body) })
    let context = sent["messages"]?.arrayValue?.last?["content"]?.stringValue ?? ""
    let first = context.split(separator: "\n").first { $0.hasPrefix("1. ") }.map(String.init)
    return (first, sent["messages"]?[0]?["content"]?.stringValue ?? "", sent["response_format"] != nil)
  }

  @Test("a caller with a key has its page searched with, its tone taken below the rules and its format honoured")
  func withKey() async throws {
    for (mode, fields) in [
      (AccessControl.Mode.required, [Self.key]), (.widget, [Self.key, Self.origin]), (.none, []),
      (.none, [Self.key, Self.origin]),
    ] {
      let asked = try await Self.ask(mode, fields)
      #expect(asked.sku?.hasPrefix("1. Harmony Yoga Mat.") == true, "\(mode) \(fields): \(asked.sku ?? "")")
      #expect(asked.rules.hasPrefix("You are the shopping assistant") && asked.rules.contains("Speak like a pirate."))
      #expect(asked.hasFormat)
    }
  }

  @Test("of a page none of it counts", arguments: [AccessControl.Mode.widget, .none])
  func page(mode: AccessControl.Mode) async throws {
    let asked = try await Self.ask(mode, [Self.origin])
    #expect(asked.sku?.hasPrefix("1. Harmony Yoga Mat.") == false, "\(asked.sku ?? "")")
    #expect(!asked.rules.contains("pirate"))
    #expect(!asked.hasFormat)
  }

  @Test("who asks is found out once: keys that are replaced while the question still comes change nothing for it")
  func once() async throws {
    let server = Model.server { _ in nil }
    var setup = Model.setup(server)
    setup.mode = .widget
    try await Service.run(setup) { service in
      let client = try SlowCaller(url: service.url)
      defer { client.close() }
      client.send(
        """
        POST /api/v1/chat/completions HTTP/1.1\r\nHost: a\r\nX-API-Key: \(Service.key)\r\nOrigin: \(Service.origin)\r\n\
        Expect: 100-continue\r\nConnection: close\r\nContent-Length: \(Self.body.utf8.count)\r\n\r\n\

        """)
      // The server asks for the content once the handler has its turn.
      #expect(await service.eventually { client.received.hasPrefix("HTTP/1.1 100") })
      service.access.replaceKeys([])
      client.send(Self.body)
      #expect(await service.eventually { client.received.contains("HTTP/1.1 200") }, "\(client.received)")
      #expect(try await service.get("/api/v1/models").status == 401)
    }
    let sent = try #require(server.requests.last.flatMap { try? JSONValue(parsing: $0.body) })
    #expect(sent["messages"]?[0]?["content"]?.stringValue?.contains("Speak like a pirate.") == true)
    #expect(sent["response_format"] != nil)
  }

  @Test("the limits are those of the address and of the key that was accepted, not of one that came beside it")
  func limits() async throws {
    var setup = Service.Setup()
    setup.rateLimit = RateLimit(perMinute: 1, burst: 4)
    try await Service.run(setup) { service in
      let beside = [Self.key, ("x-api-key", "of a proxy")]
      let first = try await service.get("/api/v1/models", fields: [Self.key])
      #expect(first.status == 200 && first.fields["ratelimit"] == "\"address\";r=3;t=60, \"key\";r=3;t=60")
      #expect(try await service.get("/api/v1/nothing", fields: beside).fields["ratelimit"]?.contains("r=2") == true)
      let refused = try await service.get("/api/v1/models", fields: [])
      #expect(refused.status == 401 && refused.fields["ratelimit"] == "\"address\";r=1;t=180")
      let last = try await service.get("/api/v1/models", fields: beside)
      #expect(last.fields["ratelimit"] == "\"address\";r=0;t=240, \"key\";r=1;t=180")
      let limited = try await service.get("/api/v1/models", fields: [Self.key])
      #expect(limited.status == 429)
      #expect(try limited.json()["error"]?["type"] == "rate_limit_error")
      #expect(try await service.get("/healthz", fields: []).status == 200)
    }
  }
}

/// A client that sends its request in pieces, and never blocks its thread.
private final class SlowCaller {
  private let descriptor: Int32
  private var bytes: [UInt8] = []

  init(url: String) throws {
    let port = try #require(url.split(separator: ":").last.flatMap { UInt16($0) })
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(result == 0)
  }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
  }

  /// All that has come so far.
  var received: String {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    if count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  func close() { _ = Glibc.close(descriptor) }
}
