// SPDX-License-Identifier: Apache-2.0
import CAssets
import HTTPSemantics
import HTTPServer
import JSON
import Language
import Retrieval

/// `/widget.js`, the chat that a shop puts into its pages, and `/demo`, a page to try it on.
struct WidgetPages: Sendable {
  private let script: EmbeddedFile
  private let page: EmbeddedFile
  private let pageScript: EmbeddedFile
  private let pageStyle: EmbeddedFile

  /// - Parameter needsTokens: pages have to get one before they ask.
  init(stores: StoreDirectory, needsTokens: Bool) {
    script = EmbeddedFile(
      Self.script(stores, needsTokens: needsTokens), type: Self.scriptType,
      // Pages that isolate themselves (COEP) may load it too.
      ["cross-origin-resource-policy": "cross-origin"])
    page = EmbeddedFile(
      Self.page(stores), type: "text/html; charset=utf-8",
      ["content-security-policy": Self.policy, "referrer-policy": "same-origin"])
    pageScript = EmbeddedFile(EmbeddedFile.bytes(cassets_demo_js()), type: Self.scriptType)
    pageStyle = EmbeddedFile(EmbeddedFile.bytes(cassets_demo_css()), type: "text/css; charset=utf-8")
  }

  private static let scriptType = "text/javascript; charset=utf-8"
  /// The policy of the demo page: it allows as little as the widget needs, so that a fault shows at once.
  private static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: https: http:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'
    """

  func install(into router: RouterBuilder) {
    router.on(.get, "/widget.js") { request, response in
      // A page that names a version will name another one.
      let age = request.queryItem("v") == nil ? "max-age=300" : "max-age=31536000, immutable"
      try await script.send(request, response, cacheControl: "public, " + age)
    }
    for (path, file) in [("/demo", page), ("/demo.js", pageScript), ("/demo.css", pageStyle)] {
      router.on(.get, path) { request, response in
        try await file.send(request, response, cacheControl: "no-cache")
      }
    }
  }

  /// The widget's parts within one function, headed by what only this service knows.
  private static func script(_ stores: StoreDirectory, needsTokens: Bool) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("tokens", needsTokens)
      $0.member("first", stores.entries.first?.handle.id)
      // The hosts of product links, by store.
      $0.object("hosts") {
        for entry in stores.entries {
          if let host = entry.handle.baseURL.flatMap(PublicAddress.host) { $0.member(entry.handle.id, [host]) }
        }
      }
    }
    let head = """
      // SPDX-License-Identifier: Apache-2.0
      // <magento-rag-chat>, the chat of magento-rag.
      (() => {
      "use strict";
      if (!self.customElements || customElements.get("magento-rag-chat")) return;
      const SERVICE =
      """
    return Array((head + " ").utf8) + writer.bytes + Array(";\n".utf8)
      + EmbeddedFile.bytes(cassets_widget_js()) + Array("})();\n".utf8)
  }

  /// The page with the stores that it offers.
  private static func page(_ stores: StoreDirectory) -> [UInt8] {
    var writer = JSONWriter()
    writer.array {
      for entry in stores.entries {
        $0.object {
          $0.member("id", entry.handle.id)
          $0.member("language", entry.handle.language.code)
        }
      }
    }
    let page = String(decoding: EmbeddedFile.bytes(cassets_demo_html()), as: UTF8.self)
    let parts = page.split(separator: "{{stores}}", maxSplits: 1)
    guard parts.count == 2 else { return Array(page.utf8) }
    let quoted = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "&quot;")
    return Array((parts[0] + quoted + parts[1]).utf8)
  }
}
