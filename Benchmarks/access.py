"""What access costs: the CPU of a retrieval with a JWT, limits, a daily budget, telemetry and metrics, beside the same build with none
of them; and whether a collector that is away or hangs is felt. Rounds are interleaved.

    python3 Benchmarks/access.py --tools ../shared/tools
"""
import base64, http.server, json, socket, statistics, subprocess, tempfile, threading, time
from pathlib import Path
from common import *

AUDIENCE = "bench"


def text64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Issuer:
    """An authorization server on loopback that has one RSA key, made and used by the command `openssl`."""

    def __init__(self, folder):
        self.key = Path(folder) / "key.pem"
        run = lambda *words, data=None: subprocess.run(words, input=data, check=True, capture_output=True).stdout
        run("openssl", "genrsa", "-out", str(self.key), "2048")
        modulus = bytes.fromhex(run("openssl", "rsa", "-in", str(self.key), "-noout", "-modulus").decode().strip().split("=")[1])
        keys = {"keys": [{"kty": "RSA", "kid": "1", "alg": "RS256", "use": "sig", "n": text64(modulus), "e": "AQAB"}]}
        self.server = serve(json.dumps(keys).encode())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        now = int(time.time())
        claims = {"iss": self.url, "aud": AUDIENCE, "sub": "bench", "iat": now, "exp": now + 3600, "scope": "retrieve chat"}
        signed = ".".join(text64(json.dumps(part).encode()) for part in ({"alg": "RS256", "kid": "1", "typ": "JWT"}, claims))
        self.token = signed + "." + text64(run("openssl", "dgst", "-sha256", "-sign", str(self.key), data=signed.encode()))


def serve(answer):
    """Answers every request with 200 and the same bytes."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.rfile.read(int(self.headers.get("content-length") or 0))
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def hanging():
    """A port that takes connections and never answers."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(1000)
    return listener


def main():
    args = arguments(__doc__).parse_args()
    stub = upstream_stub(args.tools)
    fill_index(args.build, stub)
    base = upstream_env(stub) | {"CHAT_MODEL": "stub-10x0ms", "LISTEN": "127.0.0.1:{port}", "LOG_LEVEL": "info", "LOG_FORMAT": "json"}
    with tempfile.TemporaryDirectory() as folder:
        issuer, collector, silent = Issuer(folder), serve(b"{}"), hanging()
        everything = base | {
            "AUTH": "required", "OAUTH_ISSUER": issuer.url, "OAUTH_AUDIENCE": AUDIENCE, "OAUTH_JWKS_URL": issuer.url + "/jwks",
            "RATE_LIMIT": "1000000/1000000", "MODEL_PRICES": "stub-10x0ms=1/1", "DAILY_BUDGET_USD": "1000000", "DAILY_TOKENS_PER_CLIENT": "1000000000",
            "OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_METRIC_EXPORT_INTERVAL": "1000", "OTEL_BSP_SCHEDULE_DELAY": "500"}
        endpoint = lambda port: {"OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{port}"}
        sampled = {"OTEL_TRACES_SAMPLER_ARG": "0.01"}
        kinds = {
            "nothing": base | {"AUTH": "none", "RATE_LIMIT": "off"},
            "everything, 1 % of traces": everything | sampled | endpoint(collector.server_port),
            "everything, all traces": everything | {"OTEL_TRACES_SAMPLER_ARG": "1"} | endpoint(collector.server_port),
            "collector away, all traces": everything | {"OTEL_TRACES_SAMPLER_ARG": "1"} | endpoint(free_port()),
            "collector hangs, all traces": everything | {"OTEL_TRACES_SAMPLER_ARG": "1"} | endpoint(silent.getsockname()[1]),
        }
        servers = {name: start(name, [args.build / "rag-runtime"], env) for name, env in kinds.items()}
        headers = ["content-type: application/json", f"authorization: Bearer {issuer.token}"]
        runs = {name: [] for name in kinds}
        for _ in range(args.rounds):
            for name, server in servers.items():
                options = dict(header=headers, body='{"query":"waterproof jacket {{n}}","top_k":5}', expect="sku", warmup="200ms")
                free = loadgen(args.tools, "rps", server.url + "/api/v1/actions/retrieve_products", server, conns=16, duration="2s", **options)
                paced = loadgen(args.tools, "rps", server.url + "/api/v1/actions/retrieve_products", server, conns=16, duration="2s", rate=300,
                                **options)
                runs[name].append((free["cpu_ms_per_request"] * 1000, free["errors"] + paced["errors"], paced["latency_ms"]["p50"],
                                   paced["latency_ms"]["p99"], resident_mib(server.pid)))
        print(f"{'':30} {'CPU us':>8} {'ratio':>6} {'errors':>6} {'p50 ms':>8} {'p99 ms':>8} {'MiB':>6}   (medians; latency at 300 requests a second)")
        first = None
        for name, rows in runs.items():
            cpu, _, p50, p99, mib = (statistics.median(column) for column in zip(*rows))
            first = first or cpu
            print(f"{name:30} {cpu:8.0f} {cpu / first:6.2f} {sum(row[1] for row in rows):6} {p50:8.2f} {p99:8.2f} {mib:6.1f}")
        for server in servers.values():
            server.stop()
    stub.stop()


if __name__ == "__main__":
    main()
