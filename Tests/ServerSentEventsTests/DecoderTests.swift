// SPDX-License-Identifier: Apache-2.0

import ServerSentEvents
import Testing

/// Everything that a decoder makes of these pieces.
private func decode(_ chunks: [[UInt8]]) throws -> [ServerSentEvent] {
  var decoder = ServerSentEventDecoder()
  var events: [ServerSentEvent] = []
  for chunk in chunks {
    decoder.append(chunk)
    while let event = try decoder.next() { events.append(event) }
  }
  return events
}

private func decode(_ text: String) throws -> [ServerSentEvent] { try decode([Array(text.utf8)]) }

private let table: [(stream: String, events: [ServerSentEvent])] = [
  ("", []),
  ("data: a\n\n", [ServerSentEvent("a")]),
  ("data: a\r\n\r\n", [ServerSentEvent("a")]),
  ("data: a\r\r", [ServerSentEvent("a")]),
  ("data: a\r\n\rdata: b\n\r\n", [ServerSentEvent("a"), ServerSentEvent("b")]),
  ("\u{feff}data: a\n\n", [ServerSentEvent("a")]),
  ("\u{feff}\u{feff}data: a\n\n", []),
  ("data: a\n\n\u{feff}data: b\n\n", [ServerSentEvent("a")]),
  ("data:a\ndata:  b\ndata\ndata:\n\n", [ServerSentEvent("a\n b\n\n")]),
  ("data\n\n", [ServerSentEvent("")]),
  ("data:\n\ndata:\ndata:\n\n", [ServerSentEvent(""), ServerSentEvent("\n")]),
  (": heartbeat\n\n:\n\ndata: a\n: between\ndata: b\n\n", [ServerSentEvent("a\nb")]),
  ("event: error\ndata: x\n\ndata: y\n\n", [ServerSentEvent("x", event: "error"), ServerSentEvent("y")]),
  ("event: lost\n\ndata: y\n\n", [ServerSentEvent("y")]),
  ("id: 7\nretry: 1500\ndata: x\n\n", [ServerSentEvent("x", id: "7", retry: 1500)]),
  ("id: a\u{0}b\nretry: 1x\nretry:\nretry: -1\ndata: x\n\n", [ServerSentEvent("x")]),
  ("retry: 99999999999999999999\ndata: x\n\n", [ServerSentEvent("x")]),
  ("unknown: 1\nDATA: no\ndat: no\ndata : no\ndata: x\n\n", [ServerSentEvent("x")]),
  ("data: {\"a\":\"b: c\"}\n\ndata: [DONE]\n\n", [ServerSentEvent("{\"a\":\"b: c\"}"), ServerSentEvent("[DONE]")]),
  ("data: é€😀\n\n", [ServerSentEvent("é€😀")]),
  ("data: unfinished\n", []),
  ("data: unfinished", []),
  ("\n\n\r\r\n", []),
]

@Suite("decoder") struct DecoderTests {
  @Test("streams are read by the grammar, whole, byte by byte and cut in two or three at every place")
  func everySplit() throws {
    for (stream, events) in table {
      let bytes = Array(stream.utf8)
      #expect(try decode([bytes]) == events, "\(stream)")
      #expect(try decode(bytes.map { [$0] }) == events, "\(stream)")
      #expect(try decode(bytes.flatMap { [[], [$0]] }) == events, "\(stream)")
      for cut in 0...bytes.count {
        #expect(try decode([Array(bytes[..<cut]), Array(bytes[cut...])]) == events, "\(stream) at \(cut)")
        for second in cut...bytes.count {
          let pieces = [Array(bytes[..<cut]), Array(bytes[cut..<second]), Array(bytes[second...])]
          let read = try decode(pieces)
          if read != events { Issue.record("\(stream) at \(cut) and \(second)") }
        }
      }
    }
  }

  @Test("a line ends at its first LF or CR, at whatever place, and at no byte that is like them")
  func lineEnds() throws {
    // One less, one more, and with the high bit: what a search by words could take for a line end.
    let others = "\u{9}\u{b}\u{c}\u{e}\u{8a}\u{8d}\u{10a}\u{10d}"
    for length in 0..<40 {
      let text = String(String(repeating: others, count: 5).prefix(length))
      for end in ["\n", "\r", "\r\n"] {
        let events = try decode("data: \(text)\(end)data: \(others)\(end)\(end)")
        #expect(events == [ServerSentEvent("\(text)\n\(others)")])
      }
    }
  }

