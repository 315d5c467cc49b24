// SPDX-License-Identifier: Apache-2.0

/// A part of a JSON answer that was not sent yet.
enum JSONSlot: Sendable {
  case text(String)
  case claim(JSONClaim)

  var length: Int {
    switch self {
    case .text(let text): text.unicodeScalars.count
    case .claim(let claim): claim.raw.unicodeScalars.count
    }
  }
}
