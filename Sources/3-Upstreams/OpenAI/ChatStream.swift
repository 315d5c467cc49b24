// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import JSON
import Observability
import ServerSentEvents

/// An answer as it is made. Pull it to its end (nil); dropping it before ends the call, and what it costs.
package struct ChatStream: ~Copyable, Sendable {
  /// The parts that an answer shares with the client that asked for it.
  struct Origin: Sendable {
    let model: String
    let memory: ModelMemory
    let logger: Logger
    let secret: String?
    /// Time by which all of the answer must be there.
    let end: MonotonicInstant
    /// Of which this is the answer.
    let call: ModelCall
  }

  private let origin: Origin
  private let requestID: String?
  private var response: ClientResponseStream?
  private var decoder = ServerSentEventDecoder()
  private var chunks = ChatChunkReader()
  private var text: AnswerText
  private let facts: ModelFacts
  /// Read and not yet pulled, the next one first.
  private var ready: [ChatDelta] = []
  private var isFinished = false
  private var hasText = false
  private var failure: OpenAIError?
  /// Bytes of text that the model has written, its thoughts included: what it charges for, where it does not say.
  package private(set) var writtenBytes = 0

  /// The largest answer of a service that does not stream.
  private static let maximumWhole = 16 << 20

  init(_ response: consuming ClientResponseStream, _ origin: Origin) {
    requestID = response.head.upstreamRequestID
    self.response = consume response
    self.origin = origin
    facts = origin.memory.facts(of: origin.model)
    text = AnswerText(facts, model: origin.model)
  }

  /// Reads up to the first event, or all of an answer that comes in one piece, whatever its content type says: a fault
  /// that shows here is one of the call, which may be made again.
  mutating func begin() async throws(OpenAIError) {
    var start: [UInt8] = []
    do throws(OpenAIError) {
      while true {
        guard let piece = try await receive() else {
          throw OpenAIError(.protocolViolation, "the model API's answer is empty", isRetryable: true)
        }
        start += piece
        guard let index = start.firstIndex(where: { $0 > 0x20 && ![0xef, 0xbb, 0xbf].contains($0) }) else { continue }
        let first = start[index]
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
          return try await readWhole(Array(start[index...]))
        }
        if first == UInt8(ascii: "<") {
          throw OpenAIError(.protocolViolation, "the model API's answer is neither a stream nor a completion but HTML")
        }
        break
      }
      decoder.append(start)
      if let delta = try await read(upToFirstEvent: true) { ready.append(delta) }
    } catch {
      throw traced(error)
    }
  }

  /// The next piece; nil after the whole answer. An answer that breaks off, an error event and anything that is not the
  /// protocol throw; after that every call throws the same.
  package mutating func next() async throws(OpenAIError) -> ChatDelta? {
    if !ready.isEmpty {
      let delta = ready.removeFirst()
      origin.call.note(delta)
      return delta
    }
    if let failure {
      origin.call.end(failure)
      throw failure
    }
    do throws(OpenAIError) {
      let delta = try await read()
      if let delta { origin.call.note(delta) } else { origin.call.end() }
      return delta
    } catch {
      let error = traced(error)
      failure = error
      response = nil
      origin.call.end(error)
      throw error
    }
  }

  private func traced(_ error: OpenAIError) -> OpenAIError {
    var error = error
    error.requestID = error.requestID ?? requestID
    return error
  }

  // MARK: Events

  private mutating func read(upToFirstEvent: Bool = false) async throws(OpenAIError) -> ChatDelta? {
    while response != nil {
      while let event = try nextEvent() {
        if Self.isDone(event.data) {
          if let response = response.take() { response.finish() }
          return isFinished ? nil : endOfText(isCutOff: false)
        }
        // Some gateways keep a connection alive by events without data.
        if event.event != "error", event.data.allSatisfy(ThoughtTag.isBlank) { continue }
        let chunk = try chunks.read(event.data, event: event.event, secret: origin.secret)
        if let delta = try accept(chunk) { return delta }
        if upToFirstEvent { return nil }
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

  // MARK: An answer in one piece

  private mutating func readWhole(_ start: [UInt8]) async throws(OpenAIError) {
    response?.extend(to: origin.end)
    var body = start
    while let piece = try await receive() {
      body += piece
      guard body.count <= Self.maximumWhole else {
        throw OpenAIError(.protocolViolation, "the model API's answer is larger than \(Self.maximumWhole) bytes")
      }
    }
    response = nil
    let chunk = try chunks.read(body, secret: origin.secret)
    guard chunk != ChatChunk() else {
      throw OpenAIError(.protocolViolation, "the model API's answer is neither a stream nor a completion")
    }
    var delta = try accept(chunk) ?? ChatDelta()
    if !isFinished, let rest = endOfText(isCutOff: false) { delta.append(rest) }
    isFinished = true
    if !delta.isEmpty { ready.append(delta) }
  }

  // MARK: Chunks

  private mutating func accept(_ chunk: ChatChunk) throws(OpenAIError) -> ChatDelta? {
    writtenBytes += chunk.thoughtBytes + (chunk.content?.byteCount ?? 0) + (chunk.refusal?.utf8.count ?? 0)
    if chunk.thoughtBytes > 0 { text.noteThought() }
    var delta = ChatDelta(refusal: chunk.refusal, usage: chunk.usage)
    if let content = chunk.content { delta.append(text.add(content)) }
    if let word = chunk.finishReason, !isFinished {
      let reason = FinishReason(word)
      if reason == .failed {
        let error = traced(OpenAIError(.server, "the model ended its answer with the reason '\(word.prefix(64))'"))
        if delta.isEmpty { throw error }
        failure = error
        response = nil
        return delta
      }
      if reason == .unknown { noteUnknown(word) }
      delta.finishReason = reason.word
      isFinished = true
      if let rest = endOfText(isCutOff: reason != .stop && reason != .unknown) { delta.append(rest) }
    }
    guard !delta.isEmpty else { return nil }
    if !hasText, delta.content != nil || delta.refusal != nil {
      hasText = true
      response?.extend(to: origin.end)
    }
    return delta
  }

  /// Returns the text that was held back, the last of it.
  private mutating func endOfText(isCutOff: Bool) -> ChatDelta? {
    isFinished = true
    var delta = ChatDelta()
    delta.append(text.finish(isCutOff: isCutOff))
    let opens = text.filter.hasStrayEnd
    // One answer without a thought does not show that there will be none.
    if opens || facts.opensInThought == nil && !isCutOff {
      origin.memory.remember(.opensInThought, opens ? 1 : 0, of: origin.model)
    }
    return delta.isEmpty ? nil : delta
  }

  private func noteUnknown(_ word: String) {
    let word = String(word.prefix(64))
    guard origin.memory.isNew(.endsWith(word), of: origin.model) else { return }
    origin.logger.warning(
      "the model ended an answer for an unknown reason, which counts as 'stop'",
      ["model": .string(origin.model), "finish_reason": .string(word)])
  }
}

extension ChatDelta {
  fileprivate mutating func append(_ output: ThoughtFilter.Output) {
    if output.replacesText {
      replacesText = true
      content = nil
    }
    if !output.text.isEmpty { content = (content ?? "") + output.text }
  }

  fileprivate mutating func append(_ other: ChatDelta) {
    append(ThoughtFilter.Output(text: other.content ?? "", replacesText: other.replacesText))
  }
}
