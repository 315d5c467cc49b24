#!/usr/bin/env python3
"""rag-runtime beside a peer server, in one run, on the same upstream stub: CPU, memory, start-up time as ratios.

  Benchmarks/compare.py --tools DIR [--rounds 5] [--seconds 3] [--only healthz,retrieve,sse,memory,startup]

DIR holds `upstream-stub`, `loadgen` and `peers/rust-axum` (test-bench tools that are not part of this repository).
Release binaries are taken from .build/release (`make build`). Rounds are interleaved, each figure is the median;
the spread is printed too. CPU is the server's own time by the kernel's clock, so other load disturbs it least.
"""
import argparse, json, os, re, signal, statistics, subprocess, sys, time, urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEY = "bench-key"


class Server:
    """A child process that prints or answers when it is up."""

    def __init__(self, name, command, env, url=None):
        self.name, self.url = name, url
        full = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")} | env
        self.started = time.perf_counter()
        self.process = subprocess.Popen(command, env=full, stdout=subprocess.PIPE if url is None else subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, text=True)
        if url is None:
            self.url = re.search(r"http://[0-9.]+:\d+", self.process.stdout.readline()).group(0)
        else:
            self.first_answer = wait_for(url + "/healthz", self.process, self.started)

    @property
    def pid(self):
        return self.process.pid

    def memory_mib(self):
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def wait_for(url, process, started, limit=20):
    """Seconds from the start of the process to its first answer."""
    host, port = re.match(r"http://([^:/]+):(\d+)", url).groups()
    import socket
    while time.perf_counter() - started < limit:
        if process.poll() is not None:
            sys.exit(f"compare: {process.args[0]} ended with {process.returncode}")
        try:
            with socket.create_connection((host, int(port)), timeout=2) as s:
                s.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                if s.recv(64).startswith(b"HTTP/1.1 200"):
                    return time.perf_counter() - started
        except OSError:
            pass
        time.sleep(0.0005)
    sys.exit(f"compare: no answer from {url}")


def free_port():
    import socket
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def loadgen(tools, mode, server, path, **options):
    command = [str(tools / "loadgen"), mode, "--url", server.url + path, "--pid", str(server.pid)]
    for key, value in options.items():
        for item in value if isinstance(value, list) else [value]:
            command += [f"--{key.replace('_', '-')}", str(item)]
    out = subprocess.run(command, capture_output=True, text=True, timeout=180)
    try:
        return json.loads(out.stdout)
    except ValueError:
        sys.exit(f"compare: {' '.join(command)} said\n{out.stdout[-500:]}{out.stderr[-500:]}")


def runtime(build, stub, port, loops_env):
    return Server("rag-runtime", [str(build / "rag-runtime")], loops_env | {
        "ENGINE_URL": stub.url, "OPENAI_BASE_URL": stub.url + "/v1", "OPENAI_API_KEY": "k", "CHAT_MODEL": "stub-100x20ms-ts",
        "STORES": "magento2_product_1", "STORE_CURRENCY": "USD", "API_KEYS": KEY, "LISTEN": f"127.0.0.1:{port}",
        "LOG_LEVEL": "info", "LOG_FORMAT": "json", "RATE_LIMIT": "off"}, f"http://127.0.0.1:{port}")


def axum(tools, stub, port):
    return Server("rust-axum", [str(tools / "peers/rust-axum")], {
        "PORT": str(port), "OPENAI_BASE_URL": stub.url + "/v1", "OPENAI_API_KEY": "k", "SEARCH_URL": stub.url,
        "SEARCH_INDEX": "products-rag-active", "CHAT_MODEL": "stub-100x20ms-ts", "TOKIO_WORKER_THREADS": str(os.cpu_count())},
        f"http://127.0.0.1:{port}")


def measure(case, tools, server, seconds):
    """One figure: CPU microseconds per request or token, and whether anything went wrong."""
    headers = [f"authorization: Bearer {KEY}", "content-type: application/json"]
    if case == "healthz":
        r = loadgen(tools, "rps", server, "/healthz", conns=64, duration=f"{seconds}s")
        return r["cpu_ms_per_request"] * 1000, r["errors"], r["rps"]
    if case == "retrieve":
        r = loadgen(tools, "rps", server, "/api/v1/actions/retrieve_products", conns=32, duration=f"{seconds}s", header=headers,
                    body='{"query":"waterproof jacket {{n}}","top_k":5}', expect="sku")
        return r["cpu_ms_per_request"] * 1000, r["errors"], r["rps"]
    model = "magento-rag" if server.name == "rag-runtime" else "stub-100x20ms-ts"
    body = json.dumps({"model": model, "stream": True, "messages": [{"role": "user", "content": "which waterproof jacket do you have {{n}}"}]})
    r = loadgen(tools, "sse", server, "/api/v1/chat/completions", streams=200, duration=f"{max(seconds, 5)}s", header=headers, body=body)
    return r["cpu_us_per_token"], r.get("broken", 0), r.get("tokens", 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--build", type=Path, default=ROOT / ".build/release")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--only", default="healthz,retrieve,sse,memory,startup")
    args = parser.parse_args()
    stub = Server("stub", [str(args.tools / "upstream-stub"), "--port", "0", "--catalog", "300"], {})
    servers = []
    try:
        subprocess.run([str(args.build / "rag-indexer"), "run"], check=True, capture_output=True, timeout=120, env={
            "PATH": os.environ["PATH"], "ENGINE_URL": stub.url, "OPENAI_BASE_URL": stub.url + "/v1", "OPENAI_API_KEY": "k",
            "STORES": "magento2_product_1", "STORE_CURRENCY": "USD"})
        make = [lambda: runtime(args.build, stub, free_port(), {}), lambda: axum(args.tools, stub, free_port())]
        if "startup" in args.only:
            for build in make:
                times = []
                for _ in range(10):
                    server = build()
                    times.append(server.first_answer * 1000)
                    server.stop()
                print(f"start-up to first answer, {server.name}: median {statistics.median(times):.1f} ms, "
                      f"{min(times):.1f}–{max(times):.1f}", flush=True)
        servers = [build() for build in make]
        time.sleep(0.5)
        if "memory" in args.only:
            print("resident memory idle:", ", ".join(f"{s.name} {s.memory_mib():.1f} MiB" for s in servers), flush=True)
        for case in [c for c in ("healthz", "retrieve", "sse") if c in args.only]:
            figures = {s.name: [] for s in servers}
            for _ in range(args.rounds):
                for server in servers:
                    figure, errors, amount = measure(case, args.tools, server, args.seconds)
                    figures[server.name].append(figure)
                    if errors:
                        print(f"  {case}: {server.name} had {errors} errors", flush=True)
            ours, peer = (statistics.median(figures[s.name]) for s in servers)
            unit = "µs CPU per token" if case == "sse" else "µs CPU per request"
            spread = "; ".join(f"{n} {statistics.median(v):.2f} ({min(v):.2f}–{max(v):.2f})" for n, v in figures.items())
            print(f"{case}: {spread} {unit}; ratio {ours / peer:.2f}; memory "
                  + ", ".join(f"{s.name} {s.memory_mib():.1f} MiB" for s in servers), flush=True)
    finally:
        for server in servers + [stub]:
            server.stop()


if __name__ == "__main__":
    main()
