// SPDX-License-Identifier: Apache-2.0

/// A certificate chain and its key, both PEM files. The key is never logged.
package struct TLSCertificate: Sendable {
  /// The server's certificate first, then those that signed it.
  package var chainFile: String
  /// PEM file of the private key of the first certificate in the chain, not encrypted.
  package var keyFile: String

  package init(chainFile: String, keyFile: String) {
    self.chainFile = chainFile
    self.keyFile = keyFile
  }
}
