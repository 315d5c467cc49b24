// SPDX-License-Identifier: Apache-2.0
import JSON

/// One step of an alias change. All steps of one call happen at once or not at all.
package enum AliasAction: Sendable, Equatable {
  case add(index: String, alias: String)
  /// With `mustExist` the whole call is refused, with `notFound`, where the alias does not point to the index.
  case remove(index: String, alias: String, mustExist: Bool = false)

  /// The member that says what is done.
  func write(to writer: inout JSONWriter, knowsMustExist: Bool) {
    switch self {
    case .add(let index, let alias):
      writer.object("add") {
        $0.member("index", index)
        $0.member("alias", alias)
      }
    case .remove(let index, let alias, let mustExist):
      writer.object("remove") {
        $0.member("index", index)
        $0.member("alias", alias)
        if mustExist, knowsMustExist { $0.member("must_exist", true) }
      }
    }
  }
}
