// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import JSON

/// All that was found, in the order of the table.
package struct CheckReport: Sendable {
  package let findings: [Finding]
  /// The stores in their order, with the aliases that the runtime reads.
  package let stores: [(id: String, alias: String)]

  package init(_ findings: [Finding], stores: [(id: String, alias: String)]) {
    self.findings = findings
    self.stores = stores
  }

  /// The fault that gives the exit code; nil: there is none. What cannot be reached goes before what refuses us, that before
  /// what is set wrongly, and that before what was not indexed yet; of several the first in the table.
  package var fault: Finding? {
    let faults = findings.filter { $0.state == .fault }
    return Self.order.lazy.compactMap { code in faults.first { $0.code == code } }.first ?? faults.first
  }

  private static let order: [ExitCode] = [.unavailable, .credentials, .tryLater, .configuration, .dataRefused]

  package var code: ExitCode { fault?.code ?? .success }

  // MARK: Forms

  /// A row for each finding, what to do below it, and the sums.
  package var text: String {
    var lines = findings.flatMap { finding in
      let place = finding.store.map { "store \($0): " } ?? ""
      let row =
        Self.padded(finding.upstream.rawValue, 12) + Self.padded(finding.check.rawValue, 13)
        + Self.padded(finding.state.rawValue, 9) + place + finding.message
      return [row] + (finding.advice.map { [String(repeating: " ", count: 34) + "-> " + $0] } ?? [])
    }
    func count(_ state: Finding.State) -> Int { findings.count { $0.state == state } }
    func counted(_ state: Finding.State, _ word: String) -> String {
      "\(count(state)) \(word)\(count(state) == 1 ? "" : "s")"
    }
    lines.append("\(count(.ok)) ok, \(counted(.warning, "warning")), \(counted(.fault, "fault"))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The one document of `--format json`: a store has those that are about it alone, `checks` has all.
  package var document: JSONValue {
    [
      "stores": .array(
        stores.map { store -> JSONValue in
          [
            "id": .string(store.id), "index_alias": .string(store.alias),
            "checks": .array(findings.filter { $0.store == store.id }.map(\.value)),
          ]
        }),
      "checks": .array(findings.map(\.value)), "exit_code": .int(Int(code.rawValue)),
    ]
  }

  /// The last line of a check that found a fault: what is wrong, and what to do.
  package var lastLine: String? {
    fault.map { fault in
      let place = fault.store.map { "store \($0): " } ?? ""
      return "\(fault.upstream.rawValue), \(fault.check.rawValue): \(place)\(fault.message)"
        + (fault.advice.map { "; " + $0 } ?? "")
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.utf8.count))
  }
}

extension Finding {
  fileprivate var value: JSONValue {
    var object: JSONObject = [
      "upstream": .string(upstream.rawValue), "check": .string(check.rawValue), "status": .string(state.rawValue),
      "message": .string(message),
    ]
    if let advice { object["advice"] = .string(advice) }
    if let store { object["store"] = .string(store) }
    if state == .fault { object["exit_code"] = .int(Int(code.rawValue)) }
    return .object(object)
  }
}
