// SPDX-License-Identifier: Apache-2.0

/// The version of the programs that are built from this tree.
package enum BuildVersion {
  /// The version that `--version` prints.
  package static let text = "0.1.0"
}
