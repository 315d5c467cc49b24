// SPDX-License-Identifier: Apache-2.0
import JSON

/// An answer to a chat question, in the shapes of the API.
struct ChatAnswer {
  private let question: ChatQuestion
  private let id: String
  /// Seconds since 1970.
  private let created: Int
  /// The text, cut into what a stream sends one by one; each counts as a token.
  private var pieces: [String]
  private var finishReason = "stop"

  init(_ question: ChatQuestion, id: String, created: Int) {
    self.question = question
    self.id = id
    self.created = created
    var text = Answerer().answer(question.prompt, isFollowUp: question.isFollowUp)
    for stop in question.stops where !stop.isEmpty {
      if let range = text.firstRange(of: stop) { text = String(text[..<range.lowerBound]) }
    }
    pieces = Self.pieces(of: text)
    if let most = question.maximumTokens, pieces.count > most {
      pieces = Array(pieces.prefix(max(0, most)))
      finishReason = "length"
    }
  }

  /// Words, each with the blanks before it.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    for character in text {
      if pieces.isEmpty || character == " " || character == "\n" {
        pieces.append(String(character))
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces
  }

  /// The answer in one piece.
  var completion: [UInt8] {
    content("chat.completion") {
      $0.array("choices") {
        $0.object {
          $0.member("index", 0)
          $0.object("message") {
            $0.member("role", "assistant")
            $0.member("content", pieces.joined())
            $0.member("refusal", String?.none)
            $0.array("annotations") { _ in }
          }
          $0.member("logprobs", String?.none)
          $0.member("finish_reason", finishReason)
        }
      }
      writeUsage(to: &$0)
    }
  }

  /// The events of a stream, without the closing `[DONE]`.
  var events: [[UInt8]] {
    var events = [
      event {
        $0.member("role", "assistant")
        $0.member("content", "")
        $0.member("refusal", String?.none)
      }
    ]
    events += pieces.map { piece in event { $0.member("content", piece) } }
    events.append(event(finishReason: finishReason) { _ in })
    if question.includesUsage {
      events.append(
        content("chat.completion.chunk") {
          $0.array("choices") { _ in }
          writeUsage(to: &$0)
        })
    }
    return events
  }

  private func event(finishReason: String? = nil, _ delta: (inout JSONWriter) -> Void) -> [UInt8] {
    content("chat.completion.chunk") {
      $0.array("choices") {
        $0.object {
          $0.member("index", 0)
          $0.object("delta", delta)
          $0.member("logprobs", String?.none)
          $0.member("finish_reason", finishReason)
        }
      }
      if question.includesUsage { $0.member("usage", String?.none) }
    }
  }

  private func content(_ object: String, _ rest: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("id", id)
      $0.member("object", object)
      $0.member("created", created)
      $0.member("model", question.model)
      $0.member("service_tier", "default")
      rest(&$0)
    }
    return writer.bytes
  }

  private func writeUsage(to writer: inout JSONWriter) {
    writer.object("usage") {
      $0.member("prompt_tokens", question.promptTokens)
      $0.member("completion_tokens", pieces.count)
      $0.member("total_tokens", question.promptTokens + pieces.count)
      $0.object("prompt_tokens_details") { $0.member("cached_tokens", 0) }
      $0.object("completion_tokens_details") { $0.member("reasoning_tokens", 0) }
    }
  }
}
