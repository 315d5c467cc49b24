"""Pages of a shop that hold the chat: one with a strict policy, one like Magento's."""
import http.server
import pathlib
import threading

LIBRARIES = {
    "/require.js": "/usr/share/javascript/requirejs/require.js",
    "/prototype.js": "/usr/share/javascript/prototype/prototype.js",
}
MEDIA = "https://alder-and-peak.example"

#: What other libraries leave behind on Magento's pages: members of every prototype, and JSON of their own.
ADDITIONS = """
Object.prototype.extended = function () { return this; };
Array.prototype.removeAll = function () { this.length = 0; };
Array.prototype.toJSON = function () { return "[" + this.join(",") + "]"; };
String.prototype.toJSON = function () { return '"' + this + '"'; };
Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
Array.prototype.entries = function () { return this.slice(); };
Function.prototype.bind = function () { return this; };
Element.prototype.remove = function () { throw new Error("remove"); };
Element.prototype.append = function () { throw new Error("append"); };
Element.prototype.scrollTo = function () { throw new Error("scrollTo"); };
"""

MAGENTO = """
require.config({ baseUrl: "/", paths: { knockout: "knockout" } });
require(["knockout"], function (ko) {
  ko.applyBindings({ greeting: ko.observable("bound by Knockout") }, document.body);
  window.isBound = true;
});
"""
MAGENTO_STYLE = """
* { letter-spacing: 3px; text-transform: uppercase; } body { direction: ltr; line-height: 3; text-align: center; color: red; font: 30px serif; }
button { background: lime !important; padding: 50px !important; } magento-rag-chat { text-indent: 40px; visibility: visible; }
"""


class ShopPages:
    def __init__(self, knockout):
        self.pages = {}
        self.url = ""
        libraries = LIBRARIES | {"/knockout.js": knockout}
        texts = {"/additions.js": ADDITIONS, "/magento.js": MAGENTO}
        styles = {"/magento.css": MAGENTO_STYLE, "/narrow.css": ".place { display: grid; grid-template-columns: 1fr 1fr; width: 700px; }"}
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                path = self.path.split("?")[0]
                policy = None
                if path in libraries:
                    content, kind = pathlib.Path(libraries[path]).read_bytes(), "text/javascript"
                elif path in texts:
                    content, kind = texts[path].encode(), "text/javascript"
                elif path in styles:
                    content, kind = styles[path].encode(), "text/css"
                elif path in outer.pages:
                    text, policy = outer.pages[path]
                    content, kind = text.encode(), "text/html; charset=utf-8"
                else:
                    content, kind = b"", None
                self.send_response(200 if kind else 404)
                self.send_header("content-type", kind or "text/plain")
                self.send_header("content-length", str(len(content)))
                if policy:
                    self.send_header("content-security-policy", policy)
                self.end_headers()
                self.wfile.write(content)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def serve(self, runtime):
        """The pages, once the runtime's address is known."""
        icon = '<link rel="icon" href="data:,">'
        # Nothing but the service and the media host; styles, inline or not, from nowhere.
        strict = (f"default-src 'none'; script-src {runtime}; connect-src {runtime}; img-src {MEDIA} data:; base-uri 'none'; "
                  "require-trusted-types-for 'script'; trusted-types 'none'")

        def page(body, head="", policy=None, lang="en"):
            text = (f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Shop</title>{icon}'
                    f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>'
                    f"<body><main><h1>A shop</h1><p>Its products.</p></main>{body}</body></html>")
            return text, policy

        script = f'<script src="{runtime}/widget.js" async></script>'
        chat = '<magento-rag-chat store="1" privacy-url="/privacy"></magento-rag-chat>'
        self.pages = {
            "/strict": page(script + chat, policy=strict),
            "/one-line": page("", f'<script src="{runtime}/widget.js?v=1" data-store="2" data-lang="de" async></script>'),
            "/magento": page(
                f'<p data-bind="text: greeting"></p>{chat}',
                '<script src="/prototype.js"></script><script src="/additions.js"></script><script src="/require.js"></script>'
                f'<script src="/magento.js"></script>{script}<link rel="stylesheet" href="/magento.css">'),
            "/right-to-left": page(
                script + '<magento-rag-chat store="1" privacy-url="/privacy" text-title="مساعد التسوق" text-launch="اسأل المساعد"'
                ' hello="عمّ تبحث؟" text-lead="أبحث في منتجات هذا المتجر وأعرض ما يناسبك." notice="يجيبك ذكاء اصطناعي وقد يخطئ."'
                ' text-privacy="الخصوصية" placeholder="صف ما تحتاجه…" suggestions="ساعدني في اختيار هدية|ما الجديد؟"'
                ' follow-ups="المزيد عن {name}|هل يوجد أرخص؟" text-from="من {price}" text-in-stock="متوفر"'
                ' text-out-of-stock="غير متوفر"></magento-rag-chat>', policy=strict, lang="ar"),
            "/inline": page(script + chat.replace("<magento-rag-chat", "<magento-rag-chat inline"), policy=strict),
            "/narrow": page(
                script + '<div class="place"><p>Beside it.</p>' + chat.replace("<magento-rag-chat", "<magento-rag-chat inline") + "</div>",
                '<link rel="stylesheet" href="/narrow.css">'),
            "/product": page(script + chat, policy=strict),
        }
