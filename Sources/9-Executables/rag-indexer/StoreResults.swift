// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Catalog
import Configuration
import Indexing
import JSON
import Observability
import Settings

/// A command's results, store by store: their forms on standard output, and the exit code.
struct StoreResults {
  private var values: [JSONValue] = []
  private var lines: [String] = []
  private var failures: [IndexingError] = []

  /// Does `work` for each store that `--only` leaves. A store that fails does not keep the others from their turn.
  /// - Returns: the process's exit code.
  static func collect(
    _ context: CommandContext,
    _ work: (StoreProfile) async throws(IndexingError) -> StoreResult
  ) async -> Int32 {
    var results = StoreResults()
    for profile in context.stores {
      do throws(IndexingError) {
        let result = try await work(profile)
        var value: JSONObject = [
          "id": .string(profile.storeKey),
          "index_alias": .string(context.settings.indexing.names(of: profile).alias),
        ]
        for member in result.members.members { value[member.name] = member.value }
        results.values.append(.object(value))
        results.lines.append("\(profile.storeKey): \(result.text)")
        if let failure = result.failure { throw failure }
      } catch {
        var error = error
        error.store = error.store ?? profile.storeKey
        results.failures.append(error)
      }
    }
    return results.end(context)
  }

  /// Ends a command that was refused before it came to a store, as one that was refused at each.
  static func end(_ context: CommandContext, _ error: IndexingError) -> Int32 {
    var results = StoreResults()
    results.failures = [error]
    return results.end(context)
  }

  private func end(_ context: CommandContext) -> Int32 {
    let ranked = failures.sorted { $0.rank < $1.rank }
    // Refused data has its document too, if only an empty one.
    let isRefusal = context.flags.isJSON && ranked.first?.code == .dataRefused
    if !values.isEmpty || failures.isEmpty || isRefusal {
      let code =
        context.flags.isJSON
        ? context.print(stores: values) : context.print(lines.joined(separator: "\n") + "\n")
      if code != ExitCode.success.rawValue { return code }
    }
    guard let worst = ranked.first else { return ExitCode.success.rawValue }
    for other in ranked.dropFirst() { context.log.logger.error("\(other.lastLine)") }
    return context.end(worst)
  }
}
