// SPDX-License-Identifier: Apache-2.0

/// How a test reaches its server: production's upstreams are https, and plain http is easier to look into.
package enum Scheme: String, CaseIterable, Sendable {
  case http, https

  package var isSecure: Bool { self == .https }
  /// What a client has to trust.
  package var caFile: String? { isSecure ? TestCertificate.file : nil }

  /// As real model services are reached: https, or http where no certificate can be made.
  package static var real: Scheme { TestCertificate.isThere ? .https : .http }
  /// Both, or http alone where no certificate can be made.
  package static var both: [Scheme] { TestCertificate.isThere ? allCases : [.http] }
}
