// SPDX-License-Identifier: Apache-2.0
import API
import Bootstrap
import Catalog
import Chat
import Configuration
import Embedding
import Glibc
import HTTPClient
import HTTPServer
import Indexing
import Observability
import OpenAI
import RawServer
import Reranking
import Retrieval
import SearchEngine
import Settings
import Testing

@testable import rag_indexer

@Suite("What the two programs are told")
struct RuntimeSettingsTests {
  private struct Unexpected: Error {}

  private let enough = [
    "ENGINE_URL": "http://a:9200", "OPENAI_API_KEY": "sk-secret", "CHAT_MODEL": "m", "API_KEYS": "first,second",
  ]

  private func reader(_ environment: [String: String], _ program: Program = .runtime) throws -> SettingReader {
    guard case .run(_, let reader) = try program.parse([], environment: { environment[$0] }) else {
      throw Unexpected()
    }
    return reader
  }

  private func runtime(_ more: [String: String] = [:]) throws -> RuntimeSettings {
    try RuntimeSettings(reader(enough.merging(more) { $1 }.filter { !$0.value.isEmpty }))
  }

  private func failure(_ more: [String: String]) -> ConfigurationError? {
    do {
      _ = try runtime(more)
      return nil
    } catch {
      return error as? ConfigurationError
    }
  }

  @Test("with engine, key, model and an API key the runtime has all it needs")
  func minimum() throws {
    let settings = try runtime()
    #expect(settings.stores.map(\.id) == ["default"] && settings.stores[0].alias == "products-rag-active")
    #expect(settings.stores[0].searchVisibility == [3, 4])
    #expect(settings.chat.model == "m" && settings.chat.temperature == 0.1 && settings.chat.products == 5)
    #expect(settings.embedder.model == "text-embedding-3-small" && settings.embedder.dimensions == nil)
    #expect(settings.chatAPI.baseURL == "https://api.openai.com/v1" && settings.chatAPI.apiKey == "sk-secret")
    #expect(settings.access.keys.map(\.hash) == [APIKeyHash(key: "first"), APIKeyHash(key: "second")])
    #expect(settings.server.cors == nil && settings.publicURL == nil)
    #expect(settings.warnings.count == 1)
  }

  @Test("embeddings follow OPENAI_ unless they come from elsewhere")
  func embeddings() throws {
    let same = try runtime(["OPENAI_BASE_URL": "http://b/v1/", "OPENAI_ORG_ID": "o", "OPENAI_PROJECT_ID": "p"])
    #expect(same.embeddingAPI.baseURL == "http://b/v1" && same.embeddingAPI.apiKey == "sk-secret")
    #expect(same.embeddingAPI.organization == "o" && same.embeddingAPI.project == "p")
    let other = try runtime([
      "EMBEDDING_BASE_URL": "http://c/v1", "EMBEDDING_API_KEY": "other", "EMBEDDING_MODEL": "e",
      "EMBEDDING_DIMENSIONS": "256",
    ])
    #expect(other.embeddingAPI.baseURL == "http://c/v1" && other.embeddingAPI.apiKey == "other")
    #expect(other.embedder.model == "e" && other.embedder.dimensions == 256)
    #expect(other.chatAPI.baseURL == "https://api.openai.com/v1")
  }

  @Test("both programs trust the certificates named for a model service, embeddings those of the chat unless told")
  func authorities() throws {
    let path = "/tmp/rag-settings-\(getpid()).pem"
    let other = path + "2"
    for file in [path, other] { _ = shell("printf -- '-----BEGIN CERTIFICATE-----\\n' >\(file)") }
    defer { for file in [path, other] { unlink(file) } }
    #expect(try runtime().chatAPI.tls.caFile == nil && runtime().embeddingAPI.tls.caFile == nil)
    let one = try runtime(["OPENAI_CA_FILE": path])
    #expect(one.chatAPI.tls.caFile == path && one.embeddingAPI.tls.caFile == path)
    let two = try runtime(["OPENAI_CA_FILE": path, "EMBEDDING_CA_FILE": other])
    #expect(two.chatAPI.tls.caFile == path && two.embeddingAPI.tls.caFile == other)
    let environment = ["ENGINE_URL": "http://a", "OPENAI_API_KEY": "k", "EMBEDDING_CA_FILE": other]
    let run = try IndexerSettings(reader(environment, .indexer), embeds: true)
    #expect(run.embeddings?.api.tls.caFile == other)
    for bad in ["/nowhere", "/etc/hostname", "/tmp"] {
      #expect(failure(["OPENAI_CA_FILE": bad])?.setting == "OPENAI_CA_FILE")
      #expect(failure(["EMBEDDING_CA_FILE": bad])?.exitCode == .configuration)
    }
  }

