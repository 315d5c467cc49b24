// SPDX-License-Identifier: Apache-2.0
import CCurl

/// libcurl's result codes in our words.
enum CurlFailure {
  /// Nil for a complete response.
  static func error(_ code: CURLcode, _ handle: EasyHandle, _ transfer: Transfer) -> HTTPClientError? {
    guard code != CURLE_OK else {
      return transfer.hasHead
        ? nil : HTTPClientError(.protocolViolation, "no response head from \(transfer.url.authority)")
    }
    if let failure = transfer.failure { return failure }
    let text = handle.failureText ?? (unsafe String(cString: curl_easy_strerror(code)))
    return HTTPClientError(self.code(code, text), "\(transfer.url.authority): \(text)")
  }

  private static func code(_ code: CURLcode, _ text: String) -> HTTPClientError.Code {
    switch code {
    // A chunk that is none comes with the code of a connection that broke.
    case CURLE_RECV_ERROR where text.contains("chunked-encoding"): .protocolViolation
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .resolve
    // The only time limit that libcurl itself watches is the one on connecting.
    case CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT: .connect
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CRL_BADFILE:
      .tls
    case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_SEND_FAIL_REWIND,
      CURLE_SSL_SHUTDOWN_FAILED, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      .connectionLost
    // "HTTP/0.9 is not allowed" comes as an unsupported protocol: the URL's was checked before.
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
      .protocolViolation
    case CURLE_URL_MALFORMAT: .invalidURL
    default: .internalError
    }
  }
}
