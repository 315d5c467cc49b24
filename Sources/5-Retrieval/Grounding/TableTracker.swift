// SPDX-License-Identifier: Apache-2.0

/// Columns of a table: which hold prices or identifiers, and which belong to a product.
struct TableTracker {
  private struct Column {
    var isPrice = false
    var isLabel = false
    /// Prices that were, savings.
    var isOther = false
    /// «Old», «New», «Sale»: prices, where the numbers in it are like them.
    var mayBePrice = false
    /// Its heading says something else: «Old name».
    var isOfThings = false
    /// Sizes, ratings, stocks.
    var isCount = false
    var products: [Int] = []
  }

  private var columns: [Column] = []
  private var rowIsPrice = false
  private var rowIsLabel = false
  /// The row below products is headed «Before», «Old».
  private var rowIsOther = false
  /// The cell whose word made the row one of prices.
  private var priceCell = 0
  /// The last row's cells were tags: lines between them part nothing.
  private var isMarkedUp = false
  private var index = 0
  private var isHeader = true
  private var cellsInLine = 0
  static let maximumColumns = 32

  var isPriceCell: Bool { cellsInLine > 0 && (rowIsPrice || !isHeader && (column?.isPrice ?? false)) }
  var isLabelCell: Bool { cellsInLine > 0 && (rowIsLabel || !isHeader && (column?.isLabel ?? false)) }
  /// In a row below the header.
  var columnProducts: [Int] { cellsInLine > 0 && !isHeader ? column?.products ?? [] : [] }

  var isOtherCell: Bool { cellsInLine > 0 && !isHeader && (rowIsOther || column?.isOther ?? false) }
  var isCountCell: Bool { cellsInLine > 0 && !isHeader && (column.map { $0.isCount && !$0.isPrice } ?? false) }
  var mayBePriceCell: Bool { cellsInLine > 0 && !isHeader && (column.map { $0.mayBePrice && !$0.isOfThings } ?? false) }
  var isCell: Bool { cellsInLine > 0 }
  /// No row came before: it may be a header, or the table has none.
  var isFirstRow: Bool { isHeader }
  private var column: Column? { columns.indices.contains(index) ? columns[index] : nil }

  /// A price stands in the cell of the word: the cells behind it are others.
  mutating func noteAmount() { if rowIsPrice, priceCell == index { rowIsPrice = false } }

  /// The first cell of the header is empty: each other one heads a column, as in a comparison of products.
  private var hasEmptyCorner = false
  var isHeadOfColumn: Bool { isHeader && hasEmptyCorner && index > 1 }

  mutating func cell(isTag: Bool = false, isBehindEmpty: Bool = false) {
    isMarkedUp = isTag
    if isHeader, index == 1 { hasEmptyCorner = isBehindEmpty }
    index += 1
    cellsInLine += 1
  }

  /// A table of tags is over.
  mutating func end() {
    isMarkedUp = false
    cellsInLine = 0
    newline()
  }

  mutating func newline() {
    if cellsInLine == 0, isMarkedUp { return }
    if cellsInLine == 0 {
      columns = []
      isHeader = true
      hasEmptyCorner = false
    } else {
      isHeader = false
    }
    rowIsPrice = false
    rowIsLabel = false
    rowIsOther = false
    index = 0
    cellsInLine = 0
  }

  mutating func note(price: Bool) {
    // A table without a header begins with a row: «Price | 45.00».
    if isHeader, index <= 1 { rowIsPrice = price }
    if price { priceCell = index }
    change {
      $0.isPrice = price
    } row: {
      $0.rowIsPrice = price
    }
  }
  mutating func note(label: Bool) {
    change {
      $0.isLabel = label
    } row: {
      $0.rowIsLabel = label
    }
  }
  /// A word of a cell, beside the words of price.
  mutating func note(_ mention: Mention) {
    let word = mention.word
    if isCell, CurrencyWords.codes.contains(mention.raw), !CurrencyWords.wordLikeCodes.contains(mention.raw) {
      note(price: true)
    }
    if isCell, isFirstRow, PriceFrameWords.headsPrices(word) { note(price: true) }
    if isCell, !isFirstRow, index <= 1, columns.contains(where: { !$0.products.isEmpty }) {
      let wasPrice = GroundingWords.former.contains(word) || PriceFrameWords.earlier.contains(word)
      if wasPrice || PriceFrameWords.headsPrices(word) { rowIsPrice = true }
      rowIsOther = rowIsOther || wasPrice
    }
    if isCell, isFirstRow {
      let isHead = PriceFrameWords.headsComparedPrices(word)
      change {
        $0.mayBePrice = $0.mayBePrice || isHead
        $0.isOfThings = $0.isOfThings || !isHead && mention.roles.isEmpty && mention.kinds.isEmpty
      } row: { _ in
      }
    }
    let isOther =
      mention.roles.contains(.other) && mention.roles.isDisjoint(with: [.lead, .range])
      || PriceFrameWords.olds.contains(word) || isFirstRow && PriceFrameWords.headsListPrices(word)
    if isOther {
      change {
        $0.isOther = true
      } row: { _ in
      }
    }
  }
  mutating func noteCount() {
    change {
      $0.isCount = true
    } row: { _ in
    }
  }
  mutating func note(products: [Int]) {
    change {
      $0.products += products
    } row: { _ in
    }
  }

  private mutating func change(_ header: (inout Column) -> Void, row: (inout Self) -> Void) {
    guard index < Self.maximumColumns else { return }
    guard isHeader else {
      if index <= 1 { row(&self) }
      return
    }
    while columns.count <= index { columns.append(Column()) }
    header(&columns[index])
  }
}
