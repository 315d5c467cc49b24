#!/usr/bin/env python3
"""http-echo beside nginx, a hyper-based and a Go server, in one run: requests per second, CPU per request, idle memory, start-up.

  Benchmarks/server.py --tools DIR [--rounds 5] [--seconds 3] [--only throughput,idle,startup] [--idle 10000]

Needs `wrk` and `nginx` (Debian's packages) and DIR with `peers/rust-axum`, `peers/go-nethttp`. http-echo is taken from
.build/release (`make build`). A keep-alive GET of a small answer over 64 connections; servers take turns in each round; figures
are medians, with the spread. With --loops 1 every server is bound to one CPU by its own means, with 2 to two.
"""
import os, re, socket, statistics, subprocess, tempfile, time
from pathlib import Path

from common import arguments, cpu_seconds, echo, free_port, peer, raise_descriptor_limit, resident_mib, start

PEERS = {"hyper": "rust-axum", "go": "go-nethttp"}


def begin(name, tools, build, loops, folder):
    if name in PEERS:
        return peer(PEERS[name], tools, None, "x", loops, pinned(loops))
    if name == "nginx":
        return nginx(loops, folder)
    # Like nginx it writes its access log into a file.
    return echo(build, pinned(loops), open(f"{folder}/{name}.log", "w"), ACCESS_LOG="true", LOG_FORMAT="json")


def pinned(loops):
    return ["taskset", "-c", "0" if loops == 1 else "0,1"]


def nginx(loops, folder):
    port = free_port()
    conf = Path(folder) / f"nginx-{port}.conf"
    conf.write_text(f"""daemon off; worker_processes {loops}; pid {folder}/nginx-{port}.pid; error_log /dev/null;
events {{ worker_connections 20000; }}
http {{ access_log {folder}/access.log; keepalive_requests 10000000; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
server {{ listen 127.0.0.1:{port} reuseport backlog=1024; location / {{ default_type application/json; return 200 '{{"status":"ok"}}'; }} }} }}""")
    return start("nginx", [*pinned(loops), "nginx", "-c", conf], {}, port)


def wrk(server, seconds):
    before = cpu_seconds(server.pid)
    out = subprocess.run(["wrk", "-t1", "-c64", f"-d{seconds}s", f"http://127.0.0.1:{server.port}/healthz"], capture_output=True, text=True).stdout
    used = cpu_seconds(server.pid) - before
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    if "Non-2xx" in out or "Socket errors" in out:
        print("  " + server.name + ": " + out.strip().splitlines()[-3])
    return requests / seconds, used / requests * 1e6


def idle(server, count):
    """Memory with `count` keep-alive connections that have had one answer each."""
    sockets = []
    for _ in range(count):
        s = socket.create_connection(("127.0.0.1", server.port))
        s.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        sockets.append(s)
    for s in sockets:
        s.recv(1024)
    time.sleep(0.3)
    memory = resident_mib(server.pid)
    for s in sockets:
        s.close()
    return memory


def main():
    parser = arguments(__doc__)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--idle", type=int, default=10_000)
    parser.add_argument("--loops", default="1,2")
    parser.add_argument("--only", default="throughput,idle,startup")
    args = parser.parse_args()
    raise_descriptor_limit()
    names = ["http-echo", "nginx", "hyper", "go"]
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        for loops in [int(n) for n in args.loops.split(",")] if "throughput" in args.only else []:
            servers = {name: begin(name, args.tools, args.build, loops, folder) for name in names}
            try:
                rates, costs = {n: [] for n in names}, {n: [] for n in names}
                for server in servers.values():
                    wrk(server, 1)
                for _ in range(args.rounds):
                    for name, server in servers.items():
                        rate, cost = wrk(server, args.seconds)
                        rates[name].append(rate)
                        costs[name].append(cost)
                ours = statistics.median(costs["http-echo"])
                for name in names:
                    cost = statistics.median(costs[name])
                    print(f"{loops} loop(s) {name:10s} {statistics.median(rates[name]):9.0f} requests/s  {cost:6.2f} µs CPU per request "
                          f"({min(costs[name]):.2f}–{max(costs[name]):.2f})  ours ÷ this {ours / cost:.2f}", flush=True)
            finally:
                for server in servers.values():
                    server.stop()
        if "idle" in args.only:
            for name in names:
                server = begin(name, args.tools, args.build, 2, folder)
                print(f"{args.idle} idle keep-alive connections: {name} {idle(server, args.idle):.1f} MiB resident", flush=True)
                server.stop()
        if "startup" in args.only:
            for name in names:
                times = []
                for _ in range(10):
                    server = begin(name, args.tools, args.build, 2, folder)
                    times.append(server.first * 1000)
                    server.stop()
                print(f"start to first answer: {name} {statistics.median(times):.1f} ms ({min(times):.1f}–{max(times):.1f})", flush=True)


if __name__ == "__main__":
    main()
