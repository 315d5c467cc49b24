// SPDX-License-Identifier: Apache-2.0
import CAssets
import Compression
import Crypto
import HTTPSemantics
import HTTPServer
import Primitives

/// A file that the executable carries, as it is sent: compressed once, with a tag by which browsers ask whether it is still
/// the same.
struct EmbeddedFile: Sendable {
  private let fields: HTTPFields
  private let plain: [UInt8]
  private let packed: [UInt8]?
  private let tag: EntityTag
  private let packedTag: EntityTag

  /// - Parameter fields: beside those of the representation.
  init(_ content: [UInt8], type: String, _ fields: HTTPFields = [:]) {
    plain = content
    packed = try? Gzip.compress(content, level: 9)
    let hash = Hexadecimal.encode(Array(SHA256.hash(content).prefix(16)))
    tag = EntityTag(hash)
    packedTag = EntityTag(hash + "-gzip")
    var all = fields
    all[.contentType] = type
    all["x-content-type-options"] = "nosniff"
    self.fields = all
  }

  static func bytes(_ file: cassets_file) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: file.start, count: file.size))
  }

  func send(
    _ request: ServerRequest, _ response: consuming ResponseWriter, cacheControl: String
  ) async throws {
    var fields = fields
    fields[.cacheControl] = cacheControl
    fields[.vary] = "accept-encoding"
    let accepted = ContentNegotiation.preferredCoding(accepting: request.field(.acceptEncoding))
    let packed = accepted == .gzip ? packed : nil
    fields[.etag] = (packed == nil ? tag : packedTag).description
    let asked = request.field(.ifNoneMatch)
    if tag.isNamed(byIfNoneMatch: asked) || packedTag.isNamed(byIfNoneMatch: asked) {
      fields[.contentType] = nil
      return try await response.send(.notModified, fields)
    }
    if packed != nil { fields[.contentEncoding] = ContentCoding.gzip.rawValue }
    try await response.send(.ok, fields, content: packed ?? plain)
  }
}
