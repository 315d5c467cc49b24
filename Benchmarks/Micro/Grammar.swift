// SPDX-License-Identifier: Apache-2.0
#if Benchmarks
  import HTTP1
  import HTTPSemantics
  import HTTPServer

  struct WrongResult: Error { let name: String }

  /// What a browser sends: 11 field lines.
  let browserHead = Array(
    """
    GET /api/v1/products/24-MB01?store=default&page=2 HTTP/1.1\r
    Host: shop.example.com\r
    User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r
    Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
    Accept-Language: en-US,en;q=0.5\r
    Accept-Encoding: gzip, deflate, br\r
    Connection: keep-alive\r
    Referer: https://shop.example.com/women/tops-women.html\r
    Cookie: session=0123456789abcdef0123456789abcdef; theme=dark\r
    Sec-Fetch-Mode: cors\r
    Cache-Control: no-cache\r
    X-Request-Id: 6f1ed002ab5595859014ebf0951522d9\r
    \r\n
    """.utf8)

  func grammarCosts() throws -> [Cost] {
    try [headCost(), chunkCost(), serializeCost(), routeCost()]
  }

  private func headCost() throws -> Cost {
    var parser = RequestHeadParser(limits: MessageLimits())
    var head = RequestHead()
    return try measure("HTTP/1 head of \(browserHead.count) bytes") {
      parser.reset(at: 0)
      guard try parser.parse(browserHead.span, into: &head) else { throw WrongResult(name: "head") }
    }
  }

  /// 16 chunks of 256 bytes.
  private func chunkCost() throws -> Cost {
    var message: [UInt8] = []
    for _ in 0..<16 {
      ResponseSerializer.appendChunkSize(256, to: &message)
      message += Array(repeating: 0x61, count: 256)
      ResponseSerializer.appendChunkEnd(to: &message)
    }
    ResponseSerializer.appendLastChunk(to: &message)
    let limits = MessageLimits()
    return try measure("chunked content, 16 × 256 bytes") {
      var decoder = ChunkedDecoder(limits: limits)
      var position = 0
      var count = 0
      reading: while true {
        switch try decoder.next(message.span, &position) {
        case .data(let range): count += range.count
        case .end: break reading
        case .needsMore: throw WrongResult(name: "chunks")
        }
      }
      guard count == 4096 else { throw WrongResult(name: "chunks") }
    }
  }

  private func serializeCost() throws -> Cost {
    let fields: HTTPFields = [
      "content-type": "application/json", "cache-control": "no-store", "x-rag-degraded": "embeddings",
    ]
    let content = Array(repeating: UInt8(ascii: "x"), count: 100)
    var output: [UInt8] = []
    output.reserveCapacity(4096)
    return try measure("response of 100 bytes, 3 fields") {
      output.removeAll(keepingCapacity: true)
      try ResponseSerializer.appendStatusLine(.ok, to: &output)
      ResponseSerializer.appendFraming(.length(content.count), to: &output)
      try ResponseSerializer.append(fields, to: &output)
      ResponseSerializer.append("\r\n", to: &output)
      output.append(contentsOf: content)
    }
  }

  private func routeCost() throws -> Cost {
    let builder = RouterBuilder()
    for pattern in [
      "/livez", "/readyz", "/metrics", "/openapi.yaml", "/api/v1/models", "/api/v1/models/{id}",
      "/api/v1/products/{sku}", "/api/v1/stores/{store}/products/{sku}", "/widget/{path...}",
    ] { builder.on(.get, pattern) { _, response in try await response.send(.ok) } }
    let router = builder.build()
    let path = Array("/api/v1/stores/default/products/24-MB01".utf8)
    var parameters: [Range<Int>] = []
    return try measure("route of 6 segments, 2 parameters") {
      guard case .route = router.match(.get, path.span, 0..<path.count, parameters: &parameters), parameters.count == 2
      else { throw WrongResult(name: "route") }
    }
  }
#endif
