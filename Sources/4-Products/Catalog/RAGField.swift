// SPDX-License-Identifier: Apache-2.0

/// The fields of a RAG index, by the names that the mapping, the documents and the queries share.
package enum RAGField {
  /// Magento's own SKU as written: keyword, with a text sub-field (`skuText`).
  package static let sku = "sku"
  /// The SKU analysed like the other texts.
  package static let skuText = "sku.text"
  /// Magento's entity id; the document's `_id` too.
  package static let productID = "product_id"
  /// The store view's number, as the native document has it.
  package static let storeID = "store_id"
  /// SKU, EAN, MPN in the forms of `IdentifierNormalizer`: keyword.
  package static let identifiers = "identifiers"
  /// `code=value` in lower case, see `Facet`: keyword.
  package static let facets = "facets"
  /// SHA-256 of chunk text, model, dimensions, template and its version, in hex: keyword.
  package static let contentHash = "content_hash"
  /// Text, analyzer `product`.
  package static let name = "name"
  package static let brand = "brand"
  package static let description = "description"
  /// All attributes as one text: `Label: a, b; Label: c`.
  package static let attributesText = "attributes_text"
  package static let categories = "categories"
  /// The categories in lower case (normalizer `lowercase`, of the query's words too): keyword.
  package static let categoriesKeyword = "categories.keyword"
  /// The guest's price in the website's base currency: double. Absent where the guest has none.
  package static let price = "price"
  /// True where `price` is that of the cheapest form of a composite product.
  package static let priceFrom = "price_from"
  /// Absent where Magento does not say.
  package static let inStock = "in_stock"
  /// Magento's visibility, 2 to 4: byte. Absent where the document has none (counts as visible).
  package static let visibility = "visibility"
  /// Hash of all that a document shows: it tells that nothing has changed without a look at the document. Absent in
  /// older indices; empty where the document was changed in parts since.
  package static let shownHash = "shown_hash"
  /// Time at which the product came into the shop, in seconds since 1970: long. Absent where the document does not say.
  package static let created = "created"
  /// Mean rating of the product's reviews in per cent: float. Absent where the document does not say.
  package static let rating = "rating"
  package static let url = "url"
  package static let imageURL = "image_url"
  package static let currency = "currency"
  /// The text that was embedded; not indexed.
  package static let chunkText = "chunk_text"
  /// Object, not enabled: label to values, as shown to people.
  package static let attributes = "attributes"
  /// The embedding, cosine similarity.
  package static let vector = "product_vector"

  /// Fields that a shop changes by day while the text of a product stays as it is.
  package static let ofTheDay = [price, priceFrom, currency, inStock, url, imageURL, visibility]

  /// All that a document shows, and by whose text: everything but chunk text and vector.
  package static let shown =
    ofTheDay + [
      productID, sku, storeID, identifiers, name, brand, description, attributesText, categories, facets, attributes,
      contentHash,
    ]

  /// The members that a refresh compares: all that is shown, and the hash of it.
  package static let compared = shown + [shownHash]

  /// Every field that a document has.
  package static let all = compared + [created, rating, chunkText, vector]

  /// The fields that a `CatalogProduct` is read from: what a search asks `_source` for.
  package static let productSource = [
    productID, sku, name, brand, description, price, priceFrom, currency, inStock, url, imageURL, categories,
    attributes, visibility,
  ]
}
