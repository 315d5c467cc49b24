// SPDX-License-Identifier: Apache-2.0
import CLinux

/// A signal that the process handles.
package enum Signal: Sendable, Equatable { case terminate, interrupt, hangUp }
