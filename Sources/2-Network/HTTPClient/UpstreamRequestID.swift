// SPDX-License-Identifier: Apache-2.0

extension ResponseFields {
  /// What the upstream calls the exchange, for whoever runs it; nil where it gives no name.
  package var upstreamRequestID: String? {
    for name: StaticString in ["x-request-id", "request-id", "apim-request-id", "x-amzn-requestid"] {
      guard let value = value(of: name), !value.isEmpty else { continue }
      return String(value.prefix(128))
    }
    return nil
  }
}
