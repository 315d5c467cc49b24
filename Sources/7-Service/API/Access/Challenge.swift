// SPDX-License-Identifier: Apache-2.0

/// The `WWW-Authenticate` of a refused request (RFC 6750 §3, RFC 9728 §5.1).
struct Challenge: Sendable {
  /// The URL at which a client learns which authorization server gives tokens; nil: none does.
  let metadataURL: String?

  /// No credentials were sent.
  var missing: String { metadataURL == nil ? "Bearer" : "Bearer " + metadata }

  /// Those that were sent are not valid.
  var invalid: String {
    let error = "error=\"invalid_token\""
    return metadataURL == nil ? "Bearer " + error : "Bearer " + metadata + ", " + error
  }

  /// They are valid and do not allow what was asked for.
  func insufficient(scope: String) -> String {
    let text = "Bearer error=\"insufficient_scope\", scope=\"\(Self.quotable(scope))\""
    return metadataURL == nil ? text : text + ", " + metadata
  }

  private var metadata: String { "resource_metadata=\"\(Self.quotable(metadataURL ?? ""))\"" }

  /// A text as it may stand between quotes in a field.
  private static func quotable(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }, as: UTF8.self)
  }
}
