// SPDX-License-Identifier: Apache-2.0
package import Calls
import HTTPClient
import HTTPSemantics
import JSON

extension SearchEngine {
  /// Asks whether our user has privileges on indices of some names, which may be patterns. Changes nothing.
  package func privileges(
    on wanted: [(names: [String], privileges: [String])], context: CallContext
  ) async throws(SearchEngineError) -> Privileges {
    guard try await capabilities(context: context).tellsPrivileges else { return .unknown }
    let question: JSONValue = [
      "index": .array(
        wanted.map { entry -> JSONValue in
          [
            "names": .array(entry.names.map { .string($0) }),
            "privileges": .array(entry.privileges.map { .string($0) }),
          ]
        })
    ]
    // Without security there is no such address; a gateway may refuse what it does not know.
    let response = try await administer(
      "ask for privileges", .post, EnginePath("/_security/user/_has_privileges"), body: question.serialized(),
      accepted: [400, 403, 404, 405, 410, 501], context: context)
    guard response.status == 200 else { return .unknown }
    let answer = try json(response, "ask for privileges")
    if answer["has_all_requested"]?.boolValue == true { return .all }
    guard let indices = answer["index"]?.objectValue?.members else { return .unknown }
    return .missing(
      indices.compactMap { index in
        let names = (index.value.objectValue?.members ?? []).filter { $0.value.boolValue == false }.map(\.name)
        return names.isEmpty ? nil : "\(names.joined(separator: ", ")) on \(index.name)"
      })
  }
}