  @Test("an event that ends with CR is there at once, and the LF that follows is no empty line")
  func carriageReturn() throws {
    var decoder = ServerSentEventDecoder()
    decoder.append(Array("data: a\r\n\r".utf8))
    #expect(try decoder.next() == ServerSentEvent("a"))
    decoder.append(Array("\ndata: b\n\n".utf8))
    #expect(try decoder.next() == ServerSentEvent("b"))
    #expect(try decoder.next() == nil)
  }

  @Test("id and retry outlive their event, also one without data")
  func lastEventID() throws {
    var decoder = ServerSentEventDecoder()
    decoder.append(Array("id: 1\ndata: a\n\nid: 2\nretry: 20\n\ndata: b\n\n".utf8))
    #expect(try decoder.next()?.id == "1")
    #expect(decoder.lastEventID == "1")
    #expect(try decoder.next() == ServerSentEvent("b"))
    #expect(decoder.lastEventID == "2")
    #expect(decoder.retry == 20)
  }

  @Test("a line over the limit ends the stream with an error, whether its end has come or not")
  func longLine() throws {
    for end in ["", "\n\n"] {
      var decoder = ServerSentEventDecoder(maximumLineBytes: 10)
      decoder.append(Array("data: abcd\n\ndata: abcde\(end)".utf8))
      #expect(try decoder.next() == ServerSentEvent("abcd"))
      for _ in 0..<2 {
        let error = #expect(throws: ServerSentEventError.self) { try decoder.next() }
        #expect(error?.code == .lineTooLong)
        decoder.append(Array("\n\ndata: a\n\n".utf8))
      }
    }
  }

  @Test("an event of many lines over the limit ends the stream with an error")
  func largeEvent() throws {
    var decoder = ServerSentEventDecoder(maximumEventBytes: 100)
    decoder.append(Array(String(repeating: "data: 0123456789\n", count: 9).utf8) + [0x0a])
    #expect(try decoder.next()?.data.count == 98)
    decoder.append(Array(String(repeating: "data: 0123456789\n", count: 10).utf8))
    let error = #expect(throws: ServerSentEventError.self) { try decoder.next() }
    #expect(error?.code == .eventTooLarge)
  }
}

@Suite("encoder") struct EncoderTests {
  @Test("an event is written by the grammar")
  func fields() {
    let event = ServerSentEvent("a\nb\r\nc\rd", event: "x\ny", id: "1\u{0}\r2", retry: 3000)
    let expected = "event: xy\nid: 12\nretry: 3000\ndata: a\ndata: b\ndata: c\ndata: d\n\n"
    #expect(String(decoding: event.encoded(), as: UTF8.self) == expected)
  }

  @Test("the bytes of an event are counted before it is written, to the last one")
  func count() {
    for data in ["", "a", "\n", "\r", "\r\n", "a\r\nb\n\nc\r", "\n\r", "é\u{0}"] {
      for (event, id) in [(nil, nil), ("x\ny", nil), ("", "1\u{0}\r2")] as [(String?, String?)] {
        var bytes: [UInt8] = []
        ServerSentEvent.encode(data: Array(data.utf8), event: event, id: id, into: &bytes)
        #expect(ServerSentEvent.encodedCount(data: Array(data.utf8), event: event, id: id) == bytes.count)
      }
    }
  }

  @Test("what was written is read again")
  func roundTrip() throws {
    let events = [
      ServerSentEvent(""), ServerSentEvent("\n"), ServerSentEvent(" leading blank"), ServerSentEvent(": no comment"),
      ServerSentEvent("[DONE]"), ServerSentEvent("é\n\n😀", event: "error", id: "", retry: 0),
    ]
    var bytes: [UInt8] = []
    for event in events {
      event.encode(into: &bytes)
      ServerSentEvent.encode(comment: "still\nhere", into: &bytes)
    }
    #expect(try decode([bytes]) == events)
  }
}
