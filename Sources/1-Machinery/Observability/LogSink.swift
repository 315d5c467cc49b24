// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The destination of log lines: one bounded buffer, emptied by one thread.
///
/// Code that logs never waits for the output. A full buffer drops lines and counts them; the next
/// line that has room says how many were lost. An orderly exit of the process writes the buffer out first.
package final class LogSink: Sendable {
  private let buffer: LogBuffer

  /// A sink that writes to a descriptor, standard error by default. The descriptor is not closed.
  /// - Parameter capacity: how many lines may wait.
  package convenience init(format: LogFormat, descriptor: Int32 = 2, capacity: Int = 8192) {
    let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    let isColored = format == .text && isatty(descriptor) == 1 && !noColor && !isDumb
    self.init(renderer: LogRenderer(format: format, isColored: isColored), capacity: capacity) {
      writeAll($0, to: descriptor)
    }
  }

  /// A sink that hands its text, one or more whole lines at a time, to a closure on the sink's own thread.
  package convenience init(format: LogFormat, capacity: Int = 8192, output: @escaping @Sendable ([UInt8]) -> Void) {
    self.init(renderer: LogRenderer(format: format), capacity: capacity, output: output)
  }

  private init(renderer: LogRenderer, capacity: Int, output: @escaping @Sendable ([UInt8]) -> Void) {
    self.buffer = LogBuffer(renderer: renderer, capacity: max(capacity, 1), output: output)
    buffer.start()
  }

  deinit {
    buffer.close()
  }

  /// Puts `***` in the place of these texts, wherever they would appear in a line from now on. Texts shorter than four
  /// bytes are not looked for: they would blot out half of each line.
  package func redact(_ secrets: [String]) {
    buffer.redact(secrets)
  }

  /// Lines dropped since the start.
  package var dropped: Int { buffer.dropped }

  /// Waits until all lines given before are written, at most two seconds: an output that is stuck must not hold up the
  /// process.
  package func flush() {
    buffer.flush()
  }

  /// Writes what is in the buffer and ends the thread. Lines that come later are written at once, by the caller.
  package func close() {
    buffer.close()
  }

  func write(_ record: LogRecord) {
    buffer.append(record)
  }

  var renderer: LogRenderer { buffer.renderer }
}

/// Writes all bytes, waiting where the descriptor does not block; gives up on an error, for there is nowhere to say so.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  bytes.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, 1000)
      } else if errno != EINTR {
        return
      }
    }
  }
}
