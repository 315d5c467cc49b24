// swift-tools-version: 6.3
import PackageDescription

/// The settings of every Swift target: Swift 6 mode, five upcoming features, warnings as errors.
let common: [SwiftSetting] = [
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]
/// For the modules that touch raw memory.
let strict: [SwiftSetting] = common + [.strictMemorySafety()]

func module(_ name: String, _ dependencies: [String] = [], settings: [SwiftSetting] = common) -> Target {
  .target(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: settings)
}
func app(_ name: String, _ dependencies: [String]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: common)
}
func tests(_ name: String, _ dependencies: [String]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: common)
}

let systemLibraries: [Target] = [
  .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
  .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
]

/// The layers of ARCHITECTURE.md from the bottom up; a module depends on lower layers only.
let modules: [Target] = [
  .target(name: "CLinux"),
  .target(name: "CAssets"),
  .target(name: "CSampleCatalogue"),

  module("HTTPSemantics"),
  module("JSON", settings: strict),
  module("Crypto", ["COpenSSL"], settings: strict),
  module("Compression", ["CZlib"], settings: strict),

  module("EventLoop", ["CLinux"], settings: strict),
  module("HTTP1", ["HTTPSemantics"], settings: strict),
  module("ServerSentEvents"),
  module("Observability", ["CLinux", "JSON"]),
  module("YAML", ["CYAML", "JSON"]),

  module(
    "HTTPClient", ["CCurl", "COpenSSL", "EventLoop", "HTTPSemantics", "Crypto", "Observability"],
    settings: strict),
  module(
    "HTTPServer",
    [
      "CLinux", "COpenSSL", "EventLoop", "HTTP1", "HTTPSemantics", "ServerSentEvents", "Compression",
      "Crypto", "Observability",
    ]),
  module("Configuration", ["JSON", "YAML"]),

  module(
    "SearchEngine",
    ["HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "Compression", "Crypto", "Observability"]),
  module(
    "OpenAI",
    ["HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "ServerSentEvents", "Crypto", "Observability"]),

  module("Bootstrap", ["Configuration", "HTTPServer", "EventLoop", "Observability"]),

  module("Catalog", ["JSON", "Crypto"]),
  module("Embedding", ["OpenAI", "JSON", "EventLoop", "Observability", "Crypto"]),

  module(
    "Retrieval", ["Catalog", "Embedding", "SearchEngine", "EventLoop", "JSON", "Observability"]),

  module(
    "Indexing",
    ["Catalog", "Embedding", "SearchEngine", "EventLoop", "JSON", "Crypto", "Observability"]),
  module(
    "Chat", ["Catalog", "Retrieval", "OpenAI", "EventLoop", "JSON", "Crypto", "Observability"]),

  module(
    "API",
    [
      "CAssets", "Chat", "Retrieval", "Catalog", "OpenAI", "HTTPServer", "HTTPSemantics", "ServerSentEvents", "JSON",
      "YAML", "Crypto", "EventLoop", "Observability",
    ]),
  module(
    "Sandbox",
    [
      "CSampleCatalogue", "HTTPServer", "HTTPSemantics", "ServerSentEvents", "JSON", "Crypto",
      "Compression", "EventLoop", "Observability",
    ]),

  module(
    "Settings",
    [
      "Bootstrap", "Configuration", "API", "Chat", "Indexing", "Retrieval", "Catalog", "Embedding", "SearchEngine",
      "OpenAI", "HTTPClient", "HTTPServer", "EventLoop", "Observability", "JSON", "Crypto", "YAML",
    ]),
]

let apps: [Target] = [
  app(
    "rag-indexer",
    [
      "Settings", "Bootstrap", "Configuration", "Indexing", "Catalog", "Embedding", "SearchEngine", "OpenAI",
      "HTTPClient", "EventLoop", "Observability", "JSON",
    ]),
  app(
    "rag-runtime",
    [
      "Settings", "Bootstrap", "Configuration", "API", "Chat", "Retrieval", "Catalog", "Embedding", "SearchEngine",
      "OpenAI", "HTTPClient", "HTTPServer", "EventLoop", "Observability", "JSON",
    ]),
  app(
    "rag-sandbox", ["Sandbox", "Configuration", "HTTPServer", "EventLoop", "Observability"]),
  app(
    "http-echo",
    ["Bootstrap", "Configuration", "HTTPServer", "HTTPSemantics", "EventLoop", "Observability"]),
]

let testTargets: [Target] = [
  // A server for tests that sends whatever bytes a test wants.
  .target(name: "RawServer", path: "Tests/RawServer", swiftSettings: common),
  tests("HTTPSemanticsTests", ["HTTPSemantics"]),
  tests("JSONTests", ["JSON"]),
  tests("CryptoTests", ["Crypto"]),
  tests("CompressionTests", ["Compression"]),
  tests("EventLoopTests", ["EventLoop", "CLinux"]),
  tests("HTTP1Tests", ["HTTP1", "HTTPSemantics"]),
  tests("ServerSentEventsTests", ["ServerSentEvents"]),
  tests("ObservabilityTests", ["Observability", "JSON"]),
  tests(
    "ConfigurationTests",
    [
      "Configuration", "YAML", "JSON", "Settings", "Bootstrap", "API", "Chat", "Indexing",
      "Retrieval", "Catalog", "Embedding", "SearchEngine", "OpenAI", "HTTPClient", "HTTPServer", "EventLoop",
      "Observability", "Crypto",
    ]),
  tests(
    "HTTPClientTests",
    ["HTTPClient", "HTTPServer", "HTTPSemantics", "EventLoop", "Observability", "Crypto", "RawServer"]),
  tests(
    "HTTPServerTests",
    [
      "HTTPServer", "HTTP1", "HTTPSemantics", "ServerSentEvents", "Compression", "EventLoop", "Observability",
      "Crypto", "http-echo", "RawServer",
    ]),
  tests(
    "SearchEngineTests",
    ["SearchEngine", "HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "Observability", "RawServer"]),
  tests(
    "OpenAITests",
    [
      "OpenAI", "Embedding", "HTTPClient", "HTTPServer", "HTTPSemantics", "EventLoop", "JSON",
      "ServerSentEvents", "Crypto", "Observability", "Sandbox", "RawServer",
    ]),
  tests("CatalogTests", ["Catalog", "JSON", "Crypto"]),
  tests(
    "IndexingTests",
    [
      "Indexing", "Catalog", "Embedding", "OpenAI", "SearchEngine", "HTTPClient", "HTTPServer", "Sandbox",
      "EventLoop", "JSON", "Observability", "RawServer",
    ]),
  tests(
    "RetrievalTests",
    [
      "Retrieval", "Catalog", "Embedding", "OpenAI", "SearchEngine", "HTTPClient", "Sandbox", "EventLoop", "JSON",
      "Observability", "RawServer",
    ]),
  tests(
    "APITests",
    [
      "API", "Chat", "Retrieval", "Catalog", "Embedding", "OpenAI", "SearchEngine", "HTTPClient", "HTTPServer",
      "HTTPSemantics", "ServerSentEvents", "Sandbox", "EventLoop", "JSON", "YAML", "Crypto", "Observability",
    ]),
  tests(
    "SandboxTests", ["Sandbox", "HTTPServer", "HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "Observability"]),
  tests(
    "EndToEndTests",
    [
      "rag-indexer", "rag-runtime", "rag-sandbox", "http-echo", "HTTPClient", "HTTPServer", "HTTPSemantics",
      "EventLoop", "JSON", "Observability", "ServerSentEvents", "SearchEngine", "RawServer",
    ]),
]

/// Programs that measure. They see `package` declarations, so they are here and not in a package of their own; without
/// the trait they are empty and depend on nothing.
let benchmarks: [Target] = [
  .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
  .executableTarget(
    name: "micro-benchmarks",
    dependencies: [
      "CAllocations", "EventLoop", "HTTP1", "HTTPSemantics", "HTTPServer", "JSON", "Observability", "ServerSentEvents",
    ].map { .target(name: $0, condition: .when(traits: ["Benchmarks"])) },
    path: "Benchmarks/Micro", swiftSettings: common),
]

let package = Package(
  name: "magento-rag",
  traits: [.trait(name: "Benchmarks", description: "Fills the programs of Benchmarks/.")],
  targets: systemLibraries + modules + apps + testTargets + benchmarks,
  swiftLanguageModes: [.v6]
)
