// SPDX-License-Identifier: Apache-2.0

extension ResponseFields {
  /// The request id that the upstream gave in its answer, to look the call up in its logs; nil without one.
  package var upstreamRequestID: String? {
    for name: StaticString in ["x-request-id", "request-id", "apim-request-id", "x-amzn-requestid"] {
      guard let value = value(of: name), !value.isEmpty else { continue }
      return String(value.prefix(128))
    }
    return nil
  }
}
