// SPDX-License-Identifier: Apache-2.0

/// Reads a `text/event-stream` in whatever pieces it comes (WHATWG HTML, §9.2.5 and §9.2.6).
///
///     decoder.append(chunk)
///     while let event = try decoder.next() { … }
///
/// Lines end with CR, LF or both; an event is given out as soon as its empty line is there, without waiting for the LF
/// that may follow a CR. An event that is not finished when the stream ends does not count.
package struct ServerSentEventDecoder: Sendable {
  /// The id that a client would send to continue after the events read so far.
  package private(set) var lastEventID = ""
  /// The reconnection time that the stream last gave, in milliseconds.
  package private(set) var retry: Int?

  private let maximumLineBytes: Int
  private let maximumEventBytes: Int
  private var buffer: [UInt8] = []
  /// The index at which the line being read begins.
  private var lineStart = 0
  /// Up to where no line end was found.
  private var scanned = 0
  private var isAtStart = true
  /// The line before ended with CR: a LF at the beginning of this one belongs to it.
  private var skipsLineFeed = false
  private var event = ServerSentEvent(data: [])
  private var hasData = false
  private var failure: ServerSentEventError?

  /// Makes a decoder.
  /// - Parameter maximumLineBytes: how long a line may be.
  /// - Parameter maximumEventBytes: how many bytes the data of one event may have.
  package init(maximumLineBytes: Int = 1 << 20, maximumEventBytes: Int = 4 << 20) {
    self.maximumLineBytes = maximumLineBytes
    self.maximumEventBytes = maximumEventBytes
  }

  /// Takes in the next piece of the stream.
  package mutating func append(_ chunk: [UInt8]) {
    guard failure == nil else { return }
    guard lineStart == buffer.count else {
      buffer.removeSubrange(0..<lineStart)
      scanned -= lineStart
      lineStart = 0
      buffer.append(contentsOf: chunk)
      return
    }
    buffer = chunk
    lineStart = 0
    scanned = 0
  }

  /// The next whole event, or nil if more bytes are needed. After an error the decoder gives that error for ever.
  package mutating func next() throws(ServerSentEventError) -> ServerSentEvent? {
    if let failure { throw failure }
    guard passByteOrderMark() else { return nil }
    while let line = try nextLine() {
      if line.isEmpty {
        if let event = dispatch() { return event }
      } else {
        try field(line)
      }
    }
    return nil
  }

  /// Passes a byte order mark at the start of the stream; false while it cannot be told whether there is one.
  private mutating func passByteOrderMark() -> Bool {
    guard isAtStart else { return true }
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let rest = buffer[lineStart...]
    if rest.count < mark.count, mark.starts(with: rest) { return false }
    if rest.starts(with: mark) {
      lineStart += mark.count
      scanned = lineStart
    }
    isAtStart = false
    return true
  }

  /// The range of the next whole line, without its end.
  private mutating func nextLine() throws(ServerSentEventError) -> Range<Int>? {
    if skipsLineFeed, lineStart < buffer.count {
      skipsLineFeed = false
      if buffer[lineStart] == 0x0a {
        lineStart += 1
        scanned = lineStart
      }
    }
    let end = lineEnd()
    guard end - lineStart <= maximumLineBytes else {
      throw fail(.lineTooLong, "a line of the event stream is longer than \(maximumLineBytes) bytes")
    }
    guard end < buffer.count else {
      scanned = end
      return nil
    }
    let line = lineStart..<end
    skipsLineFeed = buffer[end] == 0x0d
    lineStart = end + 1
    scanned = lineStart
    return line
  }

  private func lineEnd() -> Int {
    let bytes = buffer.span
    let raw = unsafe bytes.bytes
    var index = scanned
    // Eight at once: lines are some hundred bytes long, and this is most of the work on them.
    while bytes.count - index >= 8 {
      let word = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = Self.zeros(word ^ 0x0a0a_0a0a_0a0a_0a0a) | Self.zeros(word ^ 0x0d0d_0d0d_0d0d_0d0d)
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count, bytes[index] != 0x0a, bytes[index] != 0x0d { index += 1 }
    return index
  }

  /// The high bit of each zero byte; above the first one others may be set as well.
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  private mutating func field(_ line: Range<Int>) throws(ServerSentEventError) {
    var colon = line.lowerBound
    while colon < line.upperBound, buffer[colon] != 0x3a { colon += 1 }
    var start = min(colon + 1, line.upperBound)
    if start < line.upperBound, buffer[start] == 0x20 { start += 1 }
    let value = buffer[start..<line.upperBound]
    let name = buffer[line.lowerBound..<colon]
    if name.elementsEqual("data".utf8) {
      guard event.data.count + value.count < maximumEventBytes else {
        throw fail(.eventTooLarge, "an event has more than \(maximumEventBytes) bytes of data")
      }
      if hasData { event.data.append(0x0a) }
      event.data.append(contentsOf: value)
      hasData = true
    } else if name.elementsEqual("event".utf8) {
      event.event = String(decoding: value, as: UTF8.self)
    } else if name.elementsEqual("id".utf8) {
      if !value.contains(0) { event.id = String(decoding: value, as: UTF8.self) }
    } else if name.elementsEqual("retry".utf8) {
      setRetry(value)
    }
  }

  /// Takes digits only; a number that is out of reason is ignored like any other rubbish.
  private mutating func setRetry(_ value: ArraySlice<UInt8>) {
    guard !value.isEmpty, value.count <= 12 else { return }
    var milliseconds = 0
    for byte in value {
      guard (0x30...0x39).contains(byte) else { return }
      milliseconds = milliseconds * 10 + Int(byte - 0x30)
    }
    retry = milliseconds
    event.retry = milliseconds
  }

  /// Handles an empty line: the event is complete if it has data, and forgotten if not.
  private mutating func dispatch() -> ServerSentEvent? {
    let finished = event
    event = ServerSentEvent(data: [])
    if let id = finished.id { lastEventID = id }
    guard hasData else { return nil }
    hasData = false
    return finished
  }

  private mutating func fail(_ code: ServerSentEventError.Code, _ message: String) -> ServerSentEventError {
    let error = ServerSentEventError(code: code, message: message)
    failure = error
    buffer = []
    lineStart = 0
    scanned = 0
    return error
  }
}
