// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import Primitives

/// Which pages of other origins may use the server (Fetch standard). Preflights are answered before credentials are
/// asked for; every response to an allowed origin, errors included, carries the fields.
///
/// Any request field may be sent: browsers put their own and their tracing libraries' into the list (`user-agent`,
/// `baggage`), and refusing one of them would refuse the request. What protects the server is the origin.
package struct CORSPolicy: Sendable {
  /// Exact origins as `https://shop.example`; compared byte by byte.
  package var origins: Set<String>
  /// Methods that a preflight allows.
  package var methods: String
  /// Request fields that a preflight is told when it asks for none.
  package var requestFields: String
  /// Response fields that a page may read.
  package var exposedFields: String
  /// How long a browser may keep a preflight's answer, in seconds.
  package var maximumAge: Int

  package init(
    origins: some Sequence<String>,
    methods: String = "GET, POST, OPTIONS",
    requestFields: String = "authorization, content-type, x-api-key, x-request-id",
    exposedFields: String = "x-request-id, retry-after",
    maximumAge: Int = 600
  ) {
    self.origins = Set(origins)
    self.methods = methods
    self.requestFields = requestFields
    self.exposedFields = exposedFields
    self.maximumAge = maximumAge
  }

  /// Names that one preflight is allowed at most, and the bytes of their list: a browser sends a dozen.
  private static let maximumNames = 100
  private static let maximumBytes = 4096

  /// The value of `Access-Control-Allow-Headers`: of the names in `Access-Control-Request-Headers` each that is a field
  /// name, once, in the order in which they came. `*` is not repeated: it would allow names that nobody asked for.
  func allowedFields(asked: String?) -> String {
    guard let asked else { return requestFields }
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
