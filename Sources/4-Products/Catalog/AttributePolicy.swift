// SPDX-License-Identifier: Apache-2.0

/// Decides what each attribute of a native document is used for. Codes are Magento's attribute codes.
package enum AttributePolicy {
  /// Attributes whose first label is the brand; the first that has one wins.
  static let brandCodes = ["manufacturer", "brand"]
  /// Attributes that are identifiers beside the SKU, in the order in which they are written.
  package static let identifierCodes = [
    "article_number", "barcode", "ean", "ean13", "ean_code", "gtin", "gtin12", "gtin13", "gtin14", "gtin8", "isbn",
    "manufacturer_part_number", "model", "model_code", "model_number", "mpn", "part_number", "upc",
  ]
  /// Fields of enriched documents that list the SKUs of a product's variants: they are identifiers of the product.
  package static let variantCodes: Set<String> = [
    "child_sku", "child_skus", "children_sku", "children_skus", "childrens_skus", "variant_sku", "variant_skus",
    "variants_sku", "variants_skus", "simple_sku", "simple_skus", "associated_skus", "configurable_skus",
  ]
  /// Magento's own administrative attributes: left out of chunk text, facets and specifications.
  private static let ignoredCodes: Set<String> = [
    "status", "visibility", "tax_class_id", "category_ids", "type_id", "stock_qty", "regular_price", "image",
    "image_url", "small_image", "thumbnail", "swatch_image", "media_gallery", "url", "url_key", "url_path",
    "currency", "special_price", "special_from_date", "special_to_date", "cost", "msrp", "minimal_price",
    "final_price", "max_price", "tier_price", "msrp_display_actual_price_type", "price", "price_type", "price_view",
    "sku_type", "weight_type", "shipment_type", "news_from_date", "news_to_date", "created_at", "updated_at",
    "custom_design", "custom_design_from", "custom_design_to", "custom_layout", "custom_layout_update", "page_layout",
    "options_container", "gift_message_available", "gift_wrapping_available", "gift_wrapping_price",
    "country_of_manufacture_id", "links_exist", "links_title", "links_purchased_separately", "samples_title",
    "quantity_and_stock_status", "is_out_of_stock", "is_returnable", "required_options", "has_options",
    "rating_summary", "reviews_count", "_search",
  ]
  /// The same, by how a code begins: fields of extensions.
  private static let ignoredPrefixes = [
    "meta_", "mst_", "category_permission_", "position_", "price_", "name_category_",
  ]
  /// Free texts longer than this many UTF-8 bytes are cut at a sentence.
  static let maximumTextBytes = 1_000
  /// Values longer than this many UTF-8 bytes are no facets.
  static let maximumFacetBytes = 100

  /// True for an attribute that is never one of the product's.
  static func ignores(_ code: String) -> Bool {
    ignoredCodes.contains(code) || variantCodes.contains(code) || ignoredPrefixes.contains { code.hasPrefix($0) }
  }

  /// The code in words, for people: `style_bags` is `Style bags`.
  static func label(of code: String) -> String {
    let words = code.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
