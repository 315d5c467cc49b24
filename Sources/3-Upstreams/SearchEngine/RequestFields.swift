// SPDX-License-Identifier: Apache-2.0
import Crypto
import HTTPSemantics
import Observability

/// The field lists of the three kinds of request. Made once: `HTTPClient` keeps a list that it has seen prepared.
struct RequestFields: Sendable {
  let json: [(String, String)]
  let ndjson: [(String, String)]
  let compressedJSON: [(String, String)]
  let compressedNDJSON: [(String, String)]

  init(credentials: SearchEngine.Credentials) {
    // Always JSON: engines answer errors in the request's content type.
    var common = [("Accept", "application/json"), ("User-Agent", "magento-rag")]
    switch credentials {
    case .none: break
    case .basic(let username, let password):
      common.append(("Authorization", "Basic " + Base64.encode(Array("\(username):\(password)".utf8))))
    case .apiKey(let key):
      common.append(("Authorization", "ApiKey " + (key.contains(":") ? Base64.encode(Array(key.utf8)) : key)))
    case .bearer(let token):
      common.append(("Authorization", "Bearer " + token))
    }
    json = common + [("Content-Type", "application/json")]
    ndjson = common + [("Content-Type", "application/x-ndjson")]
    compressedJSON = json + [("Content-Encoding", "gzip")]
    compressedNDJSON = ndjson + [("Content-Encoding", "gzip")]
  }
}
