// SPDX-License-Identifier: Apache-2.0

/// HTTPS: TLS 1.2 or newer, ALPN `http/1.1` or `http/1.0`.
package struct TLSOptions: Sendable {
  /// The first one is shown to clients that ask for no name, or for one that no certificate has.
  package var certificates: [TLSCertificate]

  package init(certificates: [TLSCertificate]) { self.certificates = certificates }
}
