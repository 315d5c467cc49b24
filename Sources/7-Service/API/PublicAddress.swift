// SPDX-License-Identifier: Apache-2.0
import HTTPServer

/// Under which address clients know this service.
struct PublicAddress: Sendable {
  /// `PUBLIC_URL`, without a slash at its end; nil: that of the request.
  private let configured: String?

  init(_ configured: String?) {
    self.configured = configured.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  /// Without a slash at its end.
  func text(for request: ServerRequest) -> String {
    configured ?? (request.isSecure ? "https://" : "http://") + request.authority
  }
}
