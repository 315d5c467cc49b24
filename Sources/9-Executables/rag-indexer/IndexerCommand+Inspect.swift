// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Catalog
import Configuration
import EventLoop
import Indexing
import JSON
import Settings

extension IndexerCommand {
  /// Follows one product from the native index to the live one.
  static let inspect = IndexerCommand(
    name: "inspect",
    summary:
      "Show one product on its way from the native index to the live one, as in `rag-indexer inspect --sku 24-MB01`.",
    settings: [Setting.sku, .id, .only, .format] + Setting.engineSettings + Setting.embeddingSettings
      + Setting.storeSettings + [Setting.upstreamPatience] + Setting.logSettings,
    embeds: false, reads: true
  ) { context in
    guard let embedder = context.embedder(), let wanted = context.flags.product else {
      return ExitCode.software.rawValue
    }
    return await context.interruptible { stop in
      do throws(IndexingError) {
        let inspection = try await Inspection(
          options: context.settings.indexing, engine: context.engine(context.http()), embedder: embedder,
          loops: context.loops.loops, stop: stop, logger: context.log.logger)
        let known = try await inspection.find(wanted)
        return await StoreResults.collect(context) { (profile) throws(IndexingError) in
          switch known[profile.storeKey] {
          case .success(let product)?: StoreResult(members: product.members, text: product.text)
          case .failure(let error)?: throw error
          case nil: throw IndexingError(.internalError, "the store was not looked at")
          }
        }
      } catch {
        return context.end(error)
      }
    }
  }
}

extension Inspection.Product {
  fileprivate var members: JSONObject {
    func optional(_ value: JSONValue?) -> JSONValue { value ?? .null }
    return [
      "source_index": .string(sourceIndex), "native": optional(native), "product": optional(product),
      "chunk_text": optional(chunkText.map { .string($0) }), "content_hash": optional(contentHash.map { .string($0) }),
      "document": optional(document), "live_index": optional(liveIndex.map { .string($0) }),
      "live": optional(live), "rejected": optional(rejection.map { .string($0) }),
      "differs": .array(differing.map { .string($0) }),
    ]
  }

  fileprivate var text: String {
    guard isKnown else { return "no such product in \(sourceIndex)" }
    var parts = ["native document of \(sourceIndex)", Self.indented(native)]
    if let rejection { parts.append("cannot be indexed: \(rejection)") }
    if let chunkText {
      parts += ["text that is embedded", chunkText.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n  ")]
    }
    if let contentHash { parts.append("content hash \(contentHash)") }
    if document != nil { parts += ["document", Self.indented(document)] }
    switch (liveIndex, live) {
    case (nil, _): parts.append("nothing is live")
    case (let index?, let live?):
      parts += ["differs from \(index) in \(differing.joined(separator: ", "))", Self.indented(live, only: differing)]
    case (let index?, nil): parts.append(isLive ? "the same in \(index)" : "not in \(index)")
    }
    return parts.joined(separator: "\n  ")
  }

  /// A member a line.
  private static func indented(_ value: JSONValue?, only names: [String]? = nil) -> String {
    guard let object = value?.objectValue else { return "  none" }
    return object.members.filter { names?.contains($0.name) ?? true }.map { member in
      "  \(member.name): \(String(decoding: member.value.serialized(), as: UTF8.self))"
    }.joined(separator: "\n  ")
  }
}
