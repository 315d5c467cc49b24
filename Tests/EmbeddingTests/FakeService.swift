// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import HTTPServer
import JSON
import RawServer
import Synchronization

/// An embeddings service of a test's own, with one peculiarity. Same text, same vector.
final class FakeService: Sendable {
  /// What was asked.
  struct Ask: Sendable {
    /// From 0.
    var number: Int
    var inputs: [String]
    var request: JSONValue

    /// Tokens as the services of these tests count them.
    func tokens(_ text: String) -> Int { max(1, text.utf8.count / 4) }
    var tokens: Int { inputs.reduce(0) { $0 + tokens($1) } }
  }

  /// What is answered instead of vectors.
  struct Answer: Sendable {
    var status = 200
    var type = "application/json"
    var body = ""
    /// Before the answer comes.
    var delay: Duration = .zero

    static func refusal(_ status: Int, _ body: String, type: String = "application/json") -> Answer {
      Answer(status: status, type: type, body: body)
    }
  }

  typealias Peculiarity = @Sendable (Ask) -> Answer?

  let url: String
  let caFile: String?
  let loops: EventLoopGroup
  private let log: Log

  private final class Log: Sendable {
    let answers = Mutex<[(inputs: [String], status: Int)]>([])
    let asked = Mutex(0)
  }

  private init(url: String, caFile: String?, loops: EventLoopGroup, log: Log) {
    self.url = url
    self.caFile = caFile
    self.loops = loops
    self.log = log
  }

  /// Every answer: what was sent, and its status.
  var answers: [(inputs: [String], status: Int)] { log.answers.withLock { $0 } }
  var calls: Int { answers.count }
  var refused: Int { answers.count { $0.status != 200 } }
  /// The sizes of the calls, in their order.
  var sizes: [Int] { answers.map(\.inputs.count) }
  /// Texts that were answered with vectors, each time that they were.
  var embedded: [String] { answers.filter { $0.status == 200 }.flatMap(\.inputs) }

  /// Runs `body` with a service; with `https` under the certificate of the tests.
  static func with(
    _ scheme: Scheme = .http, _ peculiarity: @escaping Peculiarity = { _ in nil },
    _ body: @Sendable (FakeService) async throws -> Void
  ) async throws {
    try await EventLoopGroup.withLoops { loops in
      let log = Log()
      let router = RouterBuilder()
      router.on(.post, "/v1/embeddings", options: RouteOptions(bodyLimit: 32 << 20)) { request, response in
        let answer = answer(try await request.body(), peculiarity, log)
        if answer.delay > .zero { await request.loop.sleep(for: answer.delay) }
        try await response.send(
          HTTPStatus(code: answer.status), ["content-type": answer.type], content: Array(answer.body.utf8))
      }
      var options = HTTPServer.Options()
      options.drainGrace = .milliseconds(100)
      if scheme.isSecure {
        options.tls = TLSOptions(
          certificates: [TLSCertificate(chainFile: TestCertificate.file, keyFile: TestCertificate.keyFile)])
      }
      let server = HTTPServer(options: options, router: router.build(), loops: loops)
      let port = try await server.start().first?.port ?? 0
      let running = Task(executorPreference: loops.first) { await server.run() }
      let service = FakeService(
        url: "\(scheme.rawValue)://127.0.0.1:\(port)/v1", caFile: scheme.caFile, loops: loops, log: log)
      do {
        try await body(service)
      } catch {
        await stop(server, running)
        throw error
      }
      await stop(server, running)
    }
  }

  private static func stop(_ server: HTTPServer, _ running: Task<Void, Never>) async {
    server.drain()
    server.drain()
    await running.value
  }

  private static func answer(_ body: [UInt8], _ peculiarity: Peculiarity, _ log: Log) -> Answer {
    let request = (try? JSONValue(parsing: body)) ?? .null
    let number = log.asked.withLock { asked in
      asked += 1
      return asked - 1
    }
    let ask = Ask(
      number: number, inputs: request["input"]?.arrayValue?.compactMap(\.stringValue) ?? [], request: request)
    var answer = peculiarity(ask) ?? Answer()
    if answer.body.isEmpty, answer.status == 200 { answer.body = vectors(ask) }
    log.answers.withLock { $0.append((ask.inputs, answer.status)) }
    return answer
  }

  /// The right answer. `entry` may change one of its entries.
  static func vectors(
    _ ask: Ask, usage: String? = nil, entry: (Int, String, JSONValue) -> JSONValue? = { $2 }
  ) -> String {
    var data: [JSONValue] = []
    for (index, text) in ask.inputs.enumerated() {
      let whole: JSONValue = ["object": "embedding", "index": .int(index), "embedding": .array(vector(text))]
      if let entry = entry(index, text, whole) { data.append(entry) }
    }
    let list = String(decoding: JSONValue.array(data).serialized(), as: UTF8.self)
    let tokens = "{\"prompt_tokens\":\(ask.tokens),\"total_tokens\":\(ask.tokens)}"
    return "{\"object\":\"list\",\"data\":\(list),\"model\":\"m\",\"usage\":\(usage ?? tokens)}"
  }

  /// Names the text's length, and is not of length 1.
  static func vector(_ text: String) -> [JSONValue] {
    [3, .int(text.utf8.count), .int(text.utf8.first.map(Int.init) ?? 0)]
  }
}
