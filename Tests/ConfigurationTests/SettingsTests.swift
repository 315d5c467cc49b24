// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Catalog
import Configuration
import Glibc
import HTTPClient
import HTTPServer
import Observability
import SearchEngine
import Settings
import Testing

@Suite("Our settings become the options of the modules")
struct SettingsTests {
  private struct Unexpected: Error {}

  private func read(
    _ environment: [String: String] = [:], _ arguments: [String] = [], program: Program = .runtime
  ) throws -> SettingReader {
    guard case .run(_, let reader) = try program.parse(arguments, environment: { environment[$0] }) else {
      throw Unexpected()
    }
    return reader
  }

  private func failure(_ work: () throws -> Void) -> ConfigurationError? {
    do {
      try work()
      return nil
    } catch {
      return error as? ConfigurationError
    }
  }

  private func withFile(_ content: String, _ work: (String) throws -> Void) throws {
    var template = Array("/tmp/settings-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = content.withCString { write(descriptor, $0, strlen($0)) }
    close(descriptor)
    defer { unlink(path) }
    try work(path)
  }

  // MARK: Stores

  @Test("without a word there is one store, with Magento's usual alias")
  func defaultStore() throws {
    let stores = try StoreProfiles(read())
    #expect(stores.profiles == [StoreProfile(sourceIndex: "magento2_product_1")])
    #expect(stores.prefix == "products-rag")
  }

  @Test("stores come from the variable or repeated flags, with the STORE_ settings for all")
  func storeList() throws {
    let environment = [
      "STORES": "1=a, 2=b,c", "STORE_BASE_URL": "https://shop.example/de/", "STORE_CURRENCY": "eur",
      "STORE_URL_SUFFIX": "none", "STORE_LANGUAGE": "de-AT", "STORE_WEBSITE_ID": "3", "STORE_CUSTOMER_GROUP": "2",
    ]
    let profiles = try StoreProfiles(read(environment)).profiles
    #expect(profiles.map(\.id) == ["1", "2", nil])
    #expect(profiles.map(\.sourceIndex) == ["a", "b", "c"])
    #expect(profiles[1].baseURL == "https://shop.example/de")
    #expect(profiles[1].currency == "EUR" && profiles[1].urlSuffix == "" && profiles[1].language == "de-AT")
    #expect(profiles[1].websiteID == 3 && profiles[1].customerGroup == 2)
    let flags = try StoreProfiles(read(environment, ["--store", "x=one", "--store=y=two"])).profiles
    #expect(flags.map(\.id) == ["x", "y"] && flags.map(\.sourceIndex) == ["one", "two"])
  }

  @Test("the file says more of a store than the STORE_ settings, also when a flag chooses the index")
  func storeFile() throws {
    let yaml = """
      store_language: en
      stores:
        - {id: "01", index: first, language: fr, url_suffix: "", currency: CHF, website_id: 4}
        - index: second
      """
    try withFile(yaml) { path in
      let profiles = try StoreProfiles(read(["CONFIG_FILE": path])).profiles
      #expect(profiles.map(\.id) == ["01", nil])
      #expect(profiles[0].language == "fr" && profiles[0].urlSuffix == "" && profiles[0].websiteID == 4)
      #expect(profiles[1].language == "en" && profiles[1].urlSuffix == ".html")
      let chosen = try StoreProfiles(read(["CONFIG_FILE": path], ["--store", "01=other"])).profiles
      #expect(chosen.map(\.sourceIndex) == ["other"] && chosen[0].currency == "CHF")
    }
  }

  @Test("TEMPLATE counts for all stores, and is full without a word")
  func template() throws {
    #expect(try StoreProfiles(read()).profiles[0].template == .full)
    let profiles = try StoreProfiles(read(["TEMPLATE": "Brief", "STORES": "1=a,2=b"])).profiles
    #expect(profiles.map(\.template) == [.brief, .brief])
    #expect(throws: ConfigurationError.self) { try StoreProfiles(read(["TEMPLATE": "short"])) }
  }

  @Test("stock flag and root categories come from the settings for all, or from the file for one store")
  func storeFacts() throws {
    let plain = try StoreProfiles(read()).profiles[0]
    #expect(plain.stockFlag == .auto && plain.rootCategories == nil)
    let all = try StoreProfiles(read(["STORE_STOCK_FLAG": "Inverted", "STORE_ROOT_CATEGORIES": "1, 41"])).profiles[0]
    #expect(all.stockFlag == .inverted && all.rootCategories == [1, 41])
    #expect(try StoreProfiles(read(["STORE_ROOT_CATEGORIES": "none"])).profiles[0].rootCategories == [])
    let yaml = """
      store_stock_flag: plain
      store_root_categories: [1, 2]
      stores:
        - {id: a, index: first, stock_flag: ignore, root_categories: [1, 41]}
        - {id: b, index: second, root_categories: "7,8"}
        - {id: c, index: third, root_categories: 9}
        - {id: d, index: fourth, root_categories: []}
        - {id: e, index: fifth}
      """
    try withFile(yaml) { path in
      let profiles = try StoreProfiles(read(["CONFIG_FILE": path])).profiles
      #expect(profiles.map(\.stockFlag) == [.ignore, .plain, .plain, .plain, .plain])
      #expect(profiles.map(\.rootCategories) == [[1, 41], [7, 8], [9], [], [1, 2]])
    }
    for bad in ["stock_flag: maybe", "root_categories: [1, x]", "root_categories: [[1]]", "root_categories: -1"] {
      try withFile("stores:\n  - {index: first, \(bad)}\n") { path in
        let error = failure { _ = try StoreProfiles(read(["CONFIG_FILE": path])) }
        #expect(error?.exitCode == .configuration && error?.setting == "STORES", "\(bad)")
      }
    }
  }

  @Test(
    "bad stores are refused with what is allowed",
    arguments: [
      "A=x", "runs=x", "=x", "1=", "1=a*", "1=a/b", "1=.", "1=A", "1=x,1=y", "a,b", "1=-x", "1=x y",
      String(repeating: "a", count: 33) + "=x",
    ])
  func badStores(_ text: String) throws {
    let error = failure { _ = try StoreProfiles(read(["STORES": text])) }
    #expect(error?.exitCode == .configuration && error?.setting == "STORES", "\(text)")
    let flag = failure { _ = try StoreProfiles(read([:], text.split(separator: ",").map { "--store=" + $0 })) }
    #expect(flag?.exitCode == .usage, "\(text)")
  }

  @Test(
    "a bad entry of the file is refused with its place",
    arguments: [
      ("[{id: a}]", "index"), ("[{index: x, colour: red}]", "keys id, index"),
      ("[{index: x, website_id: one}]", "website_id"),
      ("[{index: x, currency: EURO}]", "ISO 4217"), ("[{index: [x]}]", "a text for index"), ("[[x]]", "a mapping"),
      ("[{index: x, base_url: shop.example}]", "http"), ("{index: x}", "mapping"),
      ("[{index: x, language: english!}]", "tag"),
    ])
  func badFileStores(_ yaml: String, _ part: String) throws {
    try withFile("stores: \(yaml)\n") { path in
      let error = failure { _ = try StoreProfiles(read(["CONFIG_FILE": path])) }
      #expect(error?.exitCode == .configuration)
      #expect(
        error?.message.contains(part) == true && error?.message.contains("line 1") == true,
        "\(String(describing: error))")
    }
  }

