// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import HTTPServer

/// The routes of http-echo. It answers any path with the request's content, or `OK` where there is none.
enum EchoRoutes {
  static func install(into builder: RouterBuilder) {
    builder.onAny("/{path...}", options: RouteOptions(name: "any")) { request, response in
      let content = try await request.body()
      try await response.send(.ok, plainText, content: content.isEmpty ? ok : content)
    }
    builder.onAny("/echo") { request, response in
      let lines = request.rawFieldLines.map { "\($0.name): \($0.value)\n" }.joined()
      try await response.send(.ok, plainText, content: Array(lines.utf8))
    }
    builder.onAny("/cookie") { request, response in
      try await response.send(.ok, plainText, content: Array(cookies(request).utf8))
    }
    builder.onAny("/sse") { request, response in try await sendEvents(request, response) }
    builder.onAny("/slow") { request, response in
      await request.loop.sleep(for: .milliseconds(number(request, "ms", 3000)))
      try await response.send(.ok, plainText, content: ok)
    }
    builder.onAny("/large") { request, response in try await sendLarge(request, response) }
  }

  private static let plainText: HTTPFields = ["content-type": "text/plain; charset=utf-8"]
  private static let ok = Array("OK".utf8)

  /// A number of the query, at most a thousand million.
  private static func number(_ request: ServerRequest, _ name: String, _ standard: Int) -> Int {
    guard let text = request.queryItem(name), (1...9).contains(text.utf8.count),
      text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return standard }
    return Int(text) ?? standard
  }

  private static func cookies(_ request: ServerRequest) -> String {
    var lines = ""
    for field in request.fields.values(for: .cookie) {
      for pair in field.split(separator: ";") {
        lines += pair.drop { $0 == " " }
        lines += "\n"
      }
    }
    return lines
  }

  private static func sendEvents(
    _ request: ServerRequest, _ response: consuming ResponseWriter
  ) async throws(HTTPServerError) {
    let count = number(request, "n", 200)
    let pause = Duration.milliseconds(number(request, "ms", 20))
    var events = try await response.events()
    for index in 0..<count {
      try await events.send(data: "event \(index)")
      await request.loop.sleep(for: pause)
    }
    try await events.finish()
  }

  /// One for all: clients that do not read would hold one each.
  private static let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 32 << 10)

  private static func sendLarge(
    _ request: ServerRequest, _ response: consuming ResponseWriter
  ) async throws(HTTPServerError) {
    var remaining = number(request, "bytes", 1 << 20)
    var writer = try await response.stream(.ok, ["content-type": "application/octet-stream"])
    while remaining > 0 {
      try await writer.write(remaining >= piece.count ? piece : Array(piece.prefix(remaining)))
      remaining -= piece.count
    }
    try await writer.finish()
  }
}
