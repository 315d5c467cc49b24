// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import Primitives

/// Rules for pages of other origins that use the server (Fetch standard). Preflights are answered before credentials
/// are asked for; every response to an allowed origin, errors included, carries the fields.
///
/// Any request field may be sent: browsers put their own and their tracing libraries' into the list (`user-agent`,
/// `baggage`), and refusing one of them would refuse the request. What protects the server is the origin.
package struct CORSPolicy: Sendable {
  /// Exact origins as `https://shop.example`; compared byte by byte.
  package var origins: Set<String>
  /// Methods that a preflight allows.
  package var methods: String
  /// Response fields that a page may read.
  package var exposedFields: String

  package init(
    origins: some Sequence<String>,
    methods: String = "GET, POST, OPTIONS",
    exposedFields: String = "x-request-id, retry-after"
  ) {
    self.origins = Set(origins)
    self.methods = methods
    self.exposedFields = exposedFields
  }

  /// Request fields that a preflight is told when it asks for none.
  private static let requestFields = "authorization, content-type, x-api-key, x-request-id"
  /// Seconds for which a browser may keep a preflight's answer.
  static let maximumAge = 600
  /// Names that one preflight is allowed at most, and the bytes of their list: a browser sends a dozen.
  private static let maximumNames = 100
  private static let maximumBytes = 4096

  /// The value of `Access-Control-Allow-Headers`: of the names in `Access-Control-Request-Headers` each that is a field
  /// name, once, in the order in which they came. `*` is not repeated: it would allow names that the page did not ask
  /// for.
  func allowedFields(asked: String?) -> String {
    guard let asked else { return Self.requestFields }
    var seen: Set<HTTPFieldName> = []
    var list = ""
    for member in asked.utf8.split(separator: UInt8(ascii: ",")) {
      guard let name = HTTPFieldName(String(Substring(member.trimmingBlanks()))), name.canonicalName != "*",
        seen.insert(name).inserted
      else { continue }
      let text = name.canonicalName
      guard seen.count <= Self.maximumNames, list.utf8.count + text.utf8.count + 2 <= Self.maximumBytes else { break }
      list += list.isEmpty ? text : ", " + text
    }
    return list
  }
}
