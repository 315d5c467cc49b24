// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import JSON
import ServerSentEvents

/// An answer as it is made. Pull it to its end (nil); dropping it before ends the call, and what it costs.
package struct ChatStream: ~Copyable, Sendable {
  private var response: ClientResponseStream?
  private var decoder = ServerSentEventDecoder()
  private var chunks = ChatChunkReader()
  /// From a service that did not stream.
  private var whole: [ChatDelta] = []
  private var isFinished = false
  private var failure: OpenAIError?
  private let secret: String?

  init(_ response: consuming ClientResponseStream, secret: String?) {
    self.response = consume response
    self.secret = secret
  }

  /// An answer that came in one piece.
  init(whole body: [UInt8], secret: String?) throws(OpenAIError) {
    self.secret = secret
    let delta = try chunks.read(body, secret: secret)
    guard !delta.isEmpty else {
      throw OpenAIError(.protocolViolation, "the model API's answer is neither a stream nor a completion")
    }
    whole = [delta]
    isFinished = true
  }

  /// The next piece; nil after the whole answer. An answer that breaks off, an error event and anything that is not the
  /// protocol throw; after that every call throws the same.
  package mutating func next() async throws(OpenAIError) -> ChatDelta? {
    if let failure { throw failure }
    if !whole.isEmpty { return whole.removeFirst() }
    do throws(OpenAIError) {
      return try await read()
    } catch {
      failure = error
      response = nil
      throw error
    }
  }

  private mutating func read() async throws(OpenAIError) -> ChatDelta? {
    while response != nil {
      while let event = try nextEvent() {
        if Self.isDone(event.data) {
          if let response = response.take() { response.finish() }
          return nil
        }
        let delta = try chunks.read(event.data, secret: secret)
        if delta.finishReason != nil { isFinished = true }
        if !delta.isEmpty { return delta }
      }
      guard let piece = try await receive() else {
        response = nil
        if isFinished { return nil }
        throw OpenAIError(.protocolViolation, "the model's answer broke off before its end", isRetryable: true)
      }
      decoder.append(piece)
    }
    return nil
  }

  private mutating func nextEvent() throws(OpenAIError) -> ServerSentEvent? {
    do throws(ServerSentEventError) {
      return try decoder.next()
    } catch {
      throw OpenAIError(.protocolViolation, "the model's answer: \(error.message)", cause: error)
    }
  }

  private mutating func receive() async throws(OpenAIError) -> [UInt8]? {
    do throws(HTTPClientError) {
      return try await response?.next()
    } catch {
      // All that a client needs has come; how the connection ends does not matter.
      if isFinished && error.code == .connectionLost { return nil }
      throw OpenAIError(error)
    }
  }

  private static func isDone(_ data: [UInt8]) -> Bool { data.starts(with: "[DONE]".utf8) }
}
