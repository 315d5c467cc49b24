// SPDX-License-Identifier: Apache-2.0
import Embedding
import Testing

@Suite("batches keep to the limits")
struct BatchPackerTests {
  @Test("2,048 inputs are the most")
  func inputs() {
    let packer = BatchPacker()
    #expect(packer.pack(Array(repeating: "a", count: 5000)) == [0..<2048, 2048..<4096, 4096..<5000])
    #expect(packer.pack([]).isEmpty)
    #expect(packer.pack(["a"]) == [0..<1])
  }

  @Test("80 % of 300,000 tokens are the most")
  func tokens() {
    // 4,000 tokens each by the guess: 60 of them are 240,000.
    let text = String(repeating: "abc ", count: 4000)
    let batches = BatchPacker().pack(Array(repeating: text, count: 130))
    #expect(batches == [0..<60, 60..<120, 120..<130])
  }

  @Test("an input counts for what is left of it after it is cut")
  func overlong() {
    let text = String(repeating: "abc ", count: 100_000)
    let packer = BatchPacker()
    #expect(packer.limits.usableTokensPerInput == 6553)
    #expect(packer.pack([text, text]) == [0..<2])
    #expect(packer.estimate.tokens(in: packer.cut(text)) <= 6553)
  }

  @Test("every text is in exactly one batch, in order, and no batch is over a limit", arguments: 0..<20)
  func property(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let limits = BatchPacker.Limits(maximumInputs: 7, maximumTokens: 500, maximumTokensPerInput: 100)
    let packer = BatchPacker(limits: limits, estimate: TokenEstimate(correction: 0.5 + Double(random(20)) / 10))
    let texts = (0..<200).map { _ in String(repeating: random(2) == 0 ? "word " : "слово ", count: random(60)) }
    let batches = packer.pack(texts)
    #expect(batches.first?.lowerBound == 0)
    #expect(batches.last?.upperBound == texts.count)
    for (one, next) in zip(batches, batches.dropFirst()) { #expect(one.upperBound == next.lowerBound) }
    for batch in batches {
      let sizes = texts[batch].map { packer.estimate.tokens(in: packer.cut($0)) }
      #expect(batch.count <= 7)
      #expect(sizes.reduce(0, +) <= 400)
      #expect(sizes.allSatisfy { $0 <= 80 })
    }
  }

  @Test("a long text is cut behind a sentence, else behind a word, and never within a character")
  func cutting() {
    let estimate = TokenEstimate()
    let text = "First sentence here. Second one is here! And the third is quite a bit longer than they are."
    #expect(BatchPacker.cut(text, toTokens: 100, estimate) == text)
    #expect(BatchPacker.cut(text, toTokens: 14, estimate) == "First sentence here. Second one is here!")
    #expect(BatchPacker.cut("word another third fourth", toTokens: 4, estimate) == "word another")
    #expect(BatchPacker.cut(String(repeating: "a", count: 100), toTokens: 5, estimate).count == 20)
    let family = String(repeating: "👨‍👩‍👧", count: 20)
    let cut = BatchPacker.cut(family, toTokens: 30, estimate)
    #expect(family.hasPrefix(cut) && cut.allSatisfy { $0 == "👨‍👩‍👧" })
  }

  @Test("the guess of tokens follows what the service counts, within reason")
  func learning() {
    var estimate = TokenEstimate()
    #expect(estimate.tokens(in: String(repeating: "a", count: 400)) == 100)
    for _ in 0..<50 { estimate.learn(raw: 100, counted: 150) }
    #expect(estimate.tokens(in: String(repeating: "a", count: 400)) == 150)
    for _ in 0..<100 { estimate.learn(raw: 100, counted: 1_000_000) }
    #expect(estimate.correction <= 4)
    estimate.learn(raw: 100, counted: 0)
    #expect(estimate.correction > 3)
  }
}
