// SPDX-License-Identifier: Apache-2.0

/// A certificate authority of a test's own, and the certificate that it gave a server on 127.0.0.1, made by the command
/// `openssl`. Its files are removed with it.
package final class TestAuthority: Sendable {
  package static let isThere = !shell("command -v openssl").isEmpty

  private let folder: String
  /// PEM file of the authority's certificate.
  package var caFile: String { folder + "/ca.crt" }
  package var chainFile: String { folder + "/server.crt" }
  package var keyFile: String { folder + "/server.key" }

  package init() {
    folder = shell("mktemp -d /tmp/test-ca-XXXXXX")
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    _ = shell(
      """
      cd \(folder) && openssl req -x509 \(key) -keyout ca.key -out ca.crt -days 2 -subj '/CN=Test CA' 2>/dev/null
      openssl req \(key) -keyout server.key -out server.csr -subj /CN=localhost 2>/dev/null
      printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\\n' >names
      openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.crt \
        2>/dev/null
      """)
  }

  deinit { _ = shell("rm -r \(folder)") }
}
