"""A chat model that answers as the question says, and knows when its client has left.

The question names a script in brackets: "[steps] …". Without one it answers "It is answered."
"""
import http.server
import json
import re
import socket
import threading
import time

EVIL = """\
<img src=x onerror="window.hacked=1"> <script>window.hacked=1</script>
[click](javascript:window.hacked=1) [data](data:text/html,<script>parent.hacked=1</script>) [mail](mailto:a@b.example)
[elsewhere](https://evil.example/x) ![picture](https://evil.example/p.png) <https://evil.example/y> https://evil.example/z
[user](https://alder-and-peak.example@evil.example/) [under](https://alder-and-peak.example.evil.example/)
<svg onload="window.hacked=1"></svg> <iframe srcdoc="<script>parent.hacked=1</script>"></iframe> <a href="https://evil.example">a</a>
[good](https://alder-and-peak.example/lumo-puddle-rain-jacket.html "title\\" onmouseover=window.hacked=1 x=\\"")
| a | b |
|---|---|
| <b onclick=window.hacked=1>x</b> | [t](https://evil.example/t) |

`<img src=x onerror=window.hacked=1>`
"""

MARKDOWN = """\
For **rain in town** I would take one of these:

1. **Lumo Puddle** keeps *everything* dry, see [its page](https://alder-and-peak.example/lumo-puddle-rain-jacket.html)
2. Lumo Fjordline is lighter
   - taped seams
   - helmet hood

| | Puddle | Fjordline |
|---|---|---|
| Weight | 410 g | 280 g |
| Hood | fixed | helmet |

> Both are waterproof, SKU `AP_RJ_04` stays as it is.

### Which one?
Take the first for 2*3*4 seasons; ~~the third~~ is sold out.
"""


class ScriptedModel:
    """`gate`: what the script "steps" waits for. `left`: set when the client of "endless" has gone."""

    def __init__(self):
        self.gate = threading.Event()
        self.left = threading.Event()
        self.asked = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                self.answer(200, {"object": "list", "data": [{"id": "scripted", "object": "model", "created": 1, "owned_by": "test"}]})

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                question = [m for m in body["messages"] if m["role"] == "user"][-1]["content"]
                outer.asked.append(body["messages"])
                scripts = re.findall(r"\[(\w+)\]", question if isinstance(question, str) else json.dumps(question))
                outer.play(self, scripts[-1] if scripts else "", body)

            def answer(self, status, value):
                content = json.dumps(value).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def play(self, handler, script, body):
        if script == "down":
            return handler.answer(500, {"error": {"message": "down", "type": "server_error", "param": None, "code": None}})
        if not body.get("stream"):
            message = {"role": "assistant", "content": "It is answered."}
            return handler.answer(200, {
                "id": "c1", "object": "chat.completion", "created": 1, "model": "scripted",
                "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18}})
        handler.send_response(200)
        handler.send_header("content-type", "text/event-stream")
        handler.send_header("connection", "close")
        handler.end_headers()
        try:
            for piece in self.pieces(script):
                if piece is None:
                    return handler.connection.shutdown(socket.SHUT_RDWR)
                self.event(handler, {"content": piece}, None)
            self.event(handler, {}, "stop")
            handler.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self.left.set()
        handler.close_connection = True

    def event(self, handler, delta, reason):
        chunk = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "scripted",
                 "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}
        handler.wfile.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")
        handler.wfile.flush()

    def pieces(self, script):
        if script == "steps":
            yield "The first sentence has come. "
            self.gate.wait(150)
            yield "The second sentence follows. "
            yield "And the third."
        elif script == "endless":
            for number in range(6000):
                yield f"Sentence {number} goes on. "
                time.sleep(0.02)
        elif script == "cut":
            yield "This sentence is whole. But this one "
            yield None
        elif script == "evil":
            yield from re.findall(r"(?s).{1,7}", EVIL)
        elif script == "markdown":
            yield from re.findall(r"(?s).{1,9}", MARKDOWN)
        elif script == "long":
            for number in range(1, 41):
                yield f"Paragraph {number} tells more about it.\n\n"
        else:
            yield "It is "
            yield "answered."
