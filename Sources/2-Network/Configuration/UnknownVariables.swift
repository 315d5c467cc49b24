// SPDX-License-Identifier: Apache-2.0

/// Environment variables that look like settings and are none: a setting that is misspelt there would silently not be
/// set, where a flag or a file's key is refused.
package struct UnknownVariables: Sendable {
  private let rules: VariableRules
  private let known: Set<String>
  private let candidates: [(name: String, bytes: [UInt8])]

  /// - Parameter settings: all of the product's, whichever program reads them.
  package init(settings: [Setting], rules: VariableRules = VariableRules()) {
    self.rules = rules
    let names = (settings + [Program.configFile]).map(\.name)
    let all = names + settings.map { $0.name + "_FILE" }
    known = Set(all)
    candidates = all.map { ($0, Array($0.utf8)) }
  }

  /// The variables that are probably meant for us, with the setting that each is probably meant for. Values are not
  /// looked at.
  package func find(in variables: [String]) -> [(variable: String, setting: String)] {
    variables.sorted().compactMap { variable in meant(by: variable).map { (variable, $0) } }
  }

  private func meant(by variable: String) -> String? {
    guard !known.contains(variable), (4...64).contains(variable.utf8.count), !isForeign(variable) else {
      return nil
    }
    let upper = variable.uppercased()
    if known.contains(upper) { return upper }
    for prefix in rules.productPrefixes where upper.hasPrefix(prefix) {
      // With the product's name before it.
      let rest = String(upper.dropFirst(prefix.count))
      if known.contains(rest), rest.contains("_") { return rest }
    }
    return nearest(to: upper) ?? begun(by: upper)
  }

  /// The setting with the least edits, when they are few for the name's length.
  private func nearest(to name: String) -> String? {
    let bytes = Array(name.utf8)
    let allowed = bytes.count < 9 ? 1 : bytes.count < 16 ? 2 : 3
    var best: (distance: Int, name: String)?
    for candidate in candidates where abs(candidate.bytes.count - bytes.count) <= allowed {
      // In a short name one edit makes another word; only letters that changed places are a slip.
      if bytes.count < 5, candidate.bytes.sorted() != bytes.sorted() { continue }
      let distance = Suggestion.editDistance(bytes, candidate.bytes)
      if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate.name) }
    }
    return best?.name
  }

  /// The setting whose name goes on after this one: `ENGINE_USER`, `STORE_BASE`. Where there are several, it is not
  /// known which is meant.
  private func begun(by name: String) -> String? {
    guard name.contains("_"), name.utf8.count >= 8 else { return nil }
    let begun = known.filter {
      $0.hasPrefix(name) && !$0.hasSuffix("_FILE") && name.utf8.count * 5 >= $0.utf8.count * 3
    }
    return begun.count == 1 ? begun.first : nil
  }

  // MARK: Other people's variables

  /// Beginnings of names that have an owner of their own.
  private static let prefixes = [
    "OTEL_", "KUBERNETES_", "AWS_", "LC_", "SSL_", "npm_", "GIT_", "XDG_", "DOCKER_",
  ]
  /// Names that other programs read, and that are near to a usual setting or begin like one.
  private static let names: Set<String> = ["LANGUAGE", "LOGNAME", "TLS_CERT", "TLS_KEY"]

  private func isForeign(_ name: String) -> Bool {
    if Self.names.contains(name) || rules.foreignNames.contains(name) { return true }
    if (Self.prefixes + rules.foreignPrefixes).contains(where: name.hasPrefix) { return true }
    return Self.isOfService(name)
  }

  /// True for variables that Kubernetes and Docker's links set for each service: `ENGINE_SERVICE_HOST`,
  /// `STORE_PORT_9200_TCP_ADDR`.
  private static func isOfService(_ name: String) -> Bool {
    let words = name.split(separator: "_")
    guard words.count >= 2 else { return false }
    if name.hasSuffix("_SERVICE_HOST") || name.contains("_SERVICE_PORT") { return true }
    guard let port = words.lastIndex(of: "PORT"), port > 0 else { return false }
    let rest = words[(port + 1)...]
    if rest.isEmpty { return port == words.count - 1 && !name.hasPrefix("PORT") }
    return rest.first?.allSatisfy(\.isNumber) == true
      || ["TCP", "UDP", "SCTP"].contains { rest.contains($0) || words[..<port].contains($0) }
  }
}
