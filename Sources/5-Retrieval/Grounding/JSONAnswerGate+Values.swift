// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON

extension JSONAnswerGate {
  mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    guard !slots.isEmpty else {
      output += text
      return
    }
    slots.append(.text(text))
    slotLength += text.unicodeScalars.count
  }

  // MARK: Values that wait for their product

  mutating func addNumber(_ raw: String, isCut: Bool) {
    if let level = levels.last, level.key.isIdentifier, !isOwnCode(raw) {
      removed.append(RemovedClaim(.sku, text: raw, replacement: ""))
      return append(valueEmpty(level))
    }
    guard let level = levels.last,
      level.key.isPrice || !level.isObject && level.isKeyPlain || level.key.isValue
        || level.isPriced && level.isKeyPlain || level.isTitledAlone
    else {
      return append(raw)
    }
    add(
      JSONClaim(
        raw: raw, text: raw, key: level.key, depth: levels.count - 1, isNumber: true, isCut: isCut,
        empty: valueEmpty(level), products: level.told, isTitledAlone: level.isTitledAlone))
  }

  private func isOwnCode(_ raw: String) -> Bool {
    truth.owners(of: raw) != nil || truth.userIdentifiers.contains(IdentifierNormalizer.normalize(raw))
      || !raw.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  mutating func addString(_ value: String, node: JSONSchemaNode?, isCut: Bool) {
    guard let level = levels.last else { return append("\"" + JSONText.escaped(value) + "\"") }
    add(
      JSONClaim(
        raw: "\"" + JSONText.escaped(value) + "\"", text: value, key: level.key, depth: levels.count - 1,
        isNumber: false,
        isCut: isCut, empty: node?.emptyText ?? "null", products: level.told))
  }

  private func valueEmpty(_ level: JSONLevel) -> String {
    let node = level.isObject ? level.node?.member(level.key.name) : level.node?.element
    return node?.emptyText ?? "null"
  }

  private mutating func add(_ claim: JSONClaim) {
    slots.append(.claim(claim))
    slotLength += claim.raw.unicodeScalars.count
    note(claim)
    if !claim.products.isEmpty || !levels[claim.depth].named.isEmpty
      || !levels[claim.depth].isObject && !levels[claim.depth].known.isEmpty
    {
      resolve(depth: claim.depth)
    }
    flush()
  }

  /// Notes what a claim says of its object: its product, its currency.
  private mutating func note(_ claim: JSONClaim) {
    guard !claim.isCut, levels[claim.depth].isObject else { return }
    if claim.key.isCode, let owners = truth.owners(of: claim.text) { levels[claim.depth].identified += owners }
    if claim.key.isLink, let owners = truth.linkOwners[Links.canonical(claim.text)] {
      levels[claim.depth].linked += owners
    }
    if claim.key.isCurrency, CurrencyWords.codes.contains(claim.text.uppercased()) {
      levels[claim.depth].currency = claim.text.uppercased()
    } else if claim.key.isCurrency {
      levels[claim.depth].hasCurrency = true
    }
  }

  /// A string was read that may name the object's product.
  mutating func nameLevel() {
    guard !levels.isEmpty else { return }
    let depth = levels.count - 1
    let value = levels[depth].value
    levels[depth].value = ""
    if !levels[depth].isObject, CurrencyWords.codes.contains(value) {
      // `[45, "USD"]`
      levels[depth].currency = value
      return resolve(depth: depth)
    }
    // `["Oak Desk", "$1,299"]`: what follows in an array is said of the name before it.
    guard !value.isEmpty else { return }
    let products = ProductNames.whole(value, truth, isAll: !levels[depth].key.isName)
    guard !products.isEmpty else { return }
    if levels[depth].isObject, !levels[depth].key.isName, levels[depth].members.count < 20 {
      levels[depth].members.append((levels[depth].key, products))
    }
    guard !levels[depth].isObject || levels[depth].named.isEmpty else { return }
    levels[depth].named = products
    resolve(depth: depth)
    flush()
  }

  /// An object or an array is over: what waits in it is decided on, or goes to the object around it.
  mutating func closeLevel() {
    guard let level = levels.last else { return }
    let depth = levels.count - 1
    let outer = depth > 0 ? levels[depth - 1] : nil
    if level.known.isEmpty, let outer, outer.isObject, outer.known.isEmpty, level.identified.isEmpty,
      level.linked.isEmpty
    {
      for index in slots.indices {
        guard case .claim(var claim) = slots[index], claim.depth == depth else { continue }
        // `[38, 39, 40]`
        if !level.isObject, !claim.key.isPrice, !claim.key.isValue, isUndecided(claim) {
          slots[index] = .text(claim.raw)
          continue
        }
        claim.depth = depth - 1
        claim.currency = claim.currency ?? level.currency
        claim.isInCurrency = claim.isInCurrency || level.currency != nil || level.hasCurrency || level.isPriced
        slots[index] = .claim(claim)
      }
    } else {
      resolve(depth: depth, isOver: true)
    }
    levels.removeLast()
    flush()
  }

  /// `{"amount": 45 USD`: where the answer is no JSON, what stands beside a value may be its currency.
  mutating func suspectValues() {
    for index in slots.indices {
      guard case .claim(var claim) = slots[index], claim.key.isValue else { continue }
      claim.isInCurrency = true
      slots[index] = .claim(claim)
    }
  }

  /// - Parameter isOver: the object or array ends.
  mutating func resolve(depth: Int, isOver: Bool = false) {
    for index in slots.indices {
      guard case .claim(let claim) = slots[index], claim.depth == depth else { continue }
      // Whether it is an amount is seen by a currency that may come.
      if !isOver, isUndecided(claim) { continue }
      decide(index, claim)
    }
  }

  /// A number that a currency beside it would make an amount.
  private func isUndecided(_ claim: JSONClaim) -> Bool {
    guard claim.isNumber, !claim.key.isPrice, claim.currency == nil, !claim.isInCurrency,
      levels.indices.contains(claim.depth)
    else { return false }
    let level = levels[claim.depth]
    return level.currency == nil && !level.hasCurrency && !level.isPriced
  }

  /// With what is known.
  mutating func resolveAll() {
    for index in slots.indices {
      if case .claim(let claim) = slots[index] { decide(index, claim) }
    }
    flush()
  }

  mutating func flush() {
    var count = 0
    for slot in slots {
      guard case .text(let text) = slot else { break }
      output += text
      count += 1
    }
    slots.removeFirst(count)
    slotLength = slots.reduce(0) { $0 + $1.length }
  }

  // MARK: Decisions

  private mutating func decide(_ index: Int, _ claim: JSONClaim) {
    let level = levels.indices.contains(claim.depth) ? levels[claim.depth] : nil
    let products = claim.products.isEmpty ? level?.subject ?? [] : claim.products
    let currency = claim.currency ?? level?.currency
    let result: String
    if claim.key.isCurrency {
      result = currencyText(claim, products)
    } else if claim.key.isLink, !claim.isNumber {
      result = linkText(claim, products)
    } else if claim.isNumber {
      result = numberText(claim, products, currency, level)
    } else {
      result = stringText(claim, products)
    }
    slots[index] = .text(result)
  }

  private mutating func numberText(
    _ claim: JSONClaim, _ products: [Int], _ currency: String?, _ level: JSONLevel?
  ) -> String {
    if !claim.key.isPrice, currency == nil, !claim.isInCurrency, !(level?.hasCurrency ?? false),
      !(level?.isPriced ?? false), !isOthersPrice(claim, products), !isLikePrice(claim)
    {
      return claim.raw
    }
    let currency = claim.key.currency ?? currency
    let codes = currency.flatMap { code in CurrencyWords.codes.contains(code) ? [code] : nil }
    let amount = AmountClaim(values: values(claim), codes: codes)
    let gate = GroundingGate(truth: truth)
    let isOwn =
      products.isEmpty
      ? truth.products.indices.contains { gate.isOwn(amount, of: $0) } || claim.key.isBound && gate.isUsers(amount)
      : products.contains { gate.isOwn(amount, of: $0) } || claim.key.isBound && gate.isUsers(amount)
    if isOwn { return claim.raw }
    var by = ""
    if products.count == 1, !claim.isCut, claim.key.isUnitPrice {
      let product = truth.products[products[0]]
      if codes == nil || product.currency.map({ codes?.contains($0) ?? true }) ?? true {
        by = claim.key.isMinor ? product.price?.times(powerOfTen: 2).text ?? "" : product.priceText
      }
    }
    removed.append(RemovedClaim(.price, text: claim.raw, replacement: by))
    return by.isEmpty ? claim.empty : by
  }

  /// `{"product": "Oak Desk", "amount": 34.0}`: to the point what another product costs.
  private func isOthersPrice(_ claim: JSONClaim, _ products: [Int]) -> Bool {
    guard claim.raw.contains("."), !products.isEmpty, let value = Amount(claim.raw) else { return false }
    return !products.contains { truth.products[$0].price == value } && truth.products.contains { $0.price == value }
  }

  /// `{"Oak Desk": 72.0}`: as much as the product might cost, and nothing says that it is something else.
  private func isLikePrice(_ claim: JSONClaim) -> Bool {
    guard claim.isTitledAlone || isBesideName(claim), let value = Amount(claim.raw).flatMap(\.bounded) else {
      return false
    }
    let named = levels.indices.contains(claim.depth) ? levels[claim.depth].named : []
    let products = claim.products.isEmpty ? named : claim.products
    return products.contains { product in
      truth.products[product].price.flatMap(\.bounded).map { value * 5 >= $0 * 2 && value * 2 <= $0 * 5 } ?? false
    }
  }

  /// `"pricing": {"value": "45.00"}`
  private func isPriced(_ claim: JSONClaim) -> Bool {
    levels.indices.contains(claim.depth) && levels[claim.depth].isPriced && !claim.key.isCount
  }

  /// `["Oak Desk", 45.00]`: written with cents.
  private func isBesideName(_ claim: JSONClaim) -> Bool {
    guard levels.indices.contains(claim.depth), !levels[claim.depth].isObject, !levels[claim.depth].named.isEmpty else {
      return false
    }
    return claim.raw.split(separator: ".").last?.utf8.count == 2 && claim.raw.contains(".")
  }

  /// A number's value; where its name speaks of cents, in main units.
  private func values(_ claim: JSONClaim) -> [Amount] {
    guard let value = Amount(claim.raw) else { return [] }
    guard claim.key.isMinor else { return [value] }
    return Int(value.text).flatMap { $0 < 100_000_000_000 ? [Amount(hundredths: $0)] : nil } ?? []
  }

  private mutating func currencyText(_ claim: JSONClaim, _ products: [Int]) -> String {
    let code = claim.text.uppercased()
    let own = products.isEmpty ? truth.currencies : Set(products.compactMap { truth.products[$0].currency })
    if let sign = claim.text.unicodeScalars.first, claim.text.unicodeScalars.count == 1,
      let currency = CurrencyWords.signs[sign], own.isEmpty || !own.isDisjoint(with: currency.codes)
    {
      return claim.raw
    }
    let isKnown =
      CurrencyWords.codes.contains(code)
      || claim.text.unicodeScalars.count == 1
        && CurrencyWords.signs.keys.contains(claim.text.unicodeScalars.first ?? " ")
    guard isKnown, !own.isEmpty, !own.contains(code) else { return isKnown ? claim.raw : stringText(claim, products) }
    let by = own.count == 1 ? own.first ?? "" : ""
    removed.append(RemovedClaim(.price, text: claim.text, replacement: by))
    return by.isEmpty ? claim.empty : "\"\(by)\""
  }

  private mutating func linkText(_ claim: JSONClaim, _ products: [Int]) -> String {
    let owners = truth.linkOwners[Links.canonical(claim.text)]
    if claim.text.isEmpty
      || owners.map({ $0.isEmpty || products.isEmpty || !Set($0).isDisjoint(with: products) }) ?? false
    {
      return claim.raw
    }
    // «Link»: words that are no link.
    if owners == nil, !claim.text.unicodeScalars.contains(where: { ":/.#?@".unicodeScalars.contains($0) }) {
      return stringText(claim, products)
    }
    var by = ""
    if products.count == 1, !claim.isCut {
      by = (claim.key.isImage ? truth.products[products[0]].imageURL : truth.products[products[0]].url) ?? ""
    }
    removed.append(RemovedClaim(.link, text: claim.text, replacement: by))
    return by.isEmpty ? claim.empty : "\"" + JSONText.escaped(by) + "\""
  }

  /// A string under a name that labels it: checked like a labelled claim of prose.
  private mutating func stringText(_ claim: JSONClaim, _ products: [Int]) -> String {
    var gate = GroundingGate(truth: truth)
    gate.setContext(products.isEmpty ? [] : [products], isStrict: true)
    gate.setLabel(isPrice: claim.key.isPrice || claim.isInCurrency || isPriced(claim), isCode: claim.key.isCode)
    var text = gate.push(claim.text)
    text += gate.finish(isTruncated: claim.isCut)
    // The shop's own number is no EAN.
    if claim.key.isNumberOfOthers, gate.removed.contains(where: { $0.kind == .sku }) {
      removed += gate.removed.map { RemovedClaim($0.kind, text: $0.text, replacement: "") }
      return claim.empty
    }
    removed += gate.removed
    guard !gate.removed.isEmpty else { return claim.raw }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return claim.empty }
    return "\"" + JSONText.escaped(text) + "\""
  }
}