  @Test(
    "other bad values",
    arguments: [
      ("INDEX_PREFIX", "Products"), ("INDEX_PREFIX", "-x"), ("INDEX_PREFIX", "a*"), ("STORE_CURRENCY", "€"),
      ("STORE_BASE_URL", "ftp://x"), ("STORE_LANGUAGE", "-"), ("STORE_WEBSITE_ID", "-1"), ("STORE_URL_SUFFIX", "?x"),
      ("STORE_STOCK_FLAG", "yes"), ("STORE_ROOT_CATEGORIES", "1,two"), ("STORE_ROOT_CATEGORIES", "-1"),
    ])
  func badStoreSettings(_ name: String, _ value: String) {
    let error = failure { _ = try StoreProfiles(read([name: value])) }
    #expect(error?.setting == name)
    #expect(error?.exitCode == .configuration)
  }

  // MARK: Engine

  @Test("the engine's nodes, dialect, credentials and TLS")
  func engine() throws {
    try withFile("-----BEGIN CERTIFICATE-----\n") { path in
      let options = try SearchEngine.Options(
        read([
          "ENGINE_URL": "http://a:9200/, https://b/search/", "ENGINE_DIALECT": "opensearch", "ENGINE_USERNAME": "me",
          "ENGINE_PASSWORD": "secret", "ENGINE_TLS_VERIFY": "false", "ENGINE_CA_FILE": path,
          "ENGINE_CA_FINGERPRINT": String(repeating: "AB:", count: 31) + "ab",
        ]))
      #expect(options.nodes == ["http://a:9200", "https://b/search"])
      #expect(options.dialect == .opensearch)
      #expect(options.tls.verify == false && options.tls.caFile == path)
      #expect(options.tls.fingerprint == String(repeating: "ab", count: 32))
      guard case .basic("me", "secret") = options.credentials else { throw Unexpected() }
    }
    #expect(try SearchEngine.Options(read(["ENGINE_URL": "http://a"])).dialect == nil)
  }

