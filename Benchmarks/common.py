"""What the benchmarks share: servers as children, their CPU and memory by the kernel, the load generator."""
import argparse, json, os, re, resource, signal, socket, subprocess, sys, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build/release"
KEY = "bench-key"
CHAT_HEADERS = [f"authorization: Bearer {KEY}", "content-type: application/json"]


def arguments(doc, rounds=5):
    """The parser of what all benchmarks take; each adds its own."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--build", type=Path, default=BUILD)
    parser.add_argument("--rounds", type=int, default=rounds)
    return parser


class Server:
    """A child process that serves. `first` is the time from its start to its first answer, in seconds."""

    def __init__(self, name, command, env, url, log=None):
        self.name, self.url = name, url
        self.port = int(url.rsplit(":", 1)[1])
        begun = time.perf_counter()
        self.process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=log or subprocess.DEVNULL,
                                        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")} | env)
        while not answers(self.port):
            if self.process.poll() is not None or time.perf_counter() - begun > 20:
                sys.exit(f"{name} did not come up")
            time.sleep(0.0005)
        self.first = time.perf_counter() - begun

    @property
    def pid(self):
        return self.process.pid

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as s:
            s.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            return s.recv(64).startswith(b"HTTP/1.1 ")
    except OSError:
        return False


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def raise_descriptor_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def start(name, command, env, port=None, log=None):
    """Where `{port}` stands in the command or the environment comes a free port."""
    port = str(port or free_port())
    put = lambda text: str(text).replace("{port}", port)
    return Server(name, [put(part) for part in command], {key: put(value) for key, value in env.items()},
                  f"http://127.0.0.1:{port}", log)


def upstream_stub(tools, catalog=300):
    return start("stub", [tools / "upstream-stub", "--port", "{port}", "--catalog", catalog], {})


def upstream_env(stub):
    """The settings that runtime and indexer need. The stub evaluates no queries: the gates that need them are left out."""
    return {"ENGINE_URL": stub.url, "OPENAI_BASE_URL": stub.url + "/v1", "OPENAI_API_KEY": "k", "STORES": "magento2_product_1",
            "STORE_CURRENCY": "USD", "STORE_STOCK_FLAG": "plain", "SKIP_GATES": "vectors,retrieval"}


def fill_index(build, stub):
    subprocess.run([str(build / "rag-indexer"), "run"], check=True, capture_output=True, timeout=120,
                   env={"PATH": os.environ["PATH"]} | upstream_env(stub))


def runtime(build, stub, model):
    return start("rag-runtime", [build / "rag-runtime"], upstream_env(stub) | {
        "CHAT_MODEL": model, "API_KEYS": KEY, "LISTEN": "127.0.0.1:{port}", "LOG_LEVEL": "info", "LOG_FORMAT": "json", "RATE_LIMIT": "off"})


def peer(name, tools, stub, model, threads=None, prefix=()):
    """`rust-axum` or `go-nethttp`, with the runtime's routes; without a stub its own only."""
    url = stub.url if stub else "http://127.0.0.1:9"
    threads = str(threads or os.cpu_count())
    return start(name, [*prefix, tools / "peers" / name], {
        "PORT": "{port}", "OPENAI_BASE_URL": url + "/v1", "OPENAI_API_KEY": "k", "SEARCH_URL": url, "SEARCH_INDEX": "products-rag-active",
        "CHAT_MODEL": model, "TOKIO_WORKER_THREADS": threads, "GOMAXPROCS": threads})


def echo(build, prefix=(), log=None, **env):
    return start("http-echo", [*prefix, build / "http-echo", "--listen", "127.0.0.1:{port}"],
                 {"MAX_CONNECTIONS": "20000", "RATE_LIMIT": "off", "LOG_LEVEL": "info"} | env, log=log)


def loadgen(tools, mode, url, server, **options):
    """The load generator's figures; CPU and memory are the server's."""
    if server.process.poll() is not None:
        sys.exit(f"{server.name} has ended by itself with {server.process.returncode}")
    command = [str(tools / "loadgen"), mode, "--url", url, "--pid", str(server.pid)]
    for key, value in options.items():
        for item in value if isinstance(value, list) else [value]:
            command.append(f"--{key.replace('_', '-')}={item}")
    out = subprocess.run(command, capture_output=True, text=True, timeout=300)
    try:
        return json.loads(out.stdout)
    except ValueError:
        sys.exit(f"{' '.join(command)} said\n{out.stdout[-500:]}{out.stderr[-500:]}")


def family(pid):
    """A process and all below it."""
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


def machine_times():
    """Of all CPUs since boot: (idle, all), in ticks."""
    ticks = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)
