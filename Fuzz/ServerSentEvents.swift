// SPDX-License-Identifier: Apache-2.0
// Modules: ServerSentEvents

import ServerSentEvents

/// Any bytes: the events do not depend on how the stream is cut, and what is read is written and read again the same.
/// The first byte says where to cut.
@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = [UInt8](UnsafeBufferPointer(start: data, count: count))
  guard let size = input.first.map({ Int($0 & 31) + 1 }) else { return 0 }
  let stream = Array(input.dropFirst())

  let whole = read([stream])
  precondition(read(stream.map { [$0] }) == whole, "byte by byte differs from whole")
  let pieces = Swift.stride(from: 0, to: stream.count, by: size).map { start in
    Array(stream[start..<min(start + size, stream.count)])
  }
  precondition(read(pieces) == whole, "pieces differ from whole")

  var written: [UInt8] = []
  for event in whole.events { event.encode(into: &written) }
  var again = ServerSentEventDecoder()
  again.append(written)
  for event in whole.events {
    let read = try? again.next()
    precondition(read?.event == event.event.map(cleaned) && read?.id == event.id.map(cleaned), "fields differ")
    precondition(read?.data == event.data && read?.retry == event.retry, "data differ")
  }
  return 0
}

private struct Outcome: Equatable {
  var events: [ServerSentEvent] = []
  var failure: ServerSentEventError.Code?
  var lastEventID = ""
}

private func read(_ pieces: [[UInt8]]) -> Outcome {
  var decoder = ServerSentEventDecoder(maximumLineBytes: 60, maximumEventBytes: 100)
  var outcome = Outcome()
  for piece in pieces where outcome.failure == nil {
    decoder.append(piece)
    do throws(ServerSentEventError) {
      while let event = try decoder.next() { outcome.events.append(event) }
    } catch { outcome.failure = error.code }
  }
  outcome.lastEventID = decoder.lastEventID
  return outcome
}

/// What the encoder leaves of a field.
private func cleaned(_ text: String) -> String {
  String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self)
}
