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
      try send("PUT", "/\(index)", catalogue_index_body(Int32(store)), to: engine)
      try send("POST", "/_bulk?refresh=true", catalogue_documents(Int32(store)), to: engine)
    }
  }

  private static func send(
    _ method: String, _ target: String, _ file: catalogue_file, to engine: SandboxEngine
  ) throws(SandboxOptionError) {
    let body = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    let reply = engine.handle(SandboxRequest(method, target, body: body))
    let answer = String(decoding: reply.body, as: UTF8.self)
    guard reply.status == 200, !answer.prefix(40).contains("\"errors\":true") else {
      throw SandboxOptionError(message: "the sample catalogue was not taken: \(answer)")
    }
  }
}
