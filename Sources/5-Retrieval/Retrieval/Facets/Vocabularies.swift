// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Language
import Observability
import SearchEngine
import Synchronization

/// The vocabularies of the live indices, read again when the alias points to another index and from time to time.
///
/// A question never waits long for one: those that come before the first was read wait a moment for that reading, so that
/// the same questions at the same time find the same; later ones go on with what was read last while one of them reads
/// anew beside its own work.
final class Vocabularies: Sendable {
  struct Known: Sendable {
    var vocabulary: Vocabulary?
    /// The caller is the one who shall read it anew.
    var isDue = false
  }

  private struct Entry {
    var vocabulary: Vocabulary?
    /// The index that it was read from.
    var index: String?
    /// The spellings that were read from that index.
    var spellings = VocabularyReading.Spellings()
    var dueAt: MonotonicInstant
    /// The time before which another index does not have it read again: an alias may have several.
    var earliest = MonotonicInstant.now
    /// Those that wait for the first reading; nil: it is over.
    var waiting: [CheckedContinuation<Void, Never>]?
  }

  private let entries = Mutex<[String: Entry]>([:])
  private let lifetime: Duration
  static let patience = Duration.seconds(5)
  static let firstPatience = Duration.seconds(3)
  private static let pauseAfterFailure = Duration.seconds(30)
  private static let pauseBetweenReadings = Duration.seconds(10)
  static let mostFacets = 5_000
  static let mostCategories = 1_000
  /// The name of the categories that another's products are in too, and how many of them are asked for. Engines allow
  /// 65,536 buckets in all.
  static let beside = "beside"
  private static let mostBeside = 24
  /// Documents that the spelling of values and the currency of prices are read from, and the most further values whose
  /// spelling one round trip asks for.
  static let sample = 100
  private static let roundsOfSpellings = 6

  init(lifetime: Duration) { self.lifetime = lifetime }

  /// The vocabulary of an alias's index; where none is known, it is read for at most three seconds.
  func vocabulary(of store: StoreHandle, engine: SearchEngine, context: CallContext) async -> Known {
    let now = MonotonicInstant.now
    let known: Known? = entries.withLock { entries in
      guard let entry = entries[store.alias] else {
        entries[store.alias] = Entry(dueAt: now.advanced(by: Self.patience), waiting: [])
        return nil
      }
      guard entry.dueAt <= now else { return Known(vocabulary: entry.vocabulary) }
      entries[store.alias]?.dueAt = now.advanced(by: Self.patience)
      return Known(vocabulary: entry.vocabulary, isDue: true)
    }
    if let known {
      guard known.vocabulary == nil, !known.isDue else { return known }
      await firstReading(of: store.alias)
      return Known(vocabulary: entries.withLock { $0[store.alias]?.vocabulary })
    }
    await refresh(
      store, engine: engine, context: context.until(min(context.deadline, .after(Self.firstPatience))))
    return Known(vocabulary: entries.withLock { $0[store.alias]?.vocabulary })
  }

