// SPDX-License-Identifier: Apache-2.0
import Configuration
import Settings
import Testing

@testable import rag_indexer

@Suite("Environment variables that look like settings and are none")
struct UnknownVariableTests {
  private func meant(by variable: String) -> String? {
    UnknownVariables(settings: Setting.product, rules: .product).find(in: [variable]).first?.setting
  }

  @Test(
    "a misspelt one is found, with the setting that was meant",
    arguments: [
      ("STORE_LANGAUGE", "STORE_LANGUAGE"), ("OPENAI_API_KY", "OPENAI_API_KEY"), ("ENGINE_URLS", "ENGINE_URL"),
      ("ENGINE_ULR", "ENGINE_URL"), ("EGNINE_URL", "ENGINE_URL"), ("STORE", "STORES"), ("AUHT", "AUTH"),
      ("ENGINE_USER_NAME", "ENGINE_USERNAME"), ("ENGINE_USER", "ENGINE_USERNAME"), ("STORE_BASE", "STORE_BASE_URL"),
      ("OPENAI_BASE", "OPENAI_BASE_URL"), ("EMBEDING_MODEL", "EMBEDDING_MODEL"), ("CHAT_MODLE", "CHAT_MODEL"),
      ("OPENAI_API_KEY_FIEL", "OPENAI_API_KEY_FILE"), ("OPENAI_APIKEY", "OPENAI_API_KEY"),
      ("STORE_CURRENCYS", "STORE_CURRENCY"), ("DEADLETTER_FILE", "DEAD_LETTER_FILE"), ("LOG_LEVLE", "LOG_LEVEL"),
      ("engine_url", "ENGINE_URL"), ("RAG_ENGINE_URL", "ENGINE_URL"), ("CONFIG_FLIE", "CONFIG_FILE"),
      ("CORS_ORIGIN", "CORS_ORIGINS"), ("MAX_CONNECTION", "MAX_CONNECTIONS"), ("API_KEY", "API_KEYS"),
    ])
  func misspelt(variable: String, setting: String) {
    #expect(meant(by: variable) == setting)
  }

  @Test("a setting is none of them, nor is its file", arguments: Setting.product)
  func settings(_ setting: Setting) {
    #expect(meant(by: setting.name) == nil)
    #expect(meant(by: setting.name + "_FILE") == nil)
  }

  @Test(
    "what other programs and Kubernetes set raises no alarm",
    arguments: [
      "PATH", "HOME", "PWD", "USER", "HOSTNAME", "LANG", "LANGUAGE", "LC_ALL", "TERM", "SHELL", "TZ", "TMPDIR",
      "LOGNAME",
      "SHLVL", "OLDPWD", "MAIL", "EDITOR", "http_proxy", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "SSL_CERT_FILE",
      "SSL_CERT_DIR", "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "LISTEN_PID", "LISTEN_FDS",
      "LISTEN_FDNAMES", "NOTIFY_SOCKET", "INVOCATION_ID", "JOURNAL_STREAM", "PORT", "HOST", "DEBUG", "CI",
      "GITHUB_TOKEN",
      "OPENAI_API_BASE", "OPENAI_API_TYPE", "OPENAI_API_VERSION", "OPENAI_ORGANIZATION", "OPENAI_ORG_ID",
      "OPENAI_PROJECT",
      "OPENAI_MODEL", "OPENAI_LOG", "OPENAI_PROXY", "OPENAI_TIMEOUT", "OPENAI_MAX_RETRIES", "ANTHROPIC_API_KEY",
      "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_ENDPOINT", "COHERE_API_KEY", "OTEL_SERVICE_NAME", "OTEL_LOG_LEVEL",
      "OTEL_EXPORTER_OTLP_ENDPOINT", "AWS_REGION", "AWS_ACCESS_KEY_ID", "KUBERNETES_SERVICE_HOST", "KUBERNETES_PORT",
      "RAG_RUNTIME_SERVICE_HOST", "RAG_RUNTIME_SERVICE_PORT", "RAG_RUNTIME_SERVICE_PORT_HTTP", "RAG_RUNTIME_PORT",
      "ENGINE_PORT", "ENGINE_PORT_9200_TCP", "ENGINE_PORT_9200_TCP_ADDR", "ENGINE_PORT_9200_TCP_PROTO",
      "ENGINE_SERVICE_HOST", "ENGINE_SERVICE_PORT", "STORE_PORT_80_TCP_PORT", "CHAT_SERVICE_PORT_HTTP", "ENGINE_NAME",
      "ENGINE_ENV_ES_JAVA_OPTS", "ES_JAVA_OPTS", "OPENSEARCH_URL", "ELASTIC_PASSWORD", "MAGE_MODE", "MAGE_RUN_CODE",
      "RAG_TEST_ENGINES", "RAG_TEST_DATA", "SWIFT_BACKTRACE", "MALLOC_ARENA_MAX", "LD_PRELOAD", "CHAT_ID", "LOG_FILE",
      "LOG_DIR", "STORE_ID", "MAX_JOBS", "BASE_URL", "SERVICE_NAME", "POD_NAME", "POD_NAMESPACE", "NODE_NAME", "x", "",
    ])
  func foreign(variable: String) {
    #expect(meant(by: variable) == nil)
  }

  @Test("the process's own variables are seen by name")
  func process() {
    #expect(Program.processVariables().contains("PATH"))
    #expect(Program.indexer.unknownVariables(["STORE_LANGAUGE", "HOME"]).map(\.variable) == ["STORE_LANGAUGE"])
  }
}
