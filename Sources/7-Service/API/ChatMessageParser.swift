// SPDX-License-Identifier: Apache-2.0
import Chat
import JSON

/// Reads `messages`: roles, and content that is a string, an array of parts, or missing.
enum ChatMessageParser {
  /// More is no conversation with a shop.
  static let maximumMessages = 1_000

  static func messages(of members: RequestMembers) throws(APIError) -> [ChatMessage] {
    guard let list = try members.array("messages") else { throw members.invalid("messages", "is required") }
    guard !list.isEmpty else { throw members.invalid("messages", "must have at least one message") }
    guard list.count <= maximumMessages else {
      throw members.invalid("messages", "must not have more than \(maximumMessages) messages")
    }
    var messages: [ChatMessage] = []
    messages.reserveCapacity(list.count)
    for (position, value) in list.enumerated() {
      guard let object = value.objectValue else {
        throw .invalid("'messages[\(position)]' must be an object.", param: "messages[\(position)]")
      }
      messages.append(try message(RequestMembers(object: object, prefix: "messages[\(position)].")))
    }
    guard messages.contains(where: { $0.role == .user && $0.text.contains { !$0.isWhitespace } }) else {
      for (position, message) in messages.enumerated() where message.role == .user && message.text.isEmpty {
        throw .invalid("'messages[\(position)].content' has no text.", param: "messages[\(position)].content")
      }
      throw members.invalid("messages", "must have a message of role 'user' with text in it")
    }
    return messages
  }

  private static func message(_ members: RequestMembers) throws(APIError) -> ChatMessage {
    guard let role = try members.string("role") else { throw members.invalid("role", "is required") }
    _ = try members.string("name")
    switch role {
    case "user": return ChatMessage(.user, try content(members))
    case "system", "developer": return ChatMessage(.system, try content(members))
    case "assistant":
      let refusal = try members.string("refusal")
      let text = try content(members)
      return ChatMessage(.assistant, text.isEmpty ? refusal ?? "" : text, cited: cited(members["annotations"]))
    case "tool", "function":
      // What another assistant's tools said, in a history that began elsewhere: no turn of this conversation.
      return ChatMessage(.assistant, "")
    default:
      throw members.invalid("role", "must be 'system', 'developer', 'user', 'assistant', 'tool' or 'function'")
    }
  }

  /// The names in an answer's annotations. Whatever else stands there is passed over: they are no part of the question.
  private static func cited(_ annotations: JSONValue?) -> [String] {
    let titles = (annotations?.arrayValue ?? []).prefix(maximumCitations).compactMap {
      $0["url_citation"]?["title"]?.stringValue
    }
    return titles.filter { !$0.isEmpty && $0.utf8.count <= maximumTitleBytes }
  }

  private static let maximumCitations = 50
  private static let maximumTitleBytes = 500

  /// Empty where there is none: clients send turns that were cut off, or that only called tools, as they are.
  private static func content(_ members: RequestMembers) throws(APIError) -> String {
    switch members["content"] {
    case .string(let text): return text
    case .array(let parts):
      var texts: [String] = []
      for (position, part) in parts.enumerated() {
        texts.append(try text(of: part, name: "content[\(position)]", members))
      }
      return texts.joined(separator: "\n")
    case nil: return ""
    default: throw members.invalid("content", "must be a string or an array of content parts")
    }
  }

  private static func text(
    of part: JSONValue, name: String, _ members: RequestMembers
  ) throws(APIError) -> String {
    guard let object = part.objectValue else { throw members.invalid(name, "must be an object") }
    let inner = RequestMembers(object: object, prefix: members.prefix + name + ".")
    guard let type = try inner.string("type") else { throw inner.invalid("type", "is required") }
    switch type {
    case "text":
      guard let text = try inner.string("text") else { throw inner.invalid("text", "is required") }
      return text
    case "refusal" where members.object["role"] == .string("assistant"):
      guard let text = try inner.string("refusal") else { throw inner.invalid("refusal", "is required") }
      return text
    case "image_url", "input_audio", "file":
      throw inner.unsupported("type", "'\(type)' is not supported: this assistant reads text")
    default: throw inner.invalid("type", "must be 'text'")
    }
  }
}
