// SPDX-License-Identifier: Apache-2.0
import Retrieval

/// The caller's words about the shopper: UCP's `context`. It chooses, and never restricts.
struct CatalogContext {
  /// BCP 47.
  var language: String?
  /// ISO 4217, of the request's prices.
  var currency: String?

  init(_ members: RequestMembers) throws(APIError) {
    guard let context = try members.members("context") else { return }
    language = try context.string("language")
    currency = try context.string("currency")?.uppercased()
  }
}
