#!/usr/bin/env python3
"""http-echo beside nginx, a hyper-based and a Go server, in one run: requests per second, CPU per request, idle memory, start-up.

  Benchmarks/server.py --tools DIR [--rounds 5] [--seconds 3] [--only throughput,idle,startup] [--idle 10000]

Needs `wrk` and `nginx` (Debian's packages) and DIR with `peers/rust-axum`, `peers/go-nethttp`. http-echo is taken from
.build/release (`make build`). A keep-alive GET of a small answer over 64 connections; servers take turns in each round; figures
are medians, with the spread. With --loops 1 every server is bound to one CPU by its own means, with 2 to two.
"""
import argparse, os, re, resource, signal, socket, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def family(pid):
    out = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            out += family(int(child))
    return out


def cpu_seconds(pid):
    """User and system time of a process and its children, from schedstat (nanoseconds) of each thread."""
    total = 0
    for member in family(pid):
        for task in Path(f"/proc/{member}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
    return total / 1e9


def resident_mib(pid):
    return sum(int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{p}/status").read_text()).group(1)) for p in family(pid)) / 1024


def answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as s:
            s.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            return s.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


class Peer:
    def __init__(self, name, port, process, first):
        self.name, self.port, self.process, self.first = name, port, process, first

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(name, tools, build, loops, folder):
    port = free_port()
    env = {"PATH": os.environ["PATH"], "HOME": "/", "PORT": str(port), "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": "k",
           "SEARCH_URL": "http://127.0.0.1:9", "SEARCH_INDEX": "x", "CHAT_MODEL": "x"}
    prefix = ["taskset", "-c", "0" if loops == 1 else "0,1"]
    if name == "http-echo":
        command = prefix + [str(build / "http-echo"), "--listen", f"127.0.0.1:{port}"]
        env |= {"MAX_CONNECTIONS": "20000", "RATE_LIMIT": "off", "LOG_LEVEL": "info"}
    elif name == "hyper":
        command, env["TOKIO_WORKER_THREADS"] = [str(tools / "peers/rust-axum")], str(loops)
    elif name == "go":
        command, env["GOMAXPROCS"] = [str(tools / "peers/go-nethttp")], str(loops)
    else:
        conf = Path(folder) / f"nginx-{port}.conf"
        conf.write_text(f"""daemon off; worker_processes {loops}; pid {folder}/nginx-{port}.pid; error_log /dev/null;
events {{ worker_connections 20000; }}
http {{ access_log {folder}/access.log; keepalive_requests 10000000; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
server {{ listen 127.0.0.1:{port} reuseport backlog=1024; location / {{ default_type application/json; return 200 '{{"status":"ok"}}'; }} }} }}""")
        command = ["nginx", "-c", str(conf)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=open(f"{folder}/{name}.log", "w"))
    while not answers(port):
        if process.poll() is not None or time.perf_counter() - begun > 10:
            sys.exit(f"server: {name} did not come up; see {folder}/{name}.log")
        time.sleep(0.0005)
    return Peer(name, port, process, time.perf_counter() - begun)


def wrk(peer, seconds):
    before = cpu_seconds(peer.process.pid)
    out = subprocess.run(["wrk", "-t1", "-c64", f"-d{seconds}s", f"http://127.0.0.1:{peer.port}/healthz"], capture_output=True, text=True).stdout
    used = cpu_seconds(peer.process.pid) - before
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    if "Non-2xx" in out or "Socket errors" in out:
        print("  " + peer.name + ": " + out.strip().splitlines()[-3])
    return requests / seconds, used / requests * 1e6


def idle(peer, count):
    """Memory with `count` keep-alive connections that have had one answer each."""
    sockets = []
    for _ in range(count):
        s = socket.create_connection(("127.0.0.1", peer.port))
        s.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        sockets.append(s)
    for s in sockets:
        s.recv(1024)
    time.sleep(0.3)
    memory = resident_mib(peer.process.pid)
    for s in sockets:
        s.close()
    return memory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--build", type=Path, default=ROOT / ".build/release")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--idle", type=int, default=10_000)
    parser.add_argument("--loops", default="1,2")
    parser.add_argument("--only", default="throughput,idle,startup")
    args = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    names = ["http-echo", "nginx", "hyper", "go"]
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        for loops in [int(n) for n in args.loops.split(",")] if "throughput" in args.only else []:
            peers = [start(name, args.tools, args.build, loops, folder) for name in names]
            try:
                rates, costs = {n: [] for n in names}, {n: [] for n in names}
                for peer in peers:
                    wrk(peer, 1)
                for _ in range(args.rounds):
                    for peer in peers:
                        rate, cost = wrk(peer, args.seconds)
                        rates[peer.name].append(rate)
                        costs[peer.name].append(cost)
                ours = statistics.median(costs["http-echo"])
                for name in names:
                    cost = statistics.median(costs[name])
                    print(f"{loops} loop(s) {name:10s} {statistics.median(rates[name]):9.0f} requests/s  {cost:6.2f} µs CPU per request "
                          f"({min(costs[name]):.2f}–{max(costs[name]):.2f})  ours ÷ this {ours / cost:.2f}", flush=True)
            finally:
                for peer in peers:
                    peer.stop()
        if "idle" in args.only:
            for name in names:
                peer = start(name, args.tools, args.build, 2, folder)
                print(f"{args.idle} idle keep-alive connections: {name} {idle(peer, args.idle):.1f} MiB resident", flush=True)
                peer.stop()
        if "startup" in args.only:
            for name in names:
                times = []
                for _ in range(10):
                    peer = start(name, args.tools, args.build, 2, folder)
                    times.append(peer.first * 1000)
                    peer.stop()
                print(f"start to first answer: {name} {statistics.median(times):.1f} ms ({min(times):.1f}–{max(times):.1f})", flush=True)


if __name__ == "__main__":
    main()
