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
/// The folder of Sources/ that shows which layer of ARCHITECTURE.md these targets belong to.
func layer(_ folder: String, _ targets: [Target]) -> [Target] {
  for target in targets { target.path = "Sources/\(folder)/\(target.name)" }
  return targets
}
func tests(_ name: String, _ dependencies: [String]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: common)
}

let cTargets: [Target] = layer(
  "C",
  [
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // Debian's package has no .pc file; the header and the library are where compilers look anyway.
    .systemLibrary(name: "CUnistring", providers: [.apt(["libunistring-dev"])]),
    .target(name: "CLinux"),
    .target(name: "CAssets"),
    .target(name: "CSampleCatalogue"),
  ])

/// The layers of ARCHITECTURE.md from the bottom up; a module depends on lower layers only.
let modules: [Target] = [
  layer(
    "0-Vocabulary",
    [
      module("Primitives", settings: strict),
      module("HTTPSemantics", ["Primitives"]),
      module("JSON", ["Primitives"], settings: strict),
      module("Crypto", ["COpenSSL"], settings: strict),
      module("Compression", ["CZlib"], settings: strict),
      module("UnicodeNormalization", ["CUnistring"], settings: strict),
    ]),
  layer(
    "1-Machinery",
    [
      module("EventLoop", ["CLinux", "Primitives"], settings: strict),
      module("HTTP1", ["HTTPSemantics", "Primitives"], settings: strict),
      module("ServerSentEvents"),
      module("Observability", ["CLinux", "JSON", "Primitives"]),
      module("YAML", ["CYAML", "JSON"]),
    ]),
  layer(
    "2-Network",
    [
      module(
        "HTTPClient", ["CCurl", "COpenSSL", "EventLoop", "HTTPSemantics", "Observability", "Primitives"],
        settings: strict),
      module(
        "HTTPServer",
        [
          "CLinux", "COpenSSL", "EventLoop", "HTTP1", "HTTPSemantics", "ServerSentEvents", "Compression",
          "Observability", "Primitives",
        ],
        settings: strict),
      module("Configuration", ["YAML", "Primitives"]),
      module("Calls", ["EventLoop", "Observability"]),
      module("Redis", ["COpenSSL", "EventLoop", "Primitives"], settings: strict),
    ]),
  layer(
    "3-Upstreams",
    [
      module(
        "SearchEngine",
        [
          "Calls", "HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "Compression", "Crypto", "Observability",
          "Primitives",
        ]),
      module(
        "OpenAI",
        [
          "Calls", "HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "ServerSentEvents", "Crypto", "Observability",
          "Primitives",
        ]),
      module("Reranking", ["Calls", "HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "Observability"]),
      module("Bootstrap", ["Configuration", "HTTPServer", "EventLoop", "Observability"]),
      module(
        "Telemetry", ["HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "Observability", "Primitives"],
        settings: strict),
    ]),
  layer(
    "4-Products",
    [
      module("Catalog", ["JSON", "Crypto", "Primitives", "UnicodeNormalization"]),
      module("Embedding", ["Calls", "OpenAI", "EventLoop", "Observability", "Primitives", "UnicodeNormalization"]),
      module("Language", ["Primitives"]),
    ]),
  layer(
    "5-Retrieval",
    [
      module("Grounding", ["Catalog", "JSON", "Language"]),
      module(
        "Retrieval",
        [
          "Calls", "Catalog", "Embedding", "Language", "Reranking", "SearchEngine", "EventLoop", "JSON",
          "Observability", "Primitives", "UnicodeNormalization",
        ]),
    ]),
  layer(
    "6-Work",
    [
      module(
        "Indexing",
        [
          "Calls", "Catalog", "Embedding", "Language", "SearchEngine", "EventLoop", "JSON", "Observability",
          "Primitives",
        ]),
      module(
        "Checks",
        [
          "Calls", "Catalog", "Configuration", "EventLoop", "HTTPClient", "HTTPSemantics", "JSON", "Observability",
          "OpenAI", "Reranking", "SearchEngine", "Telemetry",
        ]),
      module("Evaluation", ["Calls", "Catalog", "EventLoop", "JSON", "Observability", "Retrieval", "SearchEngine"]),
      module(
        "Chat",
        [
          "Calls", "Catalog", "Embedding", "Grounding", "Language", "Retrieval", "OpenAI", "EventLoop", "JSON",
          "Observability", "Primitives",
        ]),
    ]),
  layer(
    "7-Service",
    [
      module(
        "API",
        [
          "CAssets", "Calls", "Chat", "Compression", "Grounding", "Retrieval", "Catalog", "Language", "OpenAI",
          "HTTPServer",
          "HTTPSemantics",
          "JSON", "YAML",
          "Crypto", "Redis",
          "EventLoop", "Observability", "Primitives",
        ]),
      module(
        "Sandbox",
        [
          "CSampleCatalogue", "HTTPServer", "HTTPSemantics", "JSON", "Crypto", "Compression", "EventLoop",
          "Observability", "Primitives",
        ]),
    ]),
  layer(
    "8-Settings",
    [
      module(
        "Settings",
        [
          "Bootstrap", "Configuration", "API", "Chat", "Checks", "JSON", "Indexing", "Retrieval", "Catalog",
          "Embedding", "Grounding",
          "Language", "Reranking", "SearchEngine", "OpenAI", "HTTPClient", "HTTPServer", "Observability", "Primitives",
          "Redis", "Telemetry",
          "YAML",
        ])
    ]),
].flatMap { $0 }

let apps: [Target] = layer(
  "9-Executables",
  [
    app(
      "rag-indexer",
      [
        "Settings", "Bootstrap", "Checks", "Configuration", "Indexing", "Evaluation", "Reranking", "Retrieval",
        "Catalog",
        "Embedding", "SearchEngine", "OpenAI", "Calls", "HTTPClient", "EventLoop", "Observability", "JSON",
        "Telemetry", "Primitives",
      ]),
    app(
      "rag-runtime",
      [
        "Settings", "Bootstrap", "Checks", "Configuration", "API", "Chat", "Redis", "Retrieval", "Reranking",
        "Embedding", "SearchEngine",
        "OpenAI", "HTTPClient", "HTTPServer", "EventLoop", "Observability", "Telemetry",
      ]),
    app(
      "rag-sandbox", ["Sandbox", "Configuration", "HTTPServer", "EventLoop", "Observability"]),
    app(
      "http-echo",
      ["Bootstrap", "Configuration", "HTTPServer", "HTTPSemantics", "EventLoop", "Observability"]),
  ])

let testTargets: [Target] = [
  // What tests share: servers that send whatever bytes a test wants, certificates, the engines that are named.
  .target(
    name: "RawServer", dependencies: ["COpenSSL", "Observability"], path: "Tests/RawServer", swiftSettings: common),
  tests("PrimitivesTests", ["Primitives"]),
  tests("HTTPSemanticsTests", ["HTTPSemantics"]),
  tests("JSONTests", ["JSON"]),
  tests("CryptoTests", ["Crypto", "Primitives"]),
  tests("CompressionTests", ["Compression"]),
  tests("UnicodeNormalizationTests", ["UnicodeNormalization", "CUnistring"]),
  tests("EventLoopTests", ["EventLoop"]),
  tests("HTTP1Tests", ["HTTP1", "HTTPSemantics"]),
  tests("ServerSentEventsTests", ["ServerSentEvents"]),
  tests("ObservabilityTests", ["Observability", "JSON"]),
  tests(
    "ConfigurationTests",
    [
      "Configuration", "YAML", "JSON", "Settings", "Bootstrap", "API", "Chat", "Indexing", "Reranking", "Retrieval",
      "Catalog", "Embedding", "SearchEngine", "OpenAI", "HTTPClient", "HTTPServer", "Observability", "RawServer",
      "rag-indexer",
    ]),
  tests(
    "HTTPClientTests",
    ["HTTPClient", "HTTPSemantics", "EventLoop", "Crypto", "RawServer"]),
  tests(
    "HTTPServerTests",
    ["HTTPServer", "HTTPSemantics", "Compression", "EventLoop", "Observability", "http-echo", "RawServer"]),
  tests(
    "SearchEngineTests",
    ["Calls", "SearchEngine", "HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "Observability", "RawServer"]),
  tests(
    "OpenAITests",
    ["Calls", "OpenAI", "HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "Crypto", "Observability", "RawServer"]),
  tests(
    "EmbeddingTests",
    [
      "Calls", "Embedding", "OpenAI", "HTTPClient", "HTTPServer", "HTTPSemantics", "EventLoop", "JSON", "Observability",
      "RawServer",
    ]),
  tests("CatalogTests", ["Catalog", "JSON", "Primitives", "RawServer"]),
  tests("RedisTests", ["Redis"]),
  tests(
    "TelemetryTests",
    ["Telemetry", "HTTPServer", "HTTPSemantics", "EventLoop", "JSON", "Observability"]),
  tests("LanguageTests", ["Language"]),
  tests("GroundingTests", ["Grounding", "Catalog", "JSON"]),
  tests(
    "IndexingTests",
    [
      "Calls", "Indexing", "Catalog", "Embedding", "Language", "OpenAI", "SearchEngine", "HTTPClient", "HTTPSemantics",
      "Sandbox", "EventLoop", "JSON", "Observability", "RawServer", "rag-indexer",
    ]),
  tests("EvaluationTests", ["Evaluation", "JSON"]),
  tests(
    "RetrievalTests",
    [
      "Calls", "Retrieval", "Reranking", "Catalog", "Embedding", "Language", "OpenAI", "SearchEngine", "HTTPClient",
      "Sandbox", "EventLoop", "JSON", "Observability", "RawServer",
    ]),
  tests(
    "APITests",
    [
      "Calls", "API", "Chat", "Compression", "Grounding", "Retrieval", "Catalog", "Embedding", "Language", "OpenAI",
      "SearchEngine",
      "HTTPClient",
      "HTTPServer",
      "HTTPSemantics", "Sandbox", "EventLoop", "JSON", "YAML", "Observability",
      "Crypto", "Primitives", "RawServer", "Redis",
    ]),
  tests(
    "SandboxTests", ["Sandbox", "HTTPClient", "HTTPSemantics", "EventLoop", "JSON", "RawServer"]),
  tests(
    "EndToEndTests",
    [
      "rag-indexer", "rag-runtime", "rag-sandbox", "http-echo", "HTTPClient", "HTTPServer", "HTTPSemantics",
      "Crypto", "EventLoop", "JSON", "Primitives", "RawServer", "YAML",
    ]),
]

/// Programs that measure. They see `package` declarations, so they are here and not in a package of their own; without
/// the trait they are empty and depend on nothing.
let benchmarks: [Target] = [
  .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
  .executableTarget(
    name: "micro-benchmarks",
    dependencies: [
      "CAllocations", "Catalog", "EventLoop", "Grounding", "HTTP1", "HTTPSemantics", "HTTPServer", "JSON",
      "Observability", "ServerSentEvents",
    ].map { .target(name: $0, condition: .when(traits: ["Benchmarks"])) },
    path: "Benchmarks/Micro", swiftSettings: common),
]

/// Every target, or, where the environment names test targets (`TEST_TARGETS="JSONTests HTTP1Tests"`), these and what they
/// need: `swift build --build-tests` knows no choice, and under a sanitizer the rest takes minutes.
func chosen(_ all: [Target]) -> [Target] {
  guard let names = Context.environment["TEST_TARGETS"], !names.isEmpty else { return all }
  var needed = Set(names.split(separator: " ").map(String.init))
  var count = 0
  while count < needed.count {
    count = needed.count
    for target in all where needed.contains(target.name) {
      for case .byNameItem(let name, _) in target.dependencies { needed.insert(name) }
    }
  }
  return all.filter { needed.contains($0.name) }
}

let package = Package(
  name: "magento-rag",
  traits: [.trait(name: "Benchmarks", description: "Fills the programs of Benchmarks/.")],
  targets: chosen(cTargets + modules + apps + testTargets + benchmarks),
  swiftLanguageModes: [.v6]
)