  /// Waits until the first reading is over, which has a bound of its own.
  private func firstReading(of alias: String) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let isOver = entries.withLock { entries in
        entries[alias]?.waiting?.append(continuation)
        return entries[alias]?.waiting == nil
      }
      if isOver { continuation.resume() }
    }
  }

  private func endFirstReading(of alias: String) {
    let waiting = entries.withLock { entries in
      defer { entries[alias]?.waiting = nil }
      return entries[alias]?.waiting ?? []
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Reads anew. A failure leaves what is known in use.
  func refresh(_ store: StoreHandle, engine: SearchEngine, context: CallContext) async {
    defer { endFirstReading(of: store.alias) }
    do throws(SearchEngineError) {
      let response = try await terms(of: store, engine: engine, context: context)
      var reading = VocabularyReading(
        response, language: store.language, knowing: spellings(of: response.hits.first?.index, behind: store.alias))
      var vocabulary = reading.vocabulary
      // What is read is used, though the rest may come too late.
      if entries.withLock({ $0[store.alias]?.vocabulary == nil }) {
        note(vocabulary, reading.spellings, of: response, store)
      }
      reading.families = try await families(of: vocabulary.audiences, store, engine: engine, context: context)
      vocabulary.audiences.take(reading.families)
      note(vocabulary, reading.spellings, of: response, store)
      // A rare value is in none of the first documents: those that have one are asked for its spelling.
      var rounds = 0
      while rounds < Self.roundsOfSpellings {
        let unspelled = reading.unspelled(most: Self.sample)
        guard !unspelled.isEmpty else { break }
        rounds += 1
        let answers = try await engine.multiSearch(store.alias, bodies: unspelled.map(\.body), context: context)
        guard reading.add(Array(zip(unspelled.map(\.term), answers))) else { break }
      }
      if rounds > 0 { note(reading.vocabulary, reading.spellings, of: response, store) }
    } catch {
      // A caller that left says nothing of the engine, nor does one that waited a moment only: the next one reads.
      let isHurried = entries.withLock { $0[store.alias]?.waiting != nil } && error.code == .timeout
      let next = error.code == .cancelled || isHurried ? MonotonicInstant.now : .after(Self.pauseAfterFailure)
      entries.withLock { $0[store.alias]?.dueAt = next }
      guard error.code != .cancelled, error.code != .notFound else { return }
      context.logger.warning(
        "the values of attributes cannot be read; questions are searched by their words",
        error.logMetadata.merging(["alias": .string(store.alias)]))
    }
  }

  /// The terms of the index; without the categories beside each where the cluster allows fewer buckets.
  private func terms(
    of store: StoreHandle, engine: SearchEngine, context: CallContext
  ) async throws(SearchEngineError) -> SearchResponse {
    do throws(SearchEngineError) {
      return try await engine.search(store.alias, body: Self.body(), context: context)
    } catch {
      guard [.badRequest, .limit, .answerTooLarge].contains(error.code) else { throw error }
      return try await engine.search(store.alias, body: Self.body(besideCategories: false), context: context)
    }
  }

  /// What is known of an index already is not asked for again each time.
  private func spellings(of index: String?, behind alias: String) -> VocabularyReading.Spellings {
    entries.withLock { entries in
      guard let index, let entry = entries[alias], entry.index == index else { return VocabularyReading.Spellings() }
      return entry.spellings
    }
  }

  private func note(
    _ vocabulary: Vocabulary, _ spellings: VocabularyReading.Spellings, of response: SearchResponse,
    _ store: StoreHandle
  ) {
    entries.withLock {
      $0[store.alias] = Entry(
        vocabulary: vocabulary, index: response.hits.first?.index, spellings: spellings, dueAt: .after(lifetime),
        earliest: $0[store.alias]?.earliest ?? .now, waiting: $0[store.alias]?.waiting)
    }
  }

  /// Notes which index answered: another than the vocabulary's has it read anew with the next question.
  func note(index: String, of alias: String) {
    entries.withLock { entries in
      // Some engines name the alias that they were asked for.
      guard let entry = entries[alias], let known = entry.index, known != index, index != alias else { return }
      entries[alias]?.dueAt = max(.now, entry.earliest)
      entries[alias]?.earliest = .after(Self.pauseBetweenReadings)
      entries[alias]?.index = nil
    }
  }

  // MARK: Families of SKUs

  /// The letters of SKUs that stand for an audience: of their products some are marked for it, and next to none for
  /// others.
  private func families(
    of audiences: AudienceVocabulary, _ store: StoreHandle, engine: SearchEngine, context: CallContext
  ) async throws(SearchEngineError) -> [AudienceVocabulary.Family] {
    let possible = audiences.possibleFamilies
    guard possible.count == 2 else { return [] }
    let bodies = possible.flatMap { family in
      [nil, family.own, family.others].map { SearchBodies.count(ofFamily: family.letter, marks: $0) }
    }
    var totals: [Int] = []
    for result in try await engine.multiSearch(store.alias, bodies: bodies, context: context) {
      totals.append(try result.get().total ?? 0)
    }
    guard totals.count == bodies.count else { return [] }
    return possible.indices.filter { place in
      let (all, own, others) = (totals[place * 3], totals[place * 3 + 1], totals[place * 3 + 2])
      return own >= Self.leastProofs && others * Self.proofsToDoubts <= own && own * Self.productsToProofs >= all
    }.map { possible[$0] }
  }

  private static let leastProofs = 3
  private static let proofsToDoubts = 20
  private static let productsToProofs = 40

  // MARK: The request

  static func body(besideCategories: Bool = true) -> [UInt8] {
    var writer = JSONWriter(reserving: 256)
    writer.object {
      $0.member("size", sample)
      $0.member("track_total_hits", true)
      $0.member("_source", [RAGField.attributes, RAGField.brand, RAGField.categories, RAGField.currency])
      $0.object("aggs") {
        writeTerms("facets", RAGField.facets, mostFacets, to: &$0)
        writeTerms("categories", RAGField.categoriesKeyword, mostCategories, to: &$0) {
          guard besideCategories else { return }
          $0.object("aggs") { writeTerms(beside, RAGField.categoriesKeyword, mostBeside, to: &$0) }
        }
      }
    }
    return writer.bytes
  }

  private static func writeTerms(
    _ name: String, _ field: String, _ size: Int, to writer: inout JSONWriter,
    with more: (inout JSONWriter) -> Void = { _ in }
  ) {
    writer.object(name) {
      $0.object("terms") {
        $0.member("field", field)
        $0.member("size", size)
      }
      more(&$0)
    }
  }
}
