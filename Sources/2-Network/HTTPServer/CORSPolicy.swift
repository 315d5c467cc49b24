// SPDX-License-Identifier: Apache-2.0

/// Which pages of other origins may use the server (Fetch standard). Preflights are answered before credentials are
/// asked for; every response to an allowed origin, errors included, carries the fields.
package struct CORSPolicy: Sendable {
  /// Exact origins as `https://shop.example`; compared byte by byte.
  package var origins: Set<String>
  /// Methods that a preflight allows.
  package var methods: String
  /// Request fields that a preflight allows.
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
}