  @Test("a key is required at OpenAI's own address only")
  func key() throws {
    #expect(try runtime(["OPENAI_API_KEY": "", "OPENAI_BASE_URL": "http://b/v1"]).chatAPI.apiKey == nil)
    #expect(failure(["OPENAI_API_KEY": ""])?.setting == "OPENAI_API_KEY")
  }

  @Test("several stores, visibilities, widget and hashed keys")
  func more() throws {
    let hash = APIKeyHash(key: "abc")
    let settings = try runtime([
      "STORES": "1=a,de=b", "SEARCH_VISIBILITY": "4,2,4", "SIMILARITY_FLOOR": "0.4",
      "INDEX_PREFIX": "shop", "STORE_CURRENCY": "EUR",
      "AUTH": "widget", "WIDGET_SECRET": "0123456789abcdef0123456789abcdef",
      "CORS_ORIGINS": "https://shop.example", "CHAT_TEMPERATURE": "omit", "PUBLIC_URL": "https://api.shop.example/",
      "API_KEYS": "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    ])
    #expect(settings.retrieval.similarityFloor == 0.4)
    #expect(settings.stores.map(\.alias) == ["shop-1-active", "shop-de-active"])
    #expect(settings.stores[1].searchVisibility == [4, 2] && settings.stores[1].currency == "EUR")
    #expect(settings.access.mode == .widget && settings.access.keys.map(\.hash) == [hash])
    #expect(settings.server.cors?.origins == ["https://shop.example"])
    #expect(settings.chat.temperature == nil && settings.publicURL == "https://api.shop.example")
    #expect(settings.warnings.isEmpty)
    #expect(try runtime(["AUTH": "none", "API_KEYS": "", "STORE_CURRENCY": "EUR"]).warnings.count == 1)
  }

  @Test("scores are scaled unless ranks are asked for; a reranker is there where its address is, and has 300 ms")
  func ranking() throws {
    let plain = try runtime([:])
    #expect(plain.retrieval.fusion == .minMax && plain.reranker == nil)
    #expect(try runtime(["FUSION": "rrf"]).retrieval.fusion == .rrf)
    let reranker = try runtime(["RERANK_URL": "https://api.jina.ai/v1/rerank/", "RERANK_API_KEY": "k"]).reranker
    #expect(reranker == .init(url: "https://api.jina.ai/v1/rerank", apiKey: "k"))
    #expect(reranker?.timeout == .milliseconds(300))
    let own = try runtime(["RERANK_URL": "http://tei:80", "RERANK_MODEL": "bge", "RERANK_TIMEOUT": "1s"])
    #expect(own.reranker == .init(url: "http://tei:80", model: "bge", timeout: .seconds(1)))
    let idle = try runtime(["RERANK_API_KEY": "k", "STORE_CURRENCY": "EUR"])
    #expect(idle.reranker == nil && idle.warnings.contains { $0.contains("RERANK_URL") })
  }

  @Test("the widget is served where pages may ask, and then its own page is one without an origin named")
  func widget() throws {
    #expect(try runtime().access.servesPages == false)
    #expect(try runtime(["AUTH": "none", "WIDGET": "on"]).access.servesPages)
    let settings = try runtime(["AUTH": "widget", "WIDGET": "on"])
    #expect(settings.access.servesPages && settings.access.origins.isEmpty)
    #expect(throws: ConfigurationError.self) { try runtime(["AUTH": "widget", "WIDGET": "off"]) }
  }

  @Test(
    "what does not fit is refused, and no secret shown",
    arguments: [
      ("API_KEYS", ""), ("API_KEYS", "good,sk-secret bad"), ("API_KEYS", "sha256:12"),
      ("API_KEYS", "schlüssel-sk-secret"),
      ("AUTH", "maybe"), ("WIDGET", "maybe"), ("WIDGET", "on"), ("AUTH", "widget"), ("CHAT_MODEL", ""),
      ("CHAT_TEMPERATURE", "hot"),
      ("CHAT_TEMPERATURE", "2.5"),
      ("CHAT_TEMPERATURE", "nan"), ("CHAT_PRODUCTS", "51"), ("FUSION", "best"), ("RERANK_URL", "ftp://x"),
      ("RERANK_URL", "https://u:p@x/rerank"),
      ("RERANK_TIMEOUT", "0"), ("RERANK_API_KEY", "a b"), ("SEARCH_VISIBILITY", "5"),
      ("SIMILARITY_FLOOR", "1.5"), ("SIMILARITY_FLOOR", "high"),
      ("SEARCH_VISIBILITY", "04"), ("OPENAI_BASE_URL", "api.openai.com"),
      ("OPENAI_BASE_URL", "http://me:sk-secret@b/v1"),
      ("OPENAI_API_KEY", "sk-secret two"), ("EMBEDDING_DIMENSIONS", "0"), ("PUBLIC_URL", "shop"),
      ("CORS_ORIGINS", "*"), ("CORS_ORIGINS", "https://Shop.example"), ("CORS_ORIGINS", "https://shop.example/"),
      ("CORS_ORIGINS", "https://shop.example:443"), ("CORS_ORIGINS", "shop.example"),
      ("CORS_ORIGINS", "https://*.shop.example"),
      ("RATE_LIMIT", "60"), ("RATE_LIMIT", "0/20"), ("RATE_LIMIT", "60/+2"), ("RATE_LIMIT", "60/20/1"),
      ("RATE_LIMIT", "never"), ("METRICS_LISTEN", "9090"), ("METRICS_LISTEN", "shop.example:9090"),
      ("TRUSTED_PROXIES", "10.0.0.0/33"), ("TRUSTED_PROXIES", "proxy.internal"), ("ACCESS_LOG", "maybe"),
      ("TLS_KEY_FILE", "/a.key,/b.key"), ("WRITE_LOW_WATER", "262145"), ("MIN_CONTENT_RATE", "-1"),
      ("LISTEN_BACKLOG", "0"), ("TLS_HANDSHAKE_TIMEOUT", "0s"),
    ])
  func refused(_ name: String, _ value: String) {
    let error = failure(name == "TLS_KEY_FILE" ? [name: value, "TLS_CERT_FILE": "/a.crt"] : [name: value])
    #expect(error?.exitCode == .configuration, "\(name)=\(value)")
    #expect(error?.setting == (name == "AUTH" && value == "widget" ? "CORS_ORIGINS" : name))
    #expect(error?.message.contains("sk-secret") == false)
  }

  @Test(
    "tokens of an issuer need an audience, https outside of loopback, and scopes that there are; no key is needed then")
  func issuer() throws {
    let some = ["OAUTH_ISSUER": "https://id.example/", "OAUTH_AUDIENCE": "shop", "API_KEYS": ""]
    let settings = try runtime(some)
    #expect(settings.tokens?.issuer == "https://id.example/" && settings.tokens?.audience == "shop")
    #expect(settings.tokens?.scopes == TokenScopes() && settings.access.keys.isEmpty)
    #expect(try runtime().tokens == nil)
    #expect(try runtime(some.merging(["OAUTH_ISSUER": "http://127.0.0.1:8080/realms/a"]) { $1 }).tokens != nil)
    let named = try runtime(some.merging(["OAUTH_SCOPES": "chat=a.chat, retrieve=a.read,chat=a.all"]) { $1 })
    #expect(named.tokens?.scopes == TokenScopes(["chat": ["a.chat", "a.all"], "retrieve": ["a.read"]]))
    for (changes, setting) in [
      (["OAUTH_AUDIENCE": ""], "OAUTH_AUDIENCE"), (["OAUTH_ISSUER": ""], "OAUTH_ISSUER"),
      (["OAUTH_ISSUER": "http://id.example"], "OAUTH_ISSUER"), (["OAUTH_ISSUER": "id.example"], "OAUTH_ISSUER"),
      (["OAUTH_JWKS_URL": "http://id.example/keys"], "OAUTH_JWKS_URL"), (["OAUTH_SCOPES": "chat"], "OAUTH_SCOPES"),
      (["OAUTH_SCOPES": "chats=a"], "OAUTH_SCOPES"),
    ] {
      let error = failure(["API_KEYS": "k"].merging(some.merging(changes) { $1 }) { $1.isEmpty ? $0 : $1 })
      #expect(error?.setting == setting && error?.exitCode == .configuration, "\(changes)")
    }
  }

  @Test("bounds of prompt, answer and time are at the documented values unless set")
  func modelBounds() throws {
    let usual = try runtime()
    #expect(usual.chat.promptTokens == 12_000 && usual.chat.answerTokens == 4_096)
    #expect(usual.chat.firstTokenTimeout == .seconds(15) && usual.chat.answerTimeout == .seconds(60))
    #expect(usual.retrieval.embeddingTimeout == .seconds(5))
    let set = try runtime([
      "CHAT_CONTEXT_TOKENS": "3000", "CHAT_MAX_TOKENS": "500", "CHAT_FIRST_TOKEN_TIMEOUT": "90s", "CHAT_TIMEOUT": "5m",
      "EMBEDDING_TIMEOUT": "800ms",
    ])
    #expect(set.chat.promptTokens == 3_000 && set.chat.answerTokens == 500)
    #expect(set.chat.firstTokenTimeout == .seconds(90) && set.chat.answerTimeout == .seconds(300))
    #expect(set.retrieval.embeddingTimeout == .milliseconds(800))
    for (name, value) in [
      ("CHAT_CONTEXT_TOKENS", "999"), ("CHAT_MAX_TOKENS", "15"), ("CHAT_FIRST_TOKEN_TIMEOUT", "0s"),
      ("CHAT_TIMEOUT", "soon"), ("EMBEDDING_TIMEOUT", "-1s"),
    ] {
      #expect(failure([name: value])?.setting == name)
    }
  }

  @Test("HTTPS, proxies, metrics and limits are off or at the documented values unless set")
  func server() throws {
    let usual = try runtime()
    #expect(usual.server.tls == nil && usual.server.trustedProxies.isEmpty && usual.metricsListen.isEmpty)
    #expect(usual.rateLimit == RateLimit(perMinute: 60, burst: 20) && usual.server.accessLog)
    #expect(String(decoding: usual.server.drainEvent, as: UTF8.self).hasPrefix("event: error\ndata: {\"error\":{"))
    let limits = usual.server.limits
    #expect(limits.connectionsPerAddress == nil && limits.minimumWriteRate == 240 && limits.unsentBytes == 134_217_728)
    #expect(limits.minimumContentRate == 240 && limits.heartbeat == .seconds(15) && limits.backlog == 1024)
    #expect(limits.writeHighWaterMark == 262_144 && limits.writeLowWaterMark == 65_536)
    #expect(limits.chunkExtensionBytes == 4096 && limits.trailerBytes == 8192)
    #expect(limits.lingerTimeout == .seconds(5) && limits.lingerBytes == 65_536)
    #expect(limits.tlsHandshakeTimeout == .seconds(10))
    let set = try runtime([
      "TLS_CERT_FILE": "/a.crt,/b.crt", "TLS_KEY_FILE": "/a.key,/b.key", "TRUSTED_PROXIES": "10.0.0.0/8,::1,unix",
      "METRICS_LISTEN": "127.0.0.1:9090", "RATE_LIMIT": "600/5", "ACCESS_LOG": "false", "HEARTBEAT_INTERVAL": "5s",
    ])
    #expect(set.server.tls?.certificates.map(\.keyFile) == ["/a.key", "/b.key"])
    #expect(set.server.trustedProxies.count == 3 && set.metricsListen == [.tcp(host: "127.0.0.1", port: 9090)])
    #expect(set.rateLimit == RateLimit(perMinute: 600, burst: 5) && !set.server.accessLog)
    #expect(!usual.server.logsProbes)
    let all = try runtime(["ACCESS_LOG": "all"])
    #expect(all.server.accessLog && all.server.logsProbes)
    #expect(set.server.limits.heartbeat == .seconds(5))
    #expect(try runtime(["RATE_LIMIT": "off"]).rateLimit == nil)
    #expect(failure(["TLS_CERT_FILE": "/a.crt"])?.setting == "TLS_KEY_FILE")
    #expect(failure(["TLS_KEY_FILE": "/a.key"])?.setting == "TLS_CERT_FILE")
  }

  @Test("how many questions' vectors are kept, and whether upstreams are spoken to in HTTP/2")
  func upstreams() throws {
    #expect(try runtime().keptQueries == 1000)
    #expect(try runtime(["QUERY_CACHE": "5"]).keptQueries == 5)
    #expect(try runtime(["QUERY_CACHE": "off"]).keptQueries == 0)
    for wrong in ["0", "-1", "1e3", "many", "100001"] {
      #expect(failure(["QUERY_CACHE": wrong])?.setting == "QUERY_CACHE")
    }
    #expect(try !runtime().usesHTTP2)
    #expect(try runtime(["UPSTREAM_HTTP2": "true"]).usesHTTP2)
  }

  @Test("the indexer's settings; looking needs no model")
  func indexer() throws {
    let environment = [
      "ENGINE_URL": "http://a", "STORES": "1=x", "EXTRACT_SLICES": "3", "DEAD_LETTER_FILE": "/tmp/d",
      "MIN_DOCUMENT_RATIO": "0.5", "MAX_REJECTED_RATIO": "0.2",
    ]
    let status = try IndexerSettings(reader(environment, .indexer), embeds: false)
    #expect(status.indexing.stores.map(\.sourceIndex) == ["x"] && status.embeddings == nil)
    let run = try IndexerSettings(reader(environment.merging(["OPENAI_API_KEY": "k"]) { $1 }, .indexer), embeds: true)
    #expect(run.indexing.slices == 3 && run.indexing.deadLetterPath == "/tmp/d")
    #expect(run.indexing.minimumRatio == 0.5 && run.indexing.rejectLimit == 0.2)
    #expect(run.embeddings?.embedder.model == "text-embedding-3-small")
    #expect(throws: ConfigurationError.self) { try IndexerSettings(reader(environment, .indexer), embeds: true) }
  }

  @Test("a plan needs no key; a limit in USD needs the model's price")
  func spending() throws {
    let environment = ["ENGINE_URL": "http://a", "MAX_COST": "1.5", "MAX_EMBEDDINGS": "7"]
    let plan = try IndexerSettings(reader(environment, .indexer), embeds: false, reads: true)
    #expect(plan.embeddings != nil && plan.indexing.spending.price == 0.02)
    #expect(plan.indexing.spending.embeddings == nil && plan.indexing.spending.cost == nil)
    func run(_ more: [String: String]) throws -> IndexerSettings {
      try IndexerSettings(
        reader(environment.merging(["OPENAI_API_KEY": "k"]) { $1 }.merging(more) { $1 }, .indexer), embeds: true)
    }
    let limits = try run([:]).indexing.spending
    #expect(limits.embeddings == 7 && limits.cost == 1.5 && limits.price == 0.02)
    #expect(throws: ConfigurationError.self) { try run(["EMBEDDING_MODEL": "mine"]) }
    let priced = try run(["EMBEDDING_MODEL": "mine", "MODEL_PRICES": "a=b=1/2/0.5,mine=0.3/0"])
    #expect(priced.indexing.spending.price == 0.3)
    for wrong in ["mine", "mine=", "=1/2", "mine=-1", "mine=1/2/3/4", "mine=nan"] {
      #expect(throws: ConfigurationError.self) { try run(["MODEL_PRICES": wrong]) }
    }
  }

  @Test("the indexer has patience and upper bounds, the runtime neither")
  func embeddingBounds() throws {
    let environment = ["ENGINE_URL": "http://a", "OPENAI_API_KEY": "k"]
    func run(_ more: [String: String] = [:]) throws -> IndexerSettings {
      try IndexerSettings(reader(environment.merging(more) { $1 }, .indexer), embeds: true)
    }
    let standard = try run()
    #expect(standard.engine.retry.patience == .seconds(300) && standard.indexing.patience == .seconds(300))
    #expect(standard.embeddings?.api.retry.patience == .seconds(300))
    let limits = try #require(standard.embeddings?.embedder.limits)
    #expect(limits.maximumInputs == 2048 && limits.maximumTokens == 300_000 && limits.maximumTokensPerInput == 8192)
    #expect(standard.embeddings?.embedder.maximumConcurrency == 8 && standard.indexing.embeddingBatch == 256)
    let less = try run([
      "UPSTREAM_PATIENCE": "90s", "EMBEDDING_BATCH_INPUTS": "1000", "EMBEDDING_BATCH_TOKENS": "5000",
      "EMBEDDING_INPUT_TOKENS": "512", "EMBEDDING_CONCURRENCY": "2",
    ])
    #expect(less.engine.retry.patience == .seconds(90) && less.embeddings?.api.retry.patience == .seconds(90))
    #expect(less.embeddings?.embedder.limits.maximumTokens == 5000)
    #expect(less.embeddings?.embedder.limits.maximumTokensPerInput == 512)
    #expect(less.indexing.embeddingBatch == 1000 && less.indexing.embeddingConcurrency == 2)
    for name in ["EMBEDDING_BATCH_INPUTS", "EMBEDDING_INPUT_TOKENS", "EMBEDDING_CONCURRENCY", "UPSTREAM_PATIENCE"] {
      #expect(throws: ConfigurationError.self) { try run([name: name == "UPSTREAM_PATIENCE" ? "soon" : "0"]) }
    }
    let status = try IndexerSettings(reader(environment, .indexer), embeds: false)
    #expect(status.engine.retry.patience == nil)
    #expect(try runtime().engine.retry.patience == nil && runtime().embeddingAPI.retry.patience == nil)
  }
}
