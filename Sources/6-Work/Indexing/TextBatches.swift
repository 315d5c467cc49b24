// SPDX-License-Identifier: Apache-2.0
import Embedding

/// Gathers the texts to be embedded, of page after page, into batches that fill a call.
struct TextBatches {
  let context: RunContext
  let target: TargetIndex
  let stage: EmbeddingStage
  let batches: BoundedQueue<[ReadProduct]>

  private var gathered: [ReadProduct] = []
  /// Bytes of the budget that are held until the gathered texts are embedded.
  private var heldBytes = 0

  init(
    context: RunContext, target: TargetIndex, stage: EmbeddingStage, into batches: BoundedQueue<[ReadProduct]>
  ) {
    self.context = context
    self.target = target
    self.stage = stage
    self.batches = batches
  }

  /// Takes a page: what needs no model goes on at once.
  mutating func add(_ page: PlannedPage) async throws {
    for (product, reason) in page.refused { try stage.refuse(product, reason) }
    gathered += page.toEmbed
    heldBytes += page.heldBytes
    try await stage.handKnown(page.known)
    // Sent by bytes too: products that wait for a text of an unsent batch must not use up the budget.
    if heldBytes >= IndexingOptions.inFlightBytes / 4 {
      try await send(all: true)
      heldBytes = 0
    } else if gathered.count >= context.options.embeddingBatch {
      try await send(all: false)
    }
  }

  /// Sends what is left.
  mutating func finish() async throws { try await send(all: true) }

  /// Sends what fills a call, or all; keeps the rest.
  private mutating func send(all: Bool) async throws {
    guard !gathered.isEmpty else { return }
    // Whatever keeps the engine from taking an index shows before a text is paid for.
    try await target.prepare(dimensions: context.configuredDimensions ?? context.registry.dimensions)
    // Else the first vector tells the length of the index's: before it, nothing can be loaded.
    while target.dimensions == nil, !gathered.isEmpty {
      let first = Array(gathered.prefix(Embedder.firstInputs))
      gathered.removeFirst(first.count)
      try await stage.embed(first)
    }
    let packer = context.embedder.packer()
    var limits = packer.limits
    limits.maximumInputs = min(limits.maximumInputs, context.options.embeddingBatch)
    var ranges = BatchPacker(limits: limits, estimate: packer.estimate).pack(gathered.map(\.text))
    var rest: [ReadProduct] = []
    if !all, let last = ranges.last, last.count < limits.maximumInputs {
      ranges.removeLast()
      rest = Array(gathered[last])
    }
    for range in ranges {
      guard await batches.put(Array(gathered[range])) else { throw CancellationError() }
    }
    gathered = rest
  }
}