  @Test("the certificate that is shown to the engine, with its key beside it or in the same file")
  func clientCertificate() throws {
    let certificate = "-----BEGIN CERTIFICATE-----\n"
    let key = "-----BEGIN PRIVATE KEY-----\n"
    try withFile(certificate) { certificatePath in
      try withFile(key) { keyPath in
        let tls = try SearchEngine.Options(
          read([
            "ENGINE_URL": "https://a", "ENGINE_CLIENT_CERT_FILE": certificatePath, "ENGINE_CLIENT_KEY_FILE": keyPath,
          ])
        ).tls
        #expect(tls.clientCertificateFile == certificatePath && tls.clientKeyFile == keyPath)
        for (settings, faulty) in [
          (["ENGINE_CLIENT_KEY_FILE": keyPath], "ENGINE_CLIENT_CERT_FILE"),
          (["ENGINE_CLIENT_CERT_FILE": certificatePath], "ENGINE_CLIENT_CERT_FILE"),
          (
            ["ENGINE_CLIENT_CERT_FILE": certificatePath, "ENGINE_CLIENT_KEY_FILE": certificatePath],
            "ENGINE_CLIENT_KEY_FILE"
          ),
        ] {
          let error = failure {
            _ = try SearchEngine.Options(read(settings.merging(["ENGINE_URL": "https://a"]) { $1 }))
          }
          #expect(error?.setting == faulty && error?.exitCode == .configuration, "\(settings)")
        }
      }
    }
    try withFile(certificate + key) { path in
      let tls = try SearchEngine.Options(read(["ENGINE_URL": "https://a", "ENGINE_CLIENT_CERT_FILE": path])).tls
      #expect(tls.clientCertificateFile == path && tls.clientKeyFile == path)
    }
  }

  @Test("a bearer token is a kind of credentials of its own")
  func bearer() throws {
    let options = try SearchEngine.Options(read(["ENGINE_URL": "http://a", "ENGINE_BEARER_TOKEN": "t"]))
    guard case .bearer("t") = options.credentials else {
      Issue.record("\(options.credentials)")
      return
    }
  }

  @Test(
    "a wrong engine is refused, without its secrets",
    arguments: [
      [:], ["ENGINE_URL": "localhost:9200"], ["ENGINE_URL": "http://me:secret@a"], ["ENGINE_URL": "http://a?x"],
      ["ENGINE_URL": "http://a:0"], ["ENGINE_URL": "http://a:99999"], ["ENGINE_URL": "http://"],
      ["ENGINE_URL": "http://a b"],
      ["ENGINE_URL": "http://a", "ENGINE_DIALECT": "solr"], ["ENGINE_URL": "http://a", "ENGINE_USERNAME": "me"],
      ["ENGINE_URL": "http://a", "ENGINE_PASSWORD": "secret"],
      ["ENGINE_URL": "http://a", "ENGINE_API_KEY": "secret", "ENGINE_USERNAME": "me", "ENGINE_PASSWORD": "secret"],
      ["ENGINE_URL": "http://a", "ENGINE_BEARER_TOKEN": "secret", "ENGINE_API_KEY": "secret"],
      [
        "ENGINE_URL": "http://a", "ENGINE_BEARER_TOKEN": "secret", "ENGINE_USERNAME": "me", "ENGINE_PASSWORD": "secret",
      ],
      ["ENGINE_URL": "http://a", "ENGINE_CA_FILE": "/nowhere"],
      ["ENGINE_URL": "http://a", "ENGINE_CA_FILE": "/etc/hostname"],
      ["ENGINE_URL": "http://a", "ENGINE_CA_FINGERPRINT": "ab"],
    ] as [[String: String]])
  func badEngine(_ environment: [String: String]) {
    let error = failure { _ = try SearchEngine.Options(read(environment)) }
    #expect(error?.exitCode == .configuration, "\(environment)")
    #expect(error?.message.contains("secret") == false)
  }

  // MARK: Server

