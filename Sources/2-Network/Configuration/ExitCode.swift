// SPDX-License-Identifier: Apache-2.0

/// Exit codes of a process, after sysexits. The numbers are part of the outward contract.
package enum ExitCode: Int32, Sendable {
  case success = 0
  /// An unknown flag or command, or a bad value of a flag.
  case usage = 64
  /// The data was refused: a gate, too many dead letters, an empty source, an alias with two targets.
  case dataRefused = 65
  /// An upstream is not available.
  case unavailable = 69
  /// Our own fault.
  case software = 70
  /// The operating system refused: an address in use, a file that cannot be written.
  case operatingSystem = 71
  /// Another run holds the lock, or a limit was hit: try later.
  case tryLater = 75
  /// An upstream refused our credentials.
  case credentials = 77
  /// A bad value in the environment or the file, or a source that is not there.
  case configuration = 78
  case interrupted = 130
  case terminated = 143
}
