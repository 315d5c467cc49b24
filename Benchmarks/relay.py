#!/usr/bin/env python3
"""Many SSE streams relayed through rag-runtime, a hyper (axum) and a Go server: the delay that each adds to an event, and its CPU.

  Benchmarks/relay.py --tools DIR [--loads 200x50,500x50,1000x50,1000x10] [--rounds 3] [--seconds 10] [--only rag-runtime,…]
                      [--nice -10]

DIR holds `upstream-stub`, `loadgen` and `peers/` (test-bench tools that are not part of this repository); release binaries are
taken from .build/release. A load is STREAMSxEVENTS a second of each stream. Each token bears the time when the stub sent it, so
an event's delay is what lies between that and its arrival at the client. In each round the load generator first reads straight
from the stub, then through each server; the delay added is the difference of the medians (and of the 99th percentiles).

Stub, server and load generator share the machine. A load at which streams take longer than they should, or at which next to no
CPU time is left to others, says nothing about a server's delay, only about its CPU. `stretch` (the median stream's duration as a
multiple of what it should be), `idle` (share of CPU time left over while all streams ran) and `others` (share taken by processes
without a part in this) show it, and such rows are marked. With `--nice -10` (as root) others get less.
"""
import json, os, resource, statistics, threading, time
from pathlib import Path

from common import (CHAT_HEADERS, arguments, cpu_seconds, fill_index, loadgen, machine_times, peer, raise_descriptor_limit, resident_mib,
                    runtime, upstream_stub)

RAMP = 2
COLUMNS = ["p50", "p99", "cpu", "stub_cpu", "stretch", "idle", "others", "memory"]


def run(tools, server, stub, load, seconds):
    """One load through one server, or straight from the stub when the server is the stub."""
    streams, rate = load
    tokens = seconds * rate
    model = "magento-rag" if server.name == "rag-runtime" else pace(load, seconds)
    body = json.dumps({"model": model, "stream": True, "messages": [{"role": "user", "content": "which waterproof jacket {{n}}"}]})
    path = "/v1/chat/completions" if server is stub else "/api/v1/chat/completions"
    middle = {}
    watch = threading.Thread(target=observe, args=(server, seconds, middle))
    before, begun, busy = cpu_seconds(stub.pid), ours(server, stub), machine_times()
    watch.start()
    r = loadgen(tools, "sse", server.url + path, server, header=CHAT_HEADERS, body=body, streams=streams, once="true", ramp=f"{RAMP}s",
                warmup="0s", duration=f"{seconds}s", expect_tokens=tokens, timeout="60s")
    watch.join()
    idle, total = (now - then for now, then in zip(machine_times(), busy))
    others = 1 - idle / total - (ours(server, stub) - begun) / (total / os.sysconf("SC_CLK_TCK"))
    broken = r["broken"] + streams - r["completed"]
    if broken:
        print(f"  {server.name}: {broken} of {streams} streams broken: {r['broken_kinds']}", flush=True)
    return {"p50": r["token_delay_ms"]["p50"], "p99": r["token_delay_ms"]["p99"], "cpu": r["cpu_us_per_token"],
            "stub_cpu": (cpu_seconds(stub.pid) - before) / r["tokens"] * 1e6, "broken": broken, "others": max(0, others),
            "stretch": r["stream_ms"]["p50"] / 1000 / ((tokens - 1) / rate)} | middle


def ours(server, stub):
    """CPU seconds so far of the server, the stub and all load generators."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(cpu_seconds(pid) for pid in {server.pid, stub.pid}) + children.ru_utime + children.ru_stime


def observe(server, seconds, into):
    """While all streams run: the share of CPU time left over, and the server's memory at its end."""
    time.sleep(RAMP + 0.5)
    idle, total = machine_times()
    time.sleep(max(1, seconds - RAMP - 1))
    now_idle, now_total = machine_times()
    into |= {"idle": (now_idle - idle) / (now_total - total), "memory": resident_mib(server.pid)}


def pace(load, seconds):
    streams, rate = load
    return f"stub-{seconds * rate}x{1000 / rate:g}ms-ts"


def measure(args, stub, load):
    """All servers under one load; the servers are new ones, since each keeps the model's name."""
    model = pace(load, args.seconds)
    makers = {"rag-runtime": lambda: runtime(args.build, stub, model)} | {
        name: lambda name=name: peer(name, args.tools, stub, model) for name in ("rust-axum", "go-nethttp")}
    servers = [stub] + [make() for name, make in makers.items() if name in args.only.split(",")]
    figures = {server.name: [] for server in servers}
    try:
        for _ in range(args.rounds):
            for server in servers:
                figures[server.name].append(run(args.tools, server, stub, load, args.seconds))
    finally:
        for server in servers[1:]:
            server.stop()
    return figures


def report(load, rounds):
    streams, rate = load
    medians = {name: {c: statistics.median(r[c] for r in runs) for c in COLUMNS} for name, runs in rounds.items()}
    base = medians["stub"]
    print(f"{streams} streams × {rate} events/s (medians of {len(rounds['stub'])} rounds; straight from the stub: delay "
          f"p50 {base['p50']:.2f} ms, p99 {base['p99']:.2f} ms, stub {base['stub_cpu']:.1f} µs CPU per event, "
          f"stretch {base['stretch']:.2f}, idle {base['idle']:.0%}, others {base['others']:.0%})")
    print("  server       added p50 ms  added p99 ms    µs CPU/event (range)    MiB  stretch  idle  others  broken")
    for name, m in medians.items():
        if name == "stub":
            continue
        saturated = "  saturated" if m["idle"] + m["others"] < 0.15 or base["idle"] + base["others"] < 0.15 or m["stretch"] > 1.02 else ""
        cpu = [r["cpu"] for r in rounds[name]]
        print(f"  {name:11s}  {m['p50'] - base['p50']:12.2f}  {m['p99'] - base['p99']:12.2f}  {m['cpu']:6.1f} ({min(cpu):5.1f}–{max(cpu):5.1f})"
              f"  {m['memory']:11.1f}  {m['stretch']:7.2f}  {m['idle']:4.0%}  {m['others']:6.0%}  {sum(r['broken'] for r in rounds[name]):6d}{saturated}", flush=True)
    return sum(r["broken"] for runs in rounds.values() for r in runs)


def go_first(nice):
    """Before other work on the machine; where the kernel groups processes by session, the number is the session's."""
    os.nice(nice)
    try:
        os.setsid()
        Path("/proc/self/autogroup").write_text(str(nice))
    except OSError as error:
        print(f"relay: only the process itself has got another priority: {error}")


def main():
    parser = arguments(__doc__, rounds=3)
    parser.add_argument("--loads", default="200x50,500x50,1000x50,1000x10")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--only", default="rag-runtime,rust-axum,go-nethttp")
    parser.add_argument("--nice", type=int, default=0)
    args = parser.parse_args()
    if args.nice:
        go_first(args.nice)
    raise_descriptor_limit()
    stub = upstream_stub(args.tools)
    broken = 0
    try:
        fill_index(args.build, stub)
        for text in args.loads.split(","):
            load = tuple(int(number) for number in text.split("x"))
            broken += report(load, measure(args, stub, load))
    finally:
        stub.stop()
    raise SystemExit(1 if broken else 0)


if __name__ == "__main__":
    main()
