// SPDX-License-Identifier: Apache-2.0

/// Takes the thoughts out of an answer's text, which comes in pieces cut anywhere.
///
/// An opening tag counts at the beginning of the answer, of a line or of a sentence, and at the end of a line; not in
/// code and not in the middle of a sentence, where it is spoken of. A closing tag without an opening one, as of models
/// whose template writes the opening one into the prompt, ends a thought that began with the answer.
struct ThoughtFilter: Sendable {
  struct Output: Equatable, Sendable {
    var text = ""
    /// True where the text given before turned out to be a thought.
    var replacesText = false
  }

  private enum State {
    /// Nothing but blanks so far, or what may be a thought without a tag.
    case opening
    case thought
    case answer
  }

  private var state = State.opening
  private var held: [UInt8] = []
  private var place = TextPlace()
  /// Tags that are open.
  private var depth = 0
  /// Nothing but blanks since the last opening tag.
  private var isTagFresh = false
  /// The text behind the last closing tag within nested thoughts: the answer, where the other tags were only spoken of.
  private var reserve: [UInt8]?
  private var skipsBlanks = true
  private var hasText = false
  /// An opening tag stands in the text: then a closing one may too.
  private var showsTags = false
  /// The answer begins within a thought: nil, not known.
  private let opensInThought: Bool?
  private let isLikely: Bool
  /// A closing tag came without an opening one.
  private(set) var hasStrayEnd = false
  /// The service parts thoughts from text itself.
  var hasOwnThoughts = false

  /// Most bytes held back of a text that begins like a thought.
  private static let maximumDoubt = 200
  private static let maximumHeld = 1 << 20

  init(opensInThought: Bool?, model: String) {
    self.opensInThought = opensInThought
    isLikely = opensInThought == nil && ThoughtOpening.isUsual(of: model)
  }

  mutating func add(_ text: String) -> Output {
    if state == .answer, held.isEmpty, !skipsBlanks, !text.utf8.contains(where: TextPlace.needsLook) {
      place.pass(text.utf8)
      return Output(text: text)
    }
    held.append(contentsOf: text.utf8)
    return work(isEnd: false)
  }

  /// Returns the rest. An answer that was cut off within a thought that no tag opened has none.
  mutating func finish(isCutOff: Bool) -> Output {
    if state == .opening, isCutOff, beginsInThought { held = [] }
    var output = work(isEnd: true)
    if let reserve {
      output.text += String(decoding: reserve.drop(while: ThoughtTag.isBlank), as: UTF8.self)
      self.reserve = nil
    }
    return output
  }

  private var beginsInThought: Bool { !hasOwnThoughts && (opensInThought == true || isLikely) }

  private mutating func work(isEnd: Bool) -> Output {
    var output = Output()
    var text: [UInt8] = []
    var isWaiting = false
    while !isWaiting, !held.isEmpty {
      switch state {
      case .opening: isWaiting = open(isEnd: isEnd)
      case .thought: isWaiting = think(isEnd: isEnd)
      case .answer: isWaiting = answer(into: &text, &output, isEnd: isEnd)
      }
    }
    output.text = String(decoding: text, as: UTF8.self)
    return output
  }

  // MARK: The beginning

  private mutating func open(isEnd: Bool) -> Bool {
    let start = held.firstIndex { !ThoughtTag.isBlank($0) } ?? held.count
    guard start < held.count else {
      // An answer of blanks is none.
      if isEnd { held = [] }
      return true
    }
    switch ThoughtTag.match(held[start...]) {
    case .opening(let length):
      held.removeFirst(start + length)
      begin()
      return false
    case .begun where !isEnd: return true
    case .closing, .begun, .none: break
    }
    if beginsInThought || isInDoubt(held[start...]), let end = closingTag() {
      hasStrayEnd = true
      held.removeFirst(end)
      state = .answer
      return false
    }
    if !isEnd, beginsInThought || isInDoubt(held[start...]) {
      if held.count > Self.maximumHeld { held.removeFirst(held.count - Self.maximumHeld / 2) }
      return true
    }
    state = .answer
    skipsBlanks = false
    return false
  }

  private func isInDoubt(_ text: ArraySlice<UInt8>) -> Bool {
    opensInThought == nil && !hasOwnThoughts && text.count <= Self.maximumDoubt && ThoughtOpening.fits(text)
  }

  /// The index behind the first closing tag.
  private func closingTag() -> Int? {
    for index in held.indices where ThoughtTag.mayBegin(with: held[index]) {
      if case .closing(let length) = ThoughtTag.match(held[index...]) { return index + length }
    }
    return nil
  }

  // MARK: A thought

  private mutating func begin() {
    state = .thought
    depth = 1
    isTagFresh = true
  }

  private mutating func think(isEnd: Bool) -> Bool {
    var index = 0
    while index < held.count {
      let byte = held[index]
      guard ThoughtTag.mayBegin(with: byte) else {
        if !ThoughtTag.isBlank(byte) { isTagFresh = false }
        index += 1
        continue
      }
      switch ThoughtTag.match(held[index...]) {
      case .begun where !isEnd:
        drop(index, 0)
        return true
      case .opening(let length):
        // A tag that is written twice opens one thought.
        if !isTagFresh { depth += 1 }
        drop(index, length)
        return false
      case .closing(let length):
        depth -= 1
        drop(index, length)
        isTagFresh = false
        reserve = depth == 0 ? nil : []
        guard depth == 0 else { return false }
        state = .answer
        skipsBlanks = !hasText || place.isBehindBlank
        return false
      case .begun, .none:
        isTagFresh = false
        index += 1
      }
    }
    drop(index, 0)
    return false
  }

  private mutating func drop(_ count: Int, _ tag: Int) {
    if reserve != nil, (reserve?.count ?? 0) < Self.maximumHeld { reserve?.append(contentsOf: held[..<count]) }
    held.removeFirst(count + tag)
  }

  // MARK: The answer

  private mutating func answer(into text: inout [UInt8], _ output: inout Output, isEnd: Bool) -> Bool {
    var index = 0
    while index < held.count {
      let byte = held[index]
      if skipsBlanks, ThoughtTag.isBlank(byte) {
        index += 1
        continue
      }
      if ThoughtTag.mayBegin(with: byte) {
        switch ThoughtTag.match(held[index...]) {
        case .begun where !isEnd:
          held.removeFirst(index)
          return true
        case .opening(let length):
          guard let counts = opens(index, length, isEnd) else {
            held.removeFirst(index)
            return true
          }
          if counts {
            held.removeFirst(index + length)
            begin()
            return false
          }
          showsTags = true
        case .closing(let length) where !showsTags && !place.isCode && !place.isBehindQuote:
          hasStrayEnd = true
          output.replacesText = true
          text = []
          held.removeFirst(index + length)
          skipsBlanks = true
          hasText = false
          return false
        case .closing, .begun, .none: break
        }
      }
      skipsBlanks = false
      hasText = true
      place.pass(byte)
      text.append(byte)
      index += 1
    }
    held = []
    return false
  }

  /// Whether an opening tag counts; nil: what follows it decides.
  private func opens(_ index: Int, _ length: Int, _ isEnd: Bool) -> Bool? {
    if place.isCode { return false }
    if !hasText || place.isAtBegin { return true }
    if place.isBehindQuote { return false }
    guard index + length < held.count else { return isEnd ? true : nil }
    return held[index + length] == 0x0a || held[index + length] == 0x0d
  }
}
