#!/usr/bin/env python3
"""What TLS and HTTP/2 to the upstreams cost `rag-runtime`.

  Benchmarks/upstreams.py --tools DIR [--rounds 5] [--seconds 3] [--only https,http2] [--shoppers 200]

`https`: CPU of `retrieve_products` where engine and model API are asked over TLS, beside the Go peer, interleaved.
`http2`: a crowd that comes at once on a cold pool; Debian's nginx (`listen … ssl http2`) stands before the model API.
Time to the first token, CPU and TLS connections, with UPSTREAM_HTTP2 off and on.
"""
import json, os, shutil, statistics, subprocess, tempfile, time, urllib.request
from pathlib import Path

from common import CHAT_HEADERS, KEY, arguments, cpu_seconds, fill_index, free_port, loadgen, start, upstream_env, upstream_stub

MODEL = "stub-50x20ms-f300ms"
NGINX = """daemon off; pid {d}/pid; error_log {d}/error.log; worker_processes 1; worker_rlimit_nofile 4096;
events {{ worker_connections 2048; }}
http {{ access_log {d}/access.log; client_body_temp_path {d}/b; proxy_temp_path {d}/p; fastcgi_temp_path {d}/f; uwsgi_temp_path {d}/u; scgi_temp_path {d}/s;
  upstream stub {{ server 127.0.0.1:{stub}; keepalive 512; }}
  server {{ listen 127.0.0.1:{port} ssl http2; ssl_certificate {d}/cert.pem; ssl_certificate_key {d}/key.pem;
    location / {{ proxy_pass http://stub; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; }} }} }}
"""


def https(args, work):
    port, ca = free_port(), work / "ca.pem"
    stub = start("stub", [args.tools / "upstream-stub", "--port", "{port}", "--catalog", 300, "--tls-port", port, "--tls-ca-out", ca], {})
    servers = []
    try:
        fill_index(args.build, stub)
        url = f"https://localhost:{port}"
        env = upstream_env(stub) | {"ENGINE_URL": url, "OPENAI_BASE_URL": url + "/v1", "ENGINE_CA_FILE": str(ca), "OPENAI_CA_FILE": str(ca)}
        servers = [
            start("rag-runtime", [args.build / "rag-runtime"], env | {"CHAT_MODEL": MODEL, "API_KEYS": KEY, "LISTEN": "127.0.0.1:{port}", "RATE_LIMIT": "off"}),
            start("go-nethttp", [args.tools / "peers" / "go-nethttp"], {
                "PORT": "{port}", "OPENAI_BASE_URL": url + "/v1", "OPENAI_API_KEY": "k", "SEARCH_URL": url, "SEARCH_INDEX": "products-rag-active",
                "CHAT_MODEL": MODEL, "GOMAXPROCS": str(os.cpu_count()), "SSL_CERT_FILE": str(ca)})]
        figures = {s.name: [] for s in servers}
        for _ in range(args.rounds):
            for s in servers:
                r = loadgen(args.tools, "rps", s.url + "/api/v1/actions/retrieve_products", s, conns=32, duration=f"{args.seconds}s",
                            header=CHAT_HEADERS, body='{"query":"waterproof jacket {{n}}","top_k":5}', expect="sku")
                if r["errors"]:
                    print(f"  https: {s.name} had {r['errors']} errors", flush=True)
                figures[s.name].append(r["cpu_ms_per_request"] * 1000)
        ours, theirs = (statistics.median(v) for v in figures.values())
        print("https: " + "; ".join(f"{n} {statistics.median(v):.0f} ({min(v):.0f}–{max(v):.0f})" for n, v in figures.items())
              + f" µs CPU per request; ratio {ours / theirs:.2f}", flush=True)
    finally:
        for s in servers + [stub]:
            s.stop()


def http2(args, work):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost", "-keyout", work / "key.pem", "-out", work / "cert.pem"], check=True, capture_output=True)
    stub = upstream_stub(args.tools)
    port = free_port()
    (work / "nginx.conf").write_text(NGINX.format(d=work, stub=stub.url.rsplit(":", 1)[1], port=port))
    nginx = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-p", work, "-c", work / "nginx.conf"], stderr=subprocess.DEVNULL)
    figures = {False: [], True: []}
    try:
        fill_index(args.build, stub)
        for _ in range(args.rounds):
            for on in figures:
                urllib.request.urlopen(urllib.request.Request(stub.url + "/__stub/reset?keep=indices", method="POST"))
                server = start("rag-runtime", [args.build / "rag-runtime"], upstream_env(stub) | {
                    "OPENAI_BASE_URL": f"https://localhost:{port}/v1", "OPENAI_CA_FILE": str(work / "cert.pem"), "UPSTREAM_HTTP2": str(on).lower(),
                    "CHAT_MODEL": MODEL, "API_KEYS": KEY, "LISTEN": "127.0.0.1:{port}", "RATE_LIMIT": "off"})
                try:
                    own, theirs = cpu_seconds(server.pid), cpu_seconds(nginx.pid)
                    r = loadgen(args.tools, "sse", server.url + "/api/v1/chat/completions", server, streams=args.shoppers, duration="30s", once="true",
                                header=CHAT_HEADERS, body=json.dumps({"model": "magento-rag", "stream": True, "messages": [{"role": "user", "content": "which waterproof jacket {{n}}"}]}))
                    figures[on].append((r["ttft_ms"]["p50"], r["ttft_ms"]["p99"], cpu_seconds(server.pid) - own, cpu_seconds(nginx.pid) - theirs, r.get("broken", 0)))
                finally:
                    server.stop()
        for on, rows in figures.items():
            p50, p99, own, theirs, _ = (statistics.median(column) for column in zip(*rows))
            print(f"{'HTTP/2' if on else 'HTTP/1.1'}: first token {p50:.0f} ms, 99th percentile {p99:.0f} ms; CPU {own:.2f} s, nginx {theirs:.2f} s; "
                  f"broken {sum(row[4] for row in rows)} of {args.shoppers * len(rows)}", flush=True)
    finally:
        nginx.terminate()
        nginx.wait()
        stub.stop()


def main():
    parser = arguments(__doc__)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--shoppers", type=int, default=200)
    parser.add_argument("--only", default="https,http2")
    args = parser.parse_args()
    for case in (https, http2):
        if case.__name__ in args.only.split(","):
            with tempfile.TemporaryDirectory() as work:
                os.chmod(work, 0o755)
                case(args, Path(work))


if __name__ == "__main__":
    main()
