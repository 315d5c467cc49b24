// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import JSON
import Language
import Synchronization

/// How an answer came about, collected while it is looked for: only for requests that ask for it.
package final class Explanation: Sendable {
  /// The rank that a lane, such as the lexical leg, gave a product.
  package struct Place: Sendable, Equatable {
    package var lane: String
    /// From 1.
    package var rank: Int
    package var score: Double
  }

  /// The reading of the question, and the similarities by which its vector leg was judged.
  package struct Understanding: Sendable {
    /// ISO 639-1.
    package var language = ""
    /// Searched for in the lexical leg.
    package var words = ""
    /// Embedded for the vector leg.
    package var meaning = ""
    package var identifiers: [String] = []
    /// The thing that is looked for, in the words of the question; empty where it names none.
    package var thing = ""
    /// The categories whose products are of the thing's kind, as the index has them; these stand first.
    package var categories: [String] = []
    /// Categories within those that hold things of other kinds.
    package var otherCategories: [String] = []
    /// Whom the thing is for: `children`, `men`, `women`; what is for others alone is left out.
    package var audiences: [String] = []
    package var constraints: [Constraint] = []
    package var order: ProductOrder?
    /// Least cosine that counts as found.
    package var similarityFloor: Double?
    /// Of the nearest product.
    package var bestSimilarity: Double?
  }

  private struct State {
    var understanding = Understanding()
    var bodies: [(leg: String, body: [UInt8])] = []
    var bytes = 0
    var places: [String: [Place]] = [:]
    var durations: [(step: String, duration: Duration)] = []
  }

  private let state = Mutex(State())
  /// More of the bodies is not kept.
  private static let maximumBodyBytes = 30_000
  /// Of one lane.
  private static let maximumPlaces = 200

  package init() {}

  // MARK: Collecting

  /// A search begins: what an earlier attempt under stricter filters placed counts no more.
  func begin(_ search: SearchAttempt) {
    state.withLock {
      $0.understanding.language = search.language.code
      $0.understanding.words = search.words.lexicalText
      $0.understanding.meaning = search.meaning
      $0.understanding.identifiers = search.words.identifiers
      $0.understanding.thing = search.words.headline
      $0.understanding.categories = search.kind?.own ?? []
      $0.understanding.otherCategories = search.kind?.others ?? []
      $0.understanding.audiences = search.filters.audience?.named.map(\.name).sorted() ?? []
      $0.understanding.constraints = search.constraints
      $0.understanding.order = search.order
      $0.places = [:]
    }
  }

  /// The kind that a sentence without a thing's name is near to.
  func note(nearest kind: CategoryKinds.Choice) {
    state.withLock { $0.understanding.categories = kind.own }
  }

  func note(floor: Double, best: Double?) {
    state.withLock {
      $0.understanding.similarityFloor = floor
      $0.understanding.bestSimilarity = best
    }
  }

  /// A body that the engine is sent, without its vectors.
  func note(_ leg: String, body: [UInt8]) {
    let bare = Self.withoutVectors(body)
    state.withLock {
      guard $0.bytes + bare.count <= Self.maximumBodyBytes else { return }
      $0.bytes += bare.count
      $0.bodies.append((leg, bare))
    }
  }

  func note(_ lane: String, ids: some Sequence<(id: String, score: Double)>) {
    state.withLock {
      for (index, hit) in ids.prefix(Self.maximumPlaces).enumerated() {
        $0.places[hit.id, default: []].append(Place(lane: lane, rank: index + 1, score: hit.score))
      }
    }
  }

  func note(_ step: String, since start: MonotonicInstant) {
    let duration = start.duration(to: .now)
    state.withLock {
      if let place = $0.durations.firstIndex(where: { $0.step == step }) {
        $0.durations[place].duration += duration
      } else {
        $0.durations.append((step, duration))
      }
    }
  }

  private static func withoutVectors(_ body: [UInt8]) -> [UInt8] {
    guard let value = try? JSONValue(parsing: body) else { return [] }
    return bare(value).serialized()
  }

  private static func bare(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): return .array(elements.map(bare))
    case .object(let object):
      var kept = JSONObject()
      for (name, value) in object.members {
        if name == "query_vector" || name == "vector", value.arrayValue != nil { continue }
        kept.members.append((name, bare(value)))
      }
      return .object(kept)
    default: return value
    }
  }

  // MARK: Telling

  package var understanding: Understanding { state.withLock { $0.understanding } }
  package var bodies: [(leg: String, body: [UInt8])] { state.withLock { $0.bodies } }
  package var durations: [(step: String, duration: Duration)] { state.withLock { $0.durations } }
  package func places(of id: String) -> [Place] { state.withLock { $0.places[id] ?? [] } }
}
