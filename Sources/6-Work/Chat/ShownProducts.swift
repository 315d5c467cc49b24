// SPDX-License-Identifier: Apache-2.0

/// The products that an earlier answer named, as far as its text shows: items of a list, else names in bold or links.
struct ShownProducts: Sendable, Equatable {
  struct Item: Sendable, Equatable {
    var name: String
    /// The first amount after the name.
    var price: Double?
  }

  private(set) var items: [Item] = []

  /// More than one answer ever names.
  private static let maximumItems = 50
  private static let maximumNameCharacters = 200

  init(in answer: String) {
    let lines = answer.split(whereSeparator: \.isNewline)
    let markers = lines.map(Marker.init)
    let wanted: Marker = markers.contains(.number) ? .number : .bullet
    let starts = markers.indices.filter { markers[$0] == wanted }.prefix(Self.maximumItems)
    for (position, start) in starts.enumerated() {
      let next = position + 1 < starts.count ? starts[starts.startIndex + position + 1] : lines.count
      // What is said of an item may go on in lines of its own.
      let block = lines[start..<next].joined(separator: " ")
      let marker = block.drop { $0.isWhitespace || $0 == "*" && wanted == .number }
      let text = marker.drop { wanted == .number && $0.isASCII && $0.isNumber }.dropFirst()
        .drop { $0.isWhitespace || "*[_".contains($0) }
      if let item = Self.item(text, endingAt: Self.nameEnd(text)) { items.append(item) }
    }
    let marked = items.count < 2 ? Self.marked(in: answer) : []
    if marked.count > items.count { items = marked }
  }

  /// How a line of a list begins.
  private enum Marker: Equatable {
    case number, bullet, none

    init(_ line: Substring) {
      let digits = line.drop { $0.isWhitespace || $0 == "*" }.prefix { $0.isASCII && $0.isNumber }
      let behind = line[digits.endIndex...].first
      if !digits.isEmpty, behind == "." || behind == ")" {
        self = .number
      } else if let mark = line.first, "-*•–".contains(mark), line.dropFirst().first?.isWhitespace == true {
        self = .bullet
      } else {
        self = .none
      }
    }
  }

  /// Where a name ends that nothing marks: at a sign that parts it from what is said of it.
  private static func nameEnd(_ text: Substring) -> Substring.Index {
    var place = text.startIndex
    while place < text.endIndex {
      let character = text[place]
      let next = text.index(after: place)
      if "*]:;(|".contains(character) { return place }
      if character.isWhitespace, next < text.endIndex, "-–—".contains(text[next]) { return place }
      if ",.".contains(character), next == text.endIndex || text[next].isWhitespace { return place }
      place = next
    }
    return place
  }

  /// Names in bold or as the text of links, in order, each once.
  private static func marked(in answer: String) -> [Item] {
    var items: [Item] = []
    var rest = answer[...]
    while items.count < maximumItems, let start = rest.firstIndex(where: { $0 == "*" || $0 == "[" }) {
      let isLink = rest[start] == "["
      rest = rest[rest.index(after: start)...]
      if !isLink {
        guard rest.first == "*" else { continue }
        rest = rest.dropFirst()
      }
      guard let end = rest.firstIndex(of: isLink ? "]" : "*") else { break }
      if let item = item(rest, endingAt: end), !items.contains(where: { $0.name == item.name }) { items.append(item) }
      rest = rest[rest.index(after: end)...]
      if !isLink { rest = rest.drop { $0 == "*" } }
    }
    return items
  }

  private static func item(_ text: Substring, endingAt end: Substring.Index) -> Item? {
    let name = String(text[..<end]).trimmed
    guard !name.isEmpty, name.count <= maximumNameCharacters else { return nil }
    return Item(name: name, price: price(in: text[end...].prefix { !$0.isNewline }.prefix(200)))
  }

  /// The first number that has decimals or stands beside a sign or code of a currency.
  private static func price(in text: Substring) -> Double? {
    var rest = text
    var before: Character = " "
    while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
      if start > rest.startIndex { before = rest[..<start].last { !$0.isWhitespace } ?? " " }
      let digits = rest[start...].prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "," }
      rest = rest[digits.endIndex...]
      let number = digits.trimmingEnd()
      let after = rest.first { !$0.isWhitespace } ?? " "
      let hasDecimals = number.suffix(3).first.map { $0 == "." || $0 == "," } ?? false
      let isMoney = hasDecimals || before.isCurrencySymbol || after.isCurrencySymbol
      if isMoney { return value(of: number, hasDecimals: hasDecimals) }
    }
    return nil
  }

  private static func value(of number: Substring, hasDecimals: Bool) -> Double? {
    let digits = number.filter(\.isNumber)
    guard digits.count <= 12, let whole = Double(digits) else { return nil }
    return hasDecimals ? whole / 100 : whole
  }
}

extension Substring {
  /// Without the separators behind a number, which belong to the sentence.
  fileprivate func trimmingEnd() -> Substring {
    var text = self
    while let last = text.last, last == "." || last == "," { text.removeLast() }
    return text
  }
}
