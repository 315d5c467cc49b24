# SPDX-License-Identifier: Apache-2.0
"""A proxy in front of an upstream that can lose it, slow it down, answer in its place, and counts texts."""
import http.client
import http.server
import json
import socket
import struct
import threading
import time
import urllib.parse


class Gateway:
    """`intercept(method, path, body)` may answer with (status, object) in the upstream's place."""

    def __init__(self, upstream, delay=None):
        self.upstream = urllib.parse.urlsplit(upstream)
        self.delay = delay or (lambda texts: 0)
        self.away_until = 0.0
        self.intercept = None
        self.lock = threading.Lock()
        self.in_flight = {}
        self.answered = []
        gateway = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *_):
                pass

            def handle_any(self):
                gateway.serve(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

            def handle_error(self, *_):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def reset(self, handler):
        handler.close_connection = True
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()

    def serve(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        if time.monotonic() < self.away_until:
            return self.reset(handler)
        answer = self.intercept(handler.command, handler.path, body) if self.intercept else None
        texts = self.begin(handler, body)
        try:
            if answer is None:
                answer = self.forward(handler, body)
                time.sleep(self.delay(len(texts)))
            if time.monotonic() < self.away_until:
                return self.reset(handler)
            status, content, kind = answer
            handler.send_response(status)
            handler.send_header("Content-Type", kind)
            handler.send_header("Content-Length", str(len(content)))
            handler.end_headers()
            if handler.command != "HEAD":
                handler.wfile.write(content)
            handler.wfile.flush()
            if status == 200:
                with self.lock:
                    self.answered.append((time.monotonic(), texts))
        except OSError:
            handler.close_connection = True
        finally:
            with self.lock:
                self.in_flight.pop(threading.get_ident(), None)

    def begin(self, handler, body):
        if not handler.path.endswith("/embeddings"):
            return []
        texts = json.loads(body).get("input", [])
        texts = [texts] if isinstance(texts, str) else texts
        with self.lock:
            self.in_flight[threading.get_ident()] = texts
        return texts

    def forward(self, handler, body):
        connection = http.client.HTTPConnection(self.upstream.hostname, self.upstream.port, timeout=300)
        try:
            headers = {name: value for name, value in handler.headers.items()
                       if name.lower() not in ("host", "connection", "expect", "accept-encoding")}
            connection.request(handler.command, handler.path, body or None, headers)
            answer = connection.getresponse()
            content = answer.read()
            return answer.status, content, answer.headers.get("Content-Type", "application/json")
        except OSError:
            return 502, b"{}", "application/json"
        finally:
            connection.close()

    # MARK: What was paid for

    def texts(self):
        with self.lock:
            return [text for _, texts in self.answered for text in texts]

    def at_risk(self, seconds=2.0):
        """Texts in flight, and those answered within the last seconds: what a kill may cost."""
        since = time.monotonic() - seconds
        with self.lock:
            recent = sum(len(texts) for at, texts in self.answered if at >= since)
            return recent + sum(len(texts) for texts in self.in_flight.values())


def refusal(status, kind, reason):
    body = {"error": {"root_cause": [{"type": kind, "reason": reason}], "type": kind, "reason": reason}, "status": status}
    return status, json.dumps(body).encode(), "application/json"