  @Test("the listener and its limits")
  func server() throws {
    let options = try HTTPServer.Options(
      read([
        "LISTEN": "[::]:8080,unix:/run/rag.sock,localhost:9", "DRAIN_GRACE": "5s", "MAX_CONNECTIONS": "100",
        "REQUEST_TIMEOUT": "1m", "MAX_CONNECTIONS_PER_ADDRESS": "7", "MIN_WRITE_RATE": "0",
        "MAX_UNSENT_BYTES": "1048576",
      ]))
    #expect(options.limits.connectionsPerAddress == 7 && options.limits.minimumWriteRate == 0)
    #expect(options.limits.unsentBytes == 1 << 20)
    #expect(
      options.listen == [.tcp(host: "::", port: 8080), .unix(path: "/run/rag.sock"), .tcp(host: "127.0.0.1", port: 9)])
    #expect(options.drainGrace == .seconds(5) && options.limits.connections == 100)
    #expect(options.limits.handlerDeadline == .seconds(60))
  }

  @Test(
    "a server setting of another form is refused, with what is allowed",
    arguments: ["ACCESS_LOG", "MAX_CONNECTIONS_PER_ADDRESS"])
  func badServer(_ name: String) {
    for text in ["some", "-1", "0x5"] {
      let error = failure { _ = try HTTPServer.Options(read([name: text])) }
      #expect(error?.exitCode == .configuration && error?.message.contains("\(name)") == true)
      #expect(error?.message.contains("must be") == true)
    }
  }

  @Test("the defaults that the settings name are those of the server")
  func serverDefaults() throws {
    let options = try HTTPServer.Options(read())
    let limits = ServerLimits()
    #expect(options.listen == [.tcp(host: "0.0.0.0", port: 8080)])
    #expect(options.drainDelay == .zero && options.drainGrace == .seconds(30))
    #expect(options.limits == limits && options.accessLog)
  }

  @Test(
    "a bad listener is refused",
    arguments: [
      ("LISTEN", "8080"), ("LISTEN", "a:b"), ("LISTEN", "0.0.0.0:70000"), ("LISTEN", "0.0.0.0:80,0.0.0.0:80"),
      ("MAX_CONNECTIONS", "0"), ("DRAIN_GRACE", "forever"),
    ])
  func badServer(_ name: String, _ value: String) {
    let error = failure { _ = try HTTPServer.Options(read([name: value])) }
    #expect(error?.setting == name && error?.exitCode == .configuration)
  }

  // MARK: All

  @Test("each setting has one name, one flag, and no secret has a flag")
  func catalogue() {
    let names = Setting.product.map(\.name)
    #expect(Set(names).count == names.count)
    let flags = Setting.product.compactMap(\.flagName)
    #expect(Set(flags).count == flags.count)
    for setting in Setting.product {
      #expect(!setting.summary.isEmpty && setting.summary.hasSuffix("."), "\(setting.name)")
      #expect(!setting.isSecret || setting.flagName == nil)
    }
  }

  @Test("every default is a value that the setting takes")
  func defaults() throws {
    let reader = try read()
    for setting in Setting.product {
      switch setting.kind {
      case .integer: _ = try reader.integer(setting)
      case .number: _ = try reader.number(setting)
      case .duration: #expect(try reader.duration(setting) != nil, "\(setting.name)")
      case .choice: _ = try reader.choice(setting)
      case .boolean: _ = try reader.boolean(setting)
      case .text, .list, .toggle: _ = try reader.list(setting)
      }
    }
  }

  @Test("the log's form follows the setting, also for errors that come before it is read")
  func log() throws {
    #expect(try LogSettings(read(["LOG_LEVEL": "debug", "LOG_FORMAT": "text"])).level == .debug)
    #expect(LogSettings.formatForErrors(["--log-format", "json"], environment: { _ in "text" }) == .json)
    #expect(LogSettings.formatForErrors(["--log-format=text"], environment: { _ in nil }) == .text)
    #expect(LogSettings.formatForErrors([], environment: { _ in "json" }) == .json)
  }
}

@Suite("The documentation of the settings is true")
struct DocumentationTests {
  @Test("docs/configuration.md names each setting, and nothing that is not there")
  func names() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let text = String(decoding: try TextFile.read("/\(root)/docs/configuration.md"), as: UTF8.self)
    let known = Set(Setting.product.map(\.name)).union(["CONFIG_FILE"])
    for name in known { #expect(text.contains("`\(name)`"), "\(name)") }
    // The first cells of the tables.
    for row in text.split(separator: "\n") where row.hasPrefix("| `") {
      let cell = row.dropFirst(2).prefix { $0 != "|" }
      for part in cell.split(separator: "`") where part.allSatisfy({ $0.isUppercase || $0 == "_" }) {
        #expect(known.contains(String(part)), "\(part)")
      }
    }
  }
}
