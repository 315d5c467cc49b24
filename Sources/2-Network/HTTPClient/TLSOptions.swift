// SPDX-License-Identifier: Apache-2.0

/// The security of a https:// connection. Equal options share connections.
package struct TLSOptions: Sendable, Hashable {
  /// PEM file of trusted certificates instead of the system's.
  package var caFile: String?
  /// SHA-256 of a certificate in hexadecimal, colons allowed: the peer's own one or one of its chain, which then is
  /// the only trust anchor. (What Elasticsearch prints as "CA fingerprint".)
  package var fingerprint: String?
  /// False trusts any certificate (with `fingerprint`: any host name). For tests.
  package var verify: Bool
  /// PEM files of the client's certificate and its key.
  package var clientCertificateFile: String?
  /// The key of `clientCertificateFile`, not encrypted; nil: that file holds it too.
  package var clientKeyFile: String?

  package init(
    caFile: String? = nil, fingerprint: String? = nil, verify: Bool = true, clientCertificateFile: String? = nil,
    clientKeyFile: String? = nil
  ) {
    self.caFile = caFile
    self.fingerprint = fingerprint
    self.verify = verify
    self.clientCertificateFile = clientCertificateFile
    self.clientKeyFile = clientKeyFile
  }

  /// The system's trusted certificates; verified; no client certificate.
  package static let standard = TLSOptions()
}
