// SPDX-License-Identifier: Apache-2.0

import Observability
import Testing

@Suite("metrics") struct MetricsTests {
  private let registry = MetricsRegistry()
  private var text: String { String(decoding: registry.render(), as: UTF8.self) }

  @Test("counters, gauges and histograms are written in Prometheus text, in order")
  func render() {
    let requests = registry.counter(
      "rag_http_requests_total", help: "Requests\nby \\route.", labels: ["route", "status"])
    requests.with("/b", "200").increment()
    requests.with("/a", "200").increment(by: 2.5)
    requests.with("/a", "200").increment()
    requests.with("q\"\\\n", "500").increment(by: 0)
    registry.gauge("rag_connections", help: "Open connections.").with().set(3)
    let seconds = registry.histogram("rag_seconds", help: "Time.", labels: ["stage"], buckets: [0.1, 1, 2.5])
    for value in [0.05, 0.1, 0.5, 2, 9] { seconds.with("embedding").observe(value) }
    seconds.with("embedding").observe(.milliseconds(10))
    #expect(
      text == #"""
        # HELP rag_connections Open connections.
        # TYPE rag_connections gauge
        rag_connections 3
        # HELP rag_http_requests_total Requests\nby \\route.
        # TYPE rag_http_requests_total counter
        rag_http_requests_total{route="/a",status="200"} 3.5
        rag_http_requests_total{route="/b",status="200"} 1
        rag_http_requests_total{route="q\"\\\n",status="500"} 0
        # HELP rag_seconds Time.
        # TYPE rag_seconds histogram
        rag_seconds_bucket{stage="embedding",le="0.1"} 3
        rag_seconds_bucket{stage="embedding",le="1"} 4
        rag_seconds_bucket{stage="embedding",le="2.5"} 5
        rag_seconds_bucket{stage="embedding",le="+Inf"} 6
        rag_seconds_sum{stage="embedding"} 11.66
        rag_seconds_count{stage="embedding"} 6

        """#)
  }

  @Test("the same name gives the same family, and a metric without labels shows 0 at once")
  func sameFamily() {
    registry.counter("a_total", help: "A.").with().increment()
    registry.counter("a_total", help: "A.").with().increment()
    #expect(text.contains("a_total 2\n"))
    _ = registry.counter("b_total", help: "B.")
    #expect(text.contains("b_total 0\n"))
    _ = registry.counter("c_total", help: "C.", labels: ["x"])
    #expect(!text.contains("c_total"))
  }

  @Test("what several writers count for themselves under one set of labels is added up")
  func parts() {
    let counter = registry.counter("a_total", help: "A.", labels: ["x"])
    counter.with("y").increment()
    for _ in 0..<2 { counter.part(of: "y").increment(by: 2) }
    counter.part(of: "z").increment()
    let seconds = registry.histogram("b_seconds", help: "B.", buckets: [1])
    for value in [0.5, 0.25, 3] { seconds.part().observe(value) }
    for line in [
      "a_total{x=\"y\"} 5", "a_total{x=\"z\"} 1", "b_seconds_bucket{le=\"1\"} 2", "b_seconds_bucket{le=\"+Inf\"} 3",
      "b_seconds_sum 3.75", "b_seconds_count 3",
    ] {
      #expect(text.contains(line + "\n"))
    }
  }

  @Test("label sets are bounded: what is too many is counted together")
  func bounded() {
    let family = registry.counter("a_total", help: "A.", labels: ["x", "y"])
    for index in 0..<3000 { family.with("\(index)", "z").increment() }
    #expect(text.split(separator: "\n").count == 2 + 1001)
    #expect(text.contains(#"a_total{x="_other",y="_other"} 2000"#))
  }

  @Test("missing label values are empty, surplus ones are left out")
  func labelCount() {
    registry.counter("a_total", help: "A.", labels: ["x", "y"]).with("1").increment()
    registry.counter("b_total", help: "B.", labels: ["x"]).with("1", "2").increment()
    #expect(text.contains(#"a_total{x="1",y=""} 1"#))
    #expect(text.contains(#"b_total{x="1"} 1"#))
  }

  @Test("a counter never goes down, and what is no number leaves all as it was")
  func monotonic() {
    let counter = registry.counter("a_total", help: "A.").with()
    for amount in [1, -1, .nan, .infinity, 0.25] { counter.increment(by: amount) }
    #expect(counter.value == 1.25)
    let gauge = registry.gauge("g", help: "G.").with()
    gauge.increment(by: 2)
    gauge.increment(by: -0.5)
    #expect(gauge.value == 1.5)
    gauge.set(7)
    #expect(gauge.value == 7)
    registry.histogram("h", help: "H.", buckets: [1]).with().observe(.nan)
    #expect(text.contains("h_count 0\n"))
  }

  @Test("nothing is lost when many count at once")
  func concurrent() async {
    let counter = registry.counter("a_total", help: "A.").with()
    let histogram = registry.histogram("h", help: "H.").with()
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<5000 {
            counter.increment()
            counter.increment(by: 0.5)
            histogram.observe(0.02)
          }
        }
      }
    }
    #expect(counter.value == 30_000)
    #expect(text.contains("h_count 20000\n"))
    #expect(text.contains("h_bucket{le=\"0.025\"} 20000\n"))
  }

  @Test("figures of the process are read when they are asked for")
  func process() {
    registry.addProcessMetrics()
    let values = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ") }
    let names = [
      "process_cpu_seconds_total", "process_open_fds", "process_resident_memory_bytes", "process_start_time_seconds",
    ]
    #expect(values.map { String($0[0]) } == names)
    #expect(values.allSatisfy { (Double($0[1]) ?? 0) > 0 })
  }
}

@Suite("trace context") struct TraceContextTests {
  @Test("a header is read and written again")
  func roundTrip() throws {
    let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let context = try #require(TraceContext(traceparent: header))
    #expect(context.isSampled)
    #expect(context.traceparent == header)
    let child = context.child()
    #expect(child.traceID == context.traceID)
    #expect(child.spanID != context.spanID)
    let own = TraceContext(isSampled: false)
    #expect(own.traceparent.utf8.count == 55)
    #expect(TraceContext(traceparent: own.traceparent) == own)
  }

  @Test("a later version is read by what is known of it")
  func laterVersion() {
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
    #expect(TraceContext(traceparent: "01-\(trace)-00-extra") != nil)
    #expect(TraceContext(traceparent: "cc-\(trace)-09")?.isSampled == true)
  }

  @Test(
    "what the specification refuses is refused",
    arguments: [
      "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0", "00-0-0-0",
      "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
      "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
      "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
      "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "é0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
    ])
  func refused(header: String) {
    #expect(TraceContext(traceparent: header) == nil)
  }
}
