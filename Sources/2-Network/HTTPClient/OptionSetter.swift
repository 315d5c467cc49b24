// SPDX-License-Identifier: Apache-2.0
import CCurl

/// Sets options of an easy handle and remembers the first refusal.
@safe struct OptionSetter {
  private let easy: UnsafeMutableRawPointer
  private(set) var code = CURLE_OK

  init(easy: UnsafeMutableRawPointer) { unsafe self.easy = unsafe easy }

  private mutating func note(_ result: CURLcode) { if code == CURLE_OK { code = result } }

  mutating func long(_ option: CURLoption, _ value: Int) { note(unsafe ccurl_set_long(easy, option, value)) }
  /// An option that may be refused.
  mutating func wish(_ option: CURLoption, _ value: Int) { _ = unsafe ccurl_set_long(easy, option, value) }
  mutating func offset(_ option: CURLoption, _ value: Int64) { note(unsafe ccurl_set_offset(easy, option, value)) }
  mutating func string(_ option: CURLoption, _ value: String) { note(unsafe ccurl_set_string(easy, option, value)) }

  mutating func noString(_ option: CURLoption) { note(unsafe ccurl_set_string(easy, option, nil)) }

  mutating func pointer(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) {
    note(unsafe ccurl_set_pointer(easy, option, value))
  }

  mutating func list(_ option: CURLoption, _ value: UnsafeMutablePointer<curl_slist>?) {
    note(unsafe ccurl_set_list(easy, option, value))
  }

  mutating func dataFunction(_ option: CURLoption, _ function: ccurl_data_function) {
    note(unsafe ccurl_set_data_function(easy, option, function))
  }

  mutating func seekFunction(_ function: ccurl_seek_function) { note(unsafe ccurl_set_seek_function(easy, function)) }
  mutating func tlsFunction(_ function: ccurl_tls_function) { note(unsafe ccurl_set_tls_function(easy, function)) }
  mutating func connectedFunction(_ owner: UnsafeMutableRawPointer, _ function: ccurl_connected_function) {
    note(unsafe ccurl_set_connected_function(easy, function, owner))
  }

  /// Has the table told of each connection's socket, and close it.
  mutating func socketFunctions(_ table: SocketTable) {
    let owner = unsafe Unmanaged.passUnretained(table).toOpaque()
    note(
      unsafe ccurl_set_socket_functions(
        easy,
        { owner, socket, _ in
          if let owner = unsafe owner {
            unsafe Unmanaged<SocketTable>.fromOpaque(owner).takeUnretainedValue().opened(socket)
          }
          return CURL_SOCKOPT_OK
        },
        { owner, socket in
          guard let owner = unsafe owner else { return -1 }
          return unsafe Unmanaged<SocketTable>.fromOpaque(owner).takeUnretainedValue().close(socket)
        }, owner))
  }

  mutating func protocolsHTTP() { note(unsafe ccurl_set_protocols_http(easy)) }
}
