// SPDX-License-Identifier: Apache-2.0
import Glibc

/// BM25 as the engines compute it: k1 1.2, b 0.75, with the factor k1 + 1 that Lucene itself has given up.
enum BM25 {
  static func inverseFrequency(documents: Int, frequency: Int) -> Float {
    let count = Double(max(documents, frequency))
    let frequency = Double(frequency)
    // in double precision and then rounded, as Lucene does
    return Float(log(1 + (count - frequency + 0.5) / (frequency + 0.5)))
  }

  static func score(weight: Float, frequency: Float, length: Int, index: FieldIndex) -> Float {
    let k1: Float = 1.2
    let b: Float = 0.75
    let length = index.hasNorms ? Float(length) : 1
    let inverse = 1 / (k1 * ((1 - b) + b * length / index.averageLength))
    let weight = weight * (k1 + 1)
    return weight - weight / (1 + frequency * inverse)
  }
}
