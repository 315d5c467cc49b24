// SPDX-License-Identifier: Apache-2.0

/// The two families of engines; their wire protocols parted after Elasticsearch 7.10.
package enum Dialect: String, Sendable, CaseIterable {
  case elasticsearch, opensearch
}
