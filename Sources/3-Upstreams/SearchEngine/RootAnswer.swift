// SPDX-License-Identifier: Apache-2.0

/// The answer to `GET /`: dialect and version.
enum RootAnswer: Equatable {
  case known(EngineIdentity)
  /// OpenSearch that pretends to be 7.10.2 (`compatibility.override_main_response_version`): the real version is in
  /// `GET /_nodes/_local`; `floor` is the lowest one with this Lucene.
  case compatibilityMode(floor: EngineVersion)
  /// Not recognised, with the reason for people: a proxy may have hidden what it is.
  case unknown(String)
}
