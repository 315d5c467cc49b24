// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import RawServer

extension TLSOptions {
  /// Trusts the servers of tests.
  static let test = TLSOptions(caFile: TestCertificate.file)
}
