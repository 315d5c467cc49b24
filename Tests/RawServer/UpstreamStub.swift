// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The upstream stub that the environment variable RAG_TEST_STUB names, started for one test and ended with it.
package final class UpstreamStub: Sendable {
  /// The executable's path; nil: such tests are skipped.
  package static var path: String? {
    guard let value = getenv("RAG_TEST_STUB") else { return nil }
    let path = String(cString: value)
    return path.isEmpty ? nil : path
  }

  package struct NotStarted: Error {}

  /// `http://127.0.0.1:port`
  package let url: String
  private let process: pid_t

  package init(_ arguments: [String] = []) throws {
    guard let path = Self.path else { throw NotStarted() }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw NotStarted() }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    var words: [UnsafeMutablePointer<CChar>?] = ([path, "--port", "0"] + arguments).map { strdup($0) }
    words.append(nil)
    var process = pid_t()
    let status = posix_spawn(&process, path, &actions, nil, words, environ)
    for word in words { free(word) }
    posix_spawn_file_actions_destroy(&actions)
    close(ends[1])
    guard status == 0 else { throw NotStarted() }
    self.process = process
    // The first line tells the address.
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(ends[0], &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
    close(ends[0])
    let text = String(decoding: line, as: UTF8.self)
    guard let start = text.firstRange(of: "http://"), let end = text[start.upperBound...].firstIndex(of: "/") else {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
      throw NotStarted()
    }
    url = String(text[start.lowerBound..<end])
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// A port that was free a moment ago.
  package static func freePort() -> UInt16 { RawServer { _, _ in false }.port }
}
