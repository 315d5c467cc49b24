// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Retrieval

/// Writes the member `explain`: how an answer came about.
enum ExplanationWriter {
  static func write(
    _ explanation: Explanation, of result: RetrievalResult, products: ArraySlice<RetrievedProduct>,
    to writer: inout JSONWriter
  ) {
    let understood = explanation.understanding
    writer.object {
      $0.object("understood") {
        $0.member("language", understood.language)
        $0.member("words", understood.words)
        $0.member("meaning", understood.meaning)
        $0.member("identifiers", understood.identifiers)
        if !understood.thing.isEmpty { $0.member("thing", understood.thing) }
        if !understood.categories.isEmpty { $0.member("categories", understood.categories) }
        if !understood.otherCategories.isEmpty { $0.member("other_categories", understood.otherCategories) }
        if !understood.audiences.isEmpty { $0.member("audiences", understood.audiences) }
        $0.array("constraints") {
          for constraint in understood.constraints { write(constraint, relaxed: result.relaxed, to: &$0) }
        }
        if let order = understood.order { $0.member("sort", order.rawValue) }
      }
      $0.member("relaxed", result.relaxed.map(\.name))
      if let floor = understood.similarityFloor { $0.member("similarity_floor", floor) }
      if let best = understood.bestSimilarity { $0.member("best_similarity", best) }
      $0.array("searches") {
        for (leg, body) in explanation.bodies {
          $0.object {
            $0.member("leg", leg)
            $0.key("body")
            $0.raw(body)
          }
        }
      }
      $0.array("products") {
        for product in products {
          $0.object {
            $0.member("product_id", product.product.productID)
            $0.member("score", product.score)
            if let match = product.matchedBy { $0.member("matched_by", match.rawValue) }
            $0.array("lanes") {
              for place in explanation.places(of: product.product.productID) {
                $0.object {
                  $0.member("lane", place.lane)
                  $0.member("rank", place.rank)
                  $0.member("score", place.score)
                }
              }
            }
          }
        }
      }
      $0.object("timings_ms") {
        for (step, duration) in explanation.durations {
          $0.key(step)
          $0.number(JSONNumber(milliseconds(duration)))
        }
      }
    }
  }

  private static func write(_ constraint: Constraint, relaxed: [RelaxedConstraint], to writer: inout JSONWriter) {
    writer.object {
      $0.member("filter", constraint.name)
      switch constraint.kind {
      case .priceMin(let number), .priceMax(let number): $0.member("value", number)
      case .wanted(let choice), .unwanted(let choice): $0.member("values", choice.values)
      case .foreignPrice: break
      }
      $0.member("words", constraint.words)
      $0.member("from", constraint.origin == .question ? "question" : "earlier")
      let isApplied = constraint.kind != .foreignPrice && !relaxed.contains { $0.name == constraint.name }
      $0.member("applied", isApplied)
    }
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return (Double(seconds) * 1_000_000 + Double(attoseconds / 1_000_000_000_000)).rounded() / 1_000
  }
}

extension Constraint {
  /// As in `applied_filters` and `relaxed`.
  fileprivate var name: String {
    switch kind {
    case .priceMin: "price_min"
    case .priceMax: "price_max"
    case .foreignPrice: "price_in_another_currency"
    case .wanted(let choice): choice.field == .category ? "categories" : "attributes." + choice.field.name
    case .unwanted(let choice): "not." + choice.field.name
    }
  }
}
