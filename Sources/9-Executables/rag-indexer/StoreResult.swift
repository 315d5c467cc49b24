// SPDX-License-Identifier: Apache-2.0
import Indexing
import JSON

/// A command's result for one store.
struct StoreResult {
  /// Members of the store's JSON object.
  let members: JSONObject
  let text: String
  /// Ends the command with this, once the result is written.
  var failure: IndexingError?
}
