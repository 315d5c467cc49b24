// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Small files read whole: the configuration, secrets, certificates' names.
package enum TextFile {
  /// `system` holds an `errno`; `limit` is in bytes.
  package enum Failure: Error, Sendable, Equatable {
    case system(Int32)
    case tooLarge(limit: Int)

    /// For a person; does not name the file.
    package var reason: String {
      switch self {
      case .system(let code): strerror(code).map { String(cString: $0) } ?? "error \(code)"
      case .tooLarge(let limit): "it is larger than \(limit) bytes"
      }
    }
  }

  /// The bytes of a regular file, a pipe or a device, up to `limit`.
  package static func read(_ path: String, limit: Int = 8 << 20) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system(errno) }
      guard count > 0 else { return content }
      content += chunk[..<count]
      guard content.count <= limit else { throw .tooLarge(limit: limit) }
    }
  }
}
