// SPDX-License-Identifier: Apache-2.0

/// Which attributes of a native document go where. Codes are Magento's attribute codes.
package struct AttributePolicy: Sendable {
  /// Attributes whose first label is the brand; the first that has one wins.
  package var brandCodes: [String]
  /// Attributes that are identifiers beside the SKU.
  package var identifierCodes: Set<String>
  /// Fields of enriched documents that list the SKUs of a product's variants: they are identifiers of the product.
  package var variantCodes: Set<String>
  /// Attributes left out of chunk text, facets and specifications.
  package var ignoredCodes: Set<String>
  /// The same, by how a code begins: fields of extensions.
  package var ignoredPrefixes: [String]
  /// What people read instead of a code; a code without one is written as words (`style_bags`: `Style bags`).
  package var labels: [String: String]
  /// Free texts longer than this many UTF-8 bytes are cut at a sentence.
  package var maximumTextBytes: Int
  /// Values longer than this many UTF-8 bytes are no facets.
  package var maximumFacetBytes: Int

  /// The default: manufacturer or brand; the usual identifier codes; Magento's own administrative attributes ignored.
  package static let standard = AttributePolicy(
    brandCodes: ["manufacturer", "brand"],
    identifierCodes: [
      "ean", "ean13", "ean_code", "gtin", "gtin8", "gtin12", "gtin13", "gtin14", "upc", "isbn", "mpn", "barcode",
      "model", "model_code", "model_number", "part_number", "manufacturer_part_number", "article_number",
    ],
    variantCodes: [
      "child_sku", "child_skus", "children_sku", "children_skus", "childrens_skus", "variant_sku", "variant_skus",
      "variants_sku", "variants_skus", "simple_sku", "simple_skus", "associated_skus", "configurable_skus",
    ],
    ignoredCodes: [
      "status", "visibility", "tax_class_id", "category_ids", "type_id", "stock_qty", "regular_price", "image",
      "image_url", "small_image", "thumbnail", "swatch_image", "media_gallery", "url", "url_key", "url_path",
      "currency", "special_price", "special_from_date", "special_to_date", "cost", "msrp", "minimal_price",
      "final_price", "max_price", "tier_price", "msrp_display_actual_price_type", "price", "price_type", "price_view",
      "sku_type", "weight_type", "shipment_type", "news_from_date", "news_to_date", "created_at", "updated_at",
      "custom_design", "custom_design_from", "custom_design_to", "custom_layout", "custom_layout_update",
      "page_layout", "options_container", "gift_message_available", "gift_wrapping_available",
      "gift_wrapping_price", "country_of_manufacture_id", "links_exist", "links_title",
      "links_purchased_separately", "samples_title", "quantity_and_stock_status", "is_out_of_stock",
      "is_returnable", "required_options", "has_options", "rating_summary", "reviews_count", "_search",
    ],
    ignoredPrefixes: ["meta_", "mst_", "category_permission_", "position_", "price_", "name_category_"],
    labels: [:],
    maximumTextBytes: 1_000,
    maximumFacetBytes: 100)

  /// True for what never becomes an attribute of the product.
  func ignores(_ code: String) -> Bool {
    ignoredCodes.contains(code) || variantCodes.contains(code) || ignoredPrefixes.contains { code.hasPrefix($0) }
  }

  /// The label of an attribute towards people.
  func label(of code: String) -> String {
    if let label = labels[code] { return label }
    let words = code.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
