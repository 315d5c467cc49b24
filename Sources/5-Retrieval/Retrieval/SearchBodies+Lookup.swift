// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON

extension SearchBodies {
  /// All products under the filters, the newest first.
  static func browse(filters: ProductFilters, visibility: [Int], size: Int) -> [UInt8] {
    var writer = JSONWriter(reserving: 1_024)
    writer.object {
      $0.member("size", size)
      $0.member("track_total_hits", false)
      $0.member("_source", RAGField.productSource)
      $0.object("query") {
        $0.object("bool") { $0.array("filter") { $0.raw(filter(filters, visibility: visibility)) } }
      }
      $0.member("sort", raw: ProductOrder.newestFirst.sort)
    }
    return writer.bytes
  }

  /// Products by entity id or by one of the forms of an identifier, under the filters.
  static func lookup(
    ids: [String], forms: [String], filters: ProductFilters, visibility: [Int], size: Int
  ) -> [UInt8] {
    var writer = JSONWriter(reserving: 1_024)
    writer.object {
      $0.member("size", size)
      $0.member("track_total_hits", false)
      $0.member("_source", RAGField.productSource)
      $0.object("query") {
        $0.object("bool") {
          $0.array("filter") {
            $0.object {
              $0.object("bool") {
                $0.array("should") {
                  $0.object { $0.object("terms") { $0.member(RAGField.productID, ids) } }
                  if !forms.isEmpty {
                    $0.object { $0.object("terms") { $0.member(RAGField.identifiers, forms) } }
                  }
                }
              }
            }
            $0.raw(filter(filters, visibility: visibility))
          }
        }
      }
      // One order on every engine: all scores of a filter are 0.
      $0.array("sort") { $0.object { $0.member(RAGField.productID, "asc") } }
    }
    return writer.bytes
  }
}
