// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Retrieval

/// UCP's `filters`, and what of them is not applied.
struct CatalogFilters {
  var filters = ProductFilters()
  var messages: [CatalogMessage] = []
  /// Nothing that is known as a filter was given, applied or not.
  private(set) var isEmpty = true

  init(_ members: RequestMembers, context: CatalogContext, store: StoreHandle) throws(APIError) {
    guard let given = try members.members("filters") else { return }
    filters.categories = try given.strings("categories")
    let inStock = try given.flag("in_stock")
    let isAvailable = try given.flag("available")
    filters.inStock = inStock ?? isAvailable
    if let attributes = try given.members("attributes") {
      for code in attributes.object.names {
        let values = try attributes.strings(code)
        if !values.isEmpty { filters.attributes.append((code, values)) }
      }
    }
    if let price = try given.members("price") { try read(price, context, store) }
    isEmpty = filters == ProductFilters() && messages.isEmpty
    let known: Set = ["categories", "in_stock", "available", "attributes", "price"]
    for name in given.object.names where !known.contains(name) {
      messages.append(
        CatalogMessage(
          "filter_not_applied",
          "\(name.prefix(64)): there is no such filter; there are categories, price, in_stock and attributes."))
    }
    do throws(SearchArgumentError) {
      try filters.check()
    } catch {
      throw .invalid("'\(members.prefix)\(error.argument)' \(error.problem).", param: members.prefix + error.argument)
    }
  }

  /// Bounds in minor units of the shopper's currency, which must be the store's: nothing is converted here.
  private mutating func read(
    _ price: RequestMembers, _ context: CatalogContext, _ store: StoreHandle
  ) throws(APIError) {
    let low = try price.integer("min", in: 0...RequestMembers.greatestInteger)
    let high = try price.integer("max", in: 0...RequestMembers.greatestInteger)
    guard low != nil || high != nil else { return }
    // Without a currency nobody knows how many minor units make one.
    guard let own = store.currency?.uppercased() else {
      messages.append(
        CatalogMessage("filter_not_applied", "price: the currency of the shop's prices is not known at present."))
      return
    }
    if let asked = context.currency, asked != own {
      messages.append(
        CatalogMessage(
          "filter_not_applied",
          "price: prices are in \(own) and bounds in another currency are not converted; ask in \(own)."))
      return
    }
    filters.priceMin = low.map { Money.amount(minorUnits: $0, currency: own) }
    filters.priceMax = high.map { Money.amount(minorUnits: $0, currency: own) }
  }
}
