// SPDX-License-Identifier: Apache-2.0

/// A hash of 64 bits that is the same in each process (FNV-1a). For telling things apart, not for secrets.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }
}
