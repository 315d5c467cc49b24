// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON

/// Searches for what has the most or the least of a measure.
extension SearchBodies {
  /// Counts the values of attributes that the products of the question's topic have.
  func facets(of match: TopicMatch) -> [UInt8] {
    var writer = JSONWriter(reserving: 512 + filter.count)
    writer.object {
      $0.member("size", 0)
      $0.member("track_total_hits", true)
      $0.object("query") {
        $0.object("bool") {
          $0.array("filter") {
            writeTopic(match, to: &$0)
            $0.raw(filter)
          }
        }
      }
      $0.object("aggs") {
        $0.object("facets") {
          $0.object("terms") {
            $0.member("field", RAGField.facets)
            $0.member("size", Vocabularies.mostFacets)
          }
        }
      }
    }
    return writer.bytes
  }

  /// Products of the topic that have one of some values; those of the first value first. What lacks the attribute, and
  /// has the value in its name, has it too.
  func byExtremes(_ extremes: Vocabulary.Extremes, match: TopicMatch, size: Int) -> [UInt8] {
    let count = extremes.choices.count
    var writer = JSONWriter(reserving: 2048 + filter.count)
    writer.object {
      $0.member("size", size)
      $0.member("track_total_hits", false)
      $0.member("_source", RAGField.productSource)
      $0.object("query") {
        $0.object("bool") {
          $0.array("must") {
            $0.object {
              $0.object("dis_max") {
                $0.array("queries") {
                  for (place, choice) in extremes.choices.enumerated() {
                    $0.object {
                      $0.object("constant_score") {
                        $0.key("filter")
                        SearchBodies.writeHaving(choice, to: &$0)
                        $0.member("boost", count - place)
                      }
                    }
                  }
                }
              }
            }
          }
          $0.array("filter") {
            writeTopic(match, to: &$0)
            $0.raw(filter)
          }
        }
      }
    }
    return writer.bytes
  }
}
