// SPDX-License-Identifier: Apache-2.0
import Language

/// The people that a question looks for something for: what is marked for others alone is left out, what is marked for
/// them gains. Most products of most shops say nothing of it, and stay.
struct AudienceChoice: Sendable, Equatable {
  /// Whom the question speaks of.
  var named: Set<Audience> = []
  var own: AudienceMarks
  var others: AudienceMarks
}
