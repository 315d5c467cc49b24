// SPDX-License-Identifier: Apache-2.0
import CAssets
import HTTPSemantics
import HTTPServer
import JSON
import YAML

/// The published description of the API: `openapi.yaml` of the repository's root, compiled in, with what only the running
/// service knows: its address, and where its tokens come from.
struct OpenAPIDocument: Sendable {
  private let source: [UInt8]
  private let json: JSONObject
  private let address: PublicAddress
  /// The scheme of tokens as it is known now; nil: there is none.
  private let oauth: @Sendable () -> JSONValue?

  /// The text in the file that the server's address replaces.
  static let placeholder = "https://assistant.example.com"
  /// Lines behind which text is inserted into the file.
  private static let schemes = "\n  securitySchemes:\n"
  private static let security = "\nsecurity:\n"
  private static let schemeName = "oauth"

  init(address: PublicAddress, oauth: @escaping @Sendable () -> JSONValue?) throws(YAMLError) {
    self.address = address
    self.oauth = oauth
    source = Self.source
    json = try YAMLNode(parsing: source).jsonValue.objectValue ?? JSONObject()
  }

  /// The file as it was compiled in.
  static var source: [UInt8] {
    Array(UnsafeBufferPointer(start: cassets_openapi_yaml_start, count: cassets_openapi_yaml_size))
  }

  func yaml(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    // A JSON value is a YAML value too, whatever the authority brings.
    var text = Self.replacing(
      "\"\(Self.placeholder)\"", in: source, with: JSONValue.string(address.text(for: request)).serialized())
    if let scheme = oauth() {
      let name = "    \(Self.schemeName): "
      text = Self.replacing(
        Self.schemes, in: text,
        with: Array((Self.schemes + name).utf8) + scheme.serialized() + Array("\n".utf8))
      text = Self.replacing(
        Self.security, in: text, with: Array("\(Self.security)  - \(Self.schemeName): []\n".utf8))
    }
    try await response.send(.ok, Self.fields("application/yaml"), content: text)
  }

  func json(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    try await response.send(
      .ok, Self.fields("application/json"), content: JSONValue.object(document(for: request, oauth())).serialized())
  }

  /// The description that a Custom GPT imports: `retrieve_products` alone, with one way to authenticate, as its editor
  /// takes one.
  ///
  /// - Parameter needsTokens: tokens are that way; while their issuer is unknown there is no description.
  func action(_ request: ServerRequest, _ response: consuming ResponseWriter, needsTokens: Bool) async throws {
    let scheme = oauth()
    guard scheme != nil || !needsTokens else {
      let error = APIError.unavailable(
        "The authorization server's metadata are not known yet.", code: "token_issuer_unavailable", retryAfter: nil)
      return try await response.send(error)
    }
    let document = ActionDescription.reduced(
      document(for: request, scheme), scheme: scheme == nil ? "bearerKey" : Self.schemeName)
    try await response.send(.ok, Self.fields("application/json"), content: JSONValue.object(document).serialized())
  }

  private func document(for request: ServerRequest, _ scheme: JSONValue?) -> JSONObject {
    var document = json
    document["servers"] = [["url": .string(address.text(for: request))]]
    guard let scheme, var components = document["components"]?.objectValue,
      var schemes = components["securitySchemes"]?.objectValue
    else { return document }
    schemes[Self.schemeName] = scheme
    components["securitySchemes"] = .object(schemes)
    document["components"] = .object(components)
    document["security"] = .array([.object([Self.schemeName: []])] + (document["security"]?.arrayValue ?? []))
    return document
  }

  // MARK: Parts

  private static func fields(_ type: String) -> HTTPFields { [.contentType: type, .cacheControl: "no-cache"] }

  private static func replacing(_ text: String, in bytes: [UInt8], with new: [UInt8]) -> [UInt8] {
    let needle = Array(text.utf8)
    guard let first = needle.first, bytes.count >= needle.count else { return bytes }
    let place = (0...(bytes.count - needle.count)).first {
      bytes[$0] == first && bytes[$0..<($0 + needle.count)].elementsEqual(needle)
    }
    guard let place else { return bytes }
    return bytes[..<place] + new + bytes[(place + needle.count)...]
  }
}
