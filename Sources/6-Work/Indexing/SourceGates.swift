// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import SearchEngine

/// The gates whose outcome the source tells before the first text is paid for.
struct SourceGates: Sendable {
  let survey: SourceSurvey
  let former: FormerGeneration?

  private var options: IndexingOptions { survey.context.options }
  private var total: Int { survey.scan.expectedTotal }

  /// - Throws: `dataRefused` where the index of this source could not pass.
  func check(_ surveyed: SurveyedSource) async throws {
    // What is rejected makes it fewer still, which the gate looks at again.
    try pass(GateChecks.shrink(total, former: former?.documents, options))
    try await checkPrices(surveyed)
    try await checkCanaries(surveyed)
  }

  private func pass(_ finding: GateFinding) throws(IndexingError) {
    guard !finding.passed, !options.skippedGates.contains(finding.gate) else { return }
    survey.context.gates.note(finding, of: survey.profile.storeKey)
    throw IndexingError(
      .dataRefused,
      "\(survey.source.index) was not indexed, and nothing embedded: \(finding.reason ?? "it would not pass") "
        + "(gate \(finding.gate.rawValue))", store: survey.profile.storeKey, party: .sourceEngine, limit: finding.limit)
  }

  /// A product has no price unless its document has the field.
  private func checkPrices(_ surveyed: SurveyedSource) async throws {
    guard former != nil, !options.skippedGates.contains(.prices) else { return }
    var priced = 0
    if let website = surveyed.facts.websiteID {
      priced = try await survey.count(["exists": ["field": .string("price_\(survey.profile.customerGroup)_\(website)")]]
      )
    }
    try pass(GateChecks.prices(priced, of: total, former: former?.priced, options))
  }

  /// Refuses a source that lacks a canary's SKU: it could not be found. Where SKUs are not mapped as Magento maps them,
  /// this is not known yet.
  private func checkCanaries(_ surveyed: SurveyedSource) async throws {
    guard let canary = options.canary, !options.skippedGates.contains(.canary), surveyed.hasSKUKeywords else { return }
    let skus = Set(canary.queries(of: survey.profile.storeKey).map(\.sku)).sorted()
    for sku in skus where try await survey.count(["term": ["sku.keyword": .string(sku)]]) == 0 {
      try pass(
        GateFinding(
          gate: .canary, passed: false, figure: nil, threshold: 1,
          reason: "the source has no product with the SKU \(sku) of CANARY_QUERIES"))
    }
  }
}
