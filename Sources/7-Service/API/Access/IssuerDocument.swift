// SPDX-License-Identifier: Apache-2.0
package import EventLoop

/// A document of an authorization server: its metadata, or its keys.
package struct IssuerDocument: Sendable {
  /// Status code of the issuer's answer.
  package var status: Int
  /// Content of the issuer's answer.
  package var body: [UInt8]

  package init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }

  /// Why there is none, for the log.
  package struct Failure: Error, Sendable {
    /// Says to a person why the document could not be fetched.
    package var message: String

    package init(message: String) { self.message = message }
  }

  /// Gets the document of a URL until a deadline. It must not follow redirects, and must go on where its task is
  /// cancelled: others wait for the same document.
  package typealias Fetch =
    @Sendable (_ url: String, _ maximumBytes: Int, _ deadline: MonotonicInstant) async -> Result<
      IssuerDocument, Failure
    >
}
