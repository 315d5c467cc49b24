// SPDX-License-Identifier: Apache-2.0
#if Benchmarks
  import Glibc
  import JSON

  struct FileError: Error { let path: String }

  /// What an operation may cost: `{"name": {"allocations": 1, "nanoseconds": 300}, …}`. More allocations fail the run;
  /// the time, which is another on each machine, is only told as a ratio.
  struct Thresholds {
    private struct Entry {
      var allocations = 0.0
      var nanoseconds = 0.0
    }

    private var entries: [String: Entry] = [:]
    /// For what happens once in many operations: growth of a table, the Date line of a new second.
    private static let tolerance = 0.05

    init(file path: String) throws {
      guard let file = fopen(path, "r") else { throw FileError(path: path) }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = fread(&piece, 1, piece.count, file)
        guard count > 0 else { break }
        bytes += piece[..<count]
      }
      for (name, value) in try JSONValue(parsing: bytes).objectValue?.members ?? [] {
        entries[name] = Entry(
          allocations: value["allocations"]?.doubleValue ?? 0, nanoseconds: value["nanoseconds"]?.doubleValue ?? 0)
      }
    }

    /// Prints a line per operation. False: one allocates more than it may, or nobody has said what it may.
    func judge(_ costs: [Cost]) -> Bool {
      var failures = 0
      print(row("operation", "ns", "÷ noted", "allocations", "allowed", ""))
      for cost in costs {
        guard let entry = entries[cost.name] else {
          print(row(cost.name, text(cost.nanoseconds), "", text(cost.allocations), "", "no threshold"))
          failures += 1
          continue
        }
        var verdict = ""
        if cost.allocations > entry.allocations + Self.tolerance {
          verdict = "TOO MANY"
          failures += 1
        } else if cost.allocations < entry.allocations - 0.5 {
          verdict = "the threshold can be lowered"
        }
        let ratio = entry.nanoseconds > 0 ? text(cost.nanoseconds / entry.nanoseconds) : ""
        print(
          row(cost.name, text(cost.nanoseconds), ratio, text(cost.allocations), text(entry.allocations), verdict))
      }
      print("\(costs.count - failures) within their thresholds, \(failures) not")
      return failures == 0
    }

    private func row(
      _ name: String, _ time: String, _ ratio: String, _ count: String, _ allowed: String, _ note: String
    ) -> String {
      let cells = [time, ratio, count, allowed].map { pad($0, 12, onLeft: true) }.joined()
      return pad(name, 40, onLeft: false) + cells + (note.isEmpty ? "" : "  " + note)
    }

    private func pad(_ text: String, _ width: Int, onLeft: Bool) -> String {
      let blanks = String(repeating: " ", count: max(0, width - text.count))
      return onLeft ? blanks + text : text + blanks
    }

    /// Two decimals, none from a hundred on.
    private func text(_ value: Double) -> String {
      if value >= 100 { return String(Int(value.rounded())) }
      let hundredths = Int((value * 100).rounded())
      let fraction = String(hundredths % 100)
      return "\(hundredths / 100)." + (fraction.utf8.count < 2 ? "0" : "") + fraction
    }
  }
#endif
