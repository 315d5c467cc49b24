// SPDX-License-Identifier: Apache-2.0
import CAssets
import HTTPSemantics
import HTTPServer
import JSON
import YAML

/// The published description of the API: `openapi.yaml` of the repository's root, compiled in, with the address under
/// which it was asked for (or `PUBLIC_URL`) as its server.
struct OpenAPIDocument: Sendable {
  private let head: [UInt8]
  private let tail: [UInt8]
  private let json: JSONObject
  private let publicURL: String?

  /// Where the server's address goes in the file.
  static let placeholder = "https://assistant.example.com"

  init(publicURL: String?) throws(YAMLError) {
    self.publicURL = publicURL
    json = try YAMLNode(parsing: Self.source).jsonValue.objectValue ?? JSONObject()
    let quoted = "\"\(Self.placeholder)\""
    let bytes = Self.source
    let start = Self.offset(of: Array(quoted.utf8), in: bytes) ?? bytes.count
    head = Array(bytes[..<start])
    tail = Array(bytes[min(start + quoted.utf8.count, bytes.count)...])
  }

  /// The file as it was compiled in.
  static var source: [UInt8] {
    Array(UnsafeBufferPointer(start: cassets_openapi_yaml_start, count: cassets_openapi_yaml_size))
  }

  func yaml(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    // A JSON string is a YAML string too, whatever the authority brings.
    let server = JSONValue.string(serverURL(request)).serialized()
    try await response.send(
      .ok, [.contentType: "application/yaml", .cacheControl: "no-cache"], content: head + server + tail)
  }

  func json(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    var document = json
    document["servers"] = .array([.object(["url": .string(serverURL(request))])])
    try await response.send(
      .ok, [.contentType: "application/json", .cacheControl: "no-cache"],
      content: JSONValue.object(document).serialized())
  }

  private func serverURL(_ request: ServerRequest) -> String {
    if let publicURL { return publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL }
    return (request.isSecure ? "https://" : "http://") + request.authority
  }

  private static func offset(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    return (0...(bytes.count - needle.count)).first {
      bytes[$0] == first && bytes[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }
}
