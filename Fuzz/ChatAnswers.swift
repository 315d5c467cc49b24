// SPDX-License-Identifier: Apache-2.0
// Modules: OpenAI Calls HTTPClient HTTPSemantics EventLoop JSON ServerSentEvents Crypto Observability Primitives CLinux
// Libraries: curl ssl crypto

import JSON
import ServerSentEvents

@testable import OpenAI

/// The stream of a chat model, as bytes of a stranger: whatever comes is a chunk or an error. The reader that remembers
/// the chunk before finds the same in each event as one that reads it whole, and where it says that the content stands,
/// the content stands.
@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var decoder = ServerSentEventDecoder(maximumLineBytes: 2048, maximumEventBytes: 4096)
  decoder.append([UInt8](UnsafeBufferPointer(start: data, count: count)))
  var reader = ChatChunkReader()
  while let event = try? decoder.next() {
    let bytes = event.data
    var place: Range<Int>?
    let quick = outcome { () throws(OpenAIError) in try reader.read(bytes, event: event.event, secret: "sk-secret") }
    let whole = outcome { () throws(OpenAIError) in
      try ChatChunk.read(bytes, event: event.event, secret: "sk-secret", place: &place)
    }
    precondition(quick == whole, "the quick reader reads another chunk")
    if let place {
      precondition(place.lowerBound >= 0 && place.upperBound <= bytes.count, "content beyond its event")
      if case .chunk(let chunk) = whole, case .string(let text)? = chunk.content {
        precondition(text.utf8.count <= place.count, "more content than bytes")
      }
    }
  }
  return 0
}

private enum Outcome: Equatable {
  case chunk(ChatChunk)
  /// Code and message, neither of which may hold the key.
  case failure(String, String)
}

private func outcome(_ body: () throws(OpenAIError) -> ChatChunk) -> Outcome {
  do throws(OpenAIError) {
    return .chunk(try body())
  } catch {
    precondition(!error.message.contains("sk-secret"), "a message with the key in it")
    return .failure("\(error.code)", error.message)
  }
}
