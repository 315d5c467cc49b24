// SPDX-License-Identifier: Apache-2.0

/// The program that recorded spans and metrics: OTLP's `InstrumentationScope`.
struct OTLPScope: Sendable {
  var name: String
  var version: String

  var field: OTLPField {
    OTLPField(1, "scope", .message([OTLPField(1, "name", .text(name)), OTLPField(2, "version", .text(version))]))
  }
}
