// SPDX-License-Identifier: Apache-2.0
import JSON

/// Reads the answer of a reranking service. Pure.
enum RerankAnswer {
  private struct Entry {
    var index: Int?
    var score: Double?
  }

  /// The places of the texts, the most relevant first; equal scores stay as they were sent.
  /// - Parameter count: texts that were sent. Each must have one score, and nothing else may have one.
  static func order(_ body: [UInt8], count: Int) throws(RerankError) -> [Int] {
    let entries: [Entry]
    do throws(JSONError) {
      entries = try read(body)
    } catch {
      throw RerankError(.protocolViolation, "the answer is not the expected JSON: \(error.message)", cause: error)
    }
    guard entries.count == count else {
      throw RerankError(.protocolViolation, "\(entries.count) scores came for \(count) texts")
    }
    var scores = [Double?](repeating: nil, count: count)
    for entry in entries {
      guard let index = entry.index, scores.indices.contains(index) else {
        throw RerankError(.protocolViolation, "a score names no text that was sent")
      }
      guard let score = entry.score, score.isFinite else {
        throw RerankError(.protocolViolation, "the score of text \(index) is no number")
      }
      guard scores[index] == nil else { throw RerankError(.protocolViolation, "text \(index) has two scores") }
      scores[index] = score
    }
    let known = scores.map { $0 ?? 0 }
    return known.indices.sorted { a, b in known[a] != known[b] ? known[a] > known[b] : a < b }
  }

  /// A bare list, or one under `results` or `data`.
  private static func read(_ body: [UInt8]) throws(JSONError) -> [Entry] {
    var reader = JSONReader(body, limits: JSONLimits(maximumDepth: 32, maximumBytes: .max))
    var entries: [Entry] = []
    if try reader.peek() == .array {
      entries = try readList(&reader)
    } else {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("results") || reader.memberIs("data") { entries = try readList(&reader) }
      }
    }
    try reader.finish()
    return entries
  }

  private static func readList(_ reader: inout JSONReader) throws(JSONError) -> [Entry] {
    var entries: [Entry] = []
    try reader.beginArray()
    while try reader.nextElement() {
      var entry = Entry()
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs("index") {
          entry.index = try number(&reader).flatMap { Int(exactly: $0) }
        } else if reader.memberIs("relevance_score") || reader.memberIs("score") {
          entry.score = try number(&reader)
        }
      }
      entries.append(entry)
    }
    return entries
  }

  /// Nil for anything but a number: some services write those that are none as text or null.
  private static func number(_ reader: inout JSONReader) throws(JSONError) -> Double? {
    guard try reader.peek() == .number else {
      _ = try reader.skipValue()
      return nil
    }
    return try reader.readDouble()
  }
}
