// SPDX-License-Identifier: Apache-2.0
import HTTP1
import HTTPSemantics
import Testing

/// What became of a head: the request as one line of text, the refusal, or nothing yet.
enum Verdict: Equatable, CustomStringConvertible {
  case request(String)
  case refused(Int)
  case incomplete

  var description: String {
    switch self {
    case .request(let text): text
    case .refused(let status): "\(status)"
    case .incomplete: "incomplete"
    }
  }
}

/// Reads a head from bytes that arrive in pieces which end at `cuts`.
func parseHead(_ bytes: [UInt8], cuts: [Int], limits: MessageLimits = MessageLimits()) -> Verdict {
  var parser = RequestHeadParser(limits: limits)
  parser.reset(at: 0)
  var head = RequestHead()
  for end in cuts + [bytes.count] {
    let arrived = Array(bytes[..<end])
    do throws(MessageError) {
      if try parser.parse(arrived.span, into: &head) { return .request(describe(head, arrived)) }
    } catch {
      return .refused(error.status.code)
    }
  }
  return .incomplete
}

private func describe(_ head: RequestHead, _ bytes: [UInt8]) -> String {
  let span = bytes.span
  let fields = head.makeFields(span).map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  let authority = head.authority.map { span.string($0) } ?? "-"
  return "\(span.string(head.methodRange)) \(head.isAsterisk ? "*" : span.string(head.path))"
    + "\(head.query.map { "?" + span.string($0) } ?? "") 1.\(head.minorVersion) \(authority) \(head.framing) "
    + "\(head.keepsAlive ? "keep" : "close")\(head.expectsContinue ? " expect" : "") [\(fields)] \(head.end)"
}

/// The one verdict on `text`: whole, byte by byte, and cut in two at every place it must be the same.
func verdict(
  _ text: String, limits: MessageLimits = MessageLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> Verdict { verdict(Array(text.utf8), limits: limits, sourceLocation: sourceLocation) }

func verdict(
  _ bytes: [UInt8], limits: MessageLimits = MessageLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> Verdict {
  let whole = parseHead(bytes, cuts: [], limits: limits)
  let single = parseHead(bytes, cuts: Array(0..<bytes.count), limits: limits)
  #expect(single == whole, "byte by byte", sourceLocation: sourceLocation)
  for cut in 0..<bytes.count {
    let split = parseHead(bytes, cuts: [cut], limits: limits)
    if split != whole {
      #expect(split == whole, "cut at \(cut)", sourceLocation: sourceLocation)
      break
    }
  }
  return whole
}

/// The status that refuses `text`; nil when it is taken or incomplete.
func refusal(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Int? {
  if case .refused(let status) = verdict(text, sourceLocation: sourceLocation) { return status }
  return nil
}

func isTaken(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Bool {
  if case .request = verdict(text, sourceLocation: sourceLocation) { return true }
  return false
}

/// Decoded chunked content: the bytes, where the message ended, the trailers; or the refusal.
enum ChunkVerdict: Equatable {
  case content(String, taken: Int, trailers: String)
  case refused(Int)
  case incomplete(String)
}

func decodeChunks(_ bytes: [UInt8], cuts: [Int], limits: MessageLimits = MessageLimits()) -> ChunkVerdict {
  var decoder = ChunkedDecoder(limits: limits)
  var content: [UInt8] = []
  var start = 0
  for end in cuts + [bytes.count] where end > start || end == bytes.count {
    let piece = Array(bytes[start..<end])
    var position = 0
    feeding: while true {
      do throws(MessageError) {
        switch try decoder.next(piece.span, &position) {
        case .needsMore: break feeding
        case .data(let range): content += piece[range]
        case .end:
          let trailers = decoder.trailers.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
          return .content(String(decoding: content, as: UTF8.self), taken: start + position, trailers: trailers)
        }
      } catch {
        return .refused(error.status.code)
      }
    }
    start = end
  }
  return .incomplete(String(decoding: content, as: UTF8.self))
}

func chunks(
  _ text: String, limits: MessageLimits = MessageLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> ChunkVerdict {
  let bytes = Array(text.utf8)
  let whole = decodeChunks(bytes, cuts: [], limits: limits)
  #expect(
    decodeChunks(bytes, cuts: Array(0..<bytes.count), limits: limits) == whole, "byte by byte",
    sourceLocation: sourceLocation)
  for cut in 0..<bytes.count {
    let split = decodeChunks(bytes, cuts: [cut], limits: limits)
    if split != whole {
      #expect(split == whole, "cut at \(cut)", sourceLocation: sourceLocation)
      break
    }
  }
  return whole
}

/// One chunk of at least one byte.
func appendChunk(_ bytes: [UInt8], to output: inout [UInt8]) {
  ResponseSerializer.appendChunkSize(bytes.count, to: &output)
  output += bytes
  ResponseSerializer.appendChunkEnd(to: &output)
}
