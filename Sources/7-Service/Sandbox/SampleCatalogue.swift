// SPDX-License-Identifier: Apache-2.0
import CSampleCatalogue

/// The catalogue of a shop that does not exist, as Magento's native indices of two store views.
enum SampleCatalogue {
  /// The concrete indices behind `magento2_product_1` (English) and `magento2_product_2` (German). Their numbers differ
  /// as they do in a shop that rebuilds one store view more often than another.
  static let indices = ["magento2_product_1_v4", "magento2_product_2_v7"]

  /// Creates and fills them, as Magento would: through the same requests that come over the wire.
  static func load(into engine: SandboxEngine) throws(SandboxOptionError) {
    for (store, index) in indices.enumerated() {
      try send("PUT", [index], bytes(catalogue_index_body(Int32(store))), to: engine)
      let answer = try send("POST", ["_bulk"], bytes(catalogue_documents(Int32(store))), refresh: true, to: engine)
      guard !String(decoding: answer.prefix(40), as: UTF8.self).contains("\"errors\":true") else {
        throw SandboxOptionError(
          message: "the sample catalogue was not taken: \(String(decoding: answer, as: UTF8.self))")
      }
    }
  }

  private static func bytes(_ file: catalogue_file) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  @discardableResult
  private static func send(
    _ method: String, _ segments: [String], _ body: [UInt8], refresh: Bool = false, to engine: SandboxEngine
  ) throws(SandboxOptionError) -> [UInt8] {
    let request = EngineRequest(
      method: method, target: "/" + segments.joined(separator: "/"), segments: segments,
      query: refresh ? [("refresh", "true")] : [], body: body)
    let reply = engine.handle(request)
    guard reply.status == 200 else {
      throw SandboxOptionError(
        message: "the sample catalogue was not taken: \(String(decoding: reply.body, as: UTF8.self))")
    }
    return reply.body
  }
}
