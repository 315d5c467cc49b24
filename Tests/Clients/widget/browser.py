"""Chromium on one page, and all that it says and asks for."""
import os
import pathlib
import re
import time
import urllib.request

import axe_playwright_python

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def picture(url):
    """A product's picture, by its address always the same."""
    hue = sum(map(ord, url)) * 37 % 360
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="#fff"/>'
            '<path d="M70 40q30 25 60 0l30 25-18 28-12-8v75H70V85l-12 8-18-28z" '
            f'fill="hsl({hue} 45% 55%)"/></svg>')


def edited(runtime):
    """The files as they stand in the folder WIDGET_SOURCE (`Sources/C/CAssets`), for work on them without a build."""
    source = os.environ.get("WIDGET_SOURCE")
    if not source:
        return {}
    folder = pathlib.Path(source)
    order = re.findall(r'#embed "(widget/\w+\.js)"', (pathlib.Path(__file__).parents[3] / "Sources/C/CAssets/CAssets.c").read_text())
    with urllib.request.urlopen(runtime + "/widget.js") as served:
        text = served.read().decode()
    head = text[:text.index(";\n", text.index("const SERVICE")) + 2]
    return {
        "/widget.js": head + "".join((folder / name).read_text() for name in order) + "})();\n",
        "/demo.js": (folder / "demo/demo.js").read_text(), "/demo.css": (folder / "demo/demo.css").read_text(),
    }


class Visit:
    """A page with the chat. `own`: the origins that it may ask; requests to others are recorded in `foreign` and refused."""

    replaced = {}

    def __init__(self, browser, url, own, media, hidden_errors=(), **context):
        self.errors, self.foreign, self.asked = [], [], []
        self.hidden_errors = hidden_errors
        self.context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | context))
        self.context.set_default_timeout(150_000)

        def route(route):
            address = route.request.url
            self.asked.append(address)
            if address.startswith(media + "/media/"):
                return route.fulfill(content_type="image/svg+xml", body=picture(address))
            path = "/" + address.split("?")[0].split("/", 3)[-1]
            if path in Visit.replaced:
                return route.fulfill(content_type="text/css" if path.endswith(".css") else "text/javascript", body=Visit.replaced[path])
            if any(address.startswith(origin + "/") for origin in own) or address.startswith("data:"):
                return route.continue_()
            self.foreign.append(address)
            return route.abort()

        self.context.route("**/*", route)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.heard(message))
        self.page.on("pageerror", lambda error: self.errors.append("uncaught: " + str(error)))
        self.page.add_init_script(
            'window.told = []; for (const name of ["rag:answer", "rag:product-click", "rag:open", "rag:close"])'
            " document.addEventListener(name, (event) => window.told.push([name, event.detail]));")
        self.page.goto(url)
        self.chat = self.page.locator("magento-rag-chat")

    def heard(self, message):
        if message.type in ("error", "warning") and not any(text in message.text for text in self.hidden_errors):
            self.errors.append(message.text)

    def part(self, name):
        return self.chat.locator(f"[part={name}]")

    def open(self):
        self.part("button").click()
        self.part("panel").wait_for()

    def ask(self, question):
        self.part("input").fill(question)
        self.part("input").press("Enter")

    def answered(self, count=1):
        """Waits for the answers' ends; returns what the last has told."""
        self.until(lambda: len(self.told("rag:answer")) >= count)
        return self.told("rag:answer")[-1]

    def until(self, condition):
        """Waits for what the page comes to; Playwright's own wait needs `unsafe-eval`."""
        end = time.monotonic() + 150
        while not condition():
            assert time.monotonic() < end, "it has not come to that"
            self.page.wait_for_timeout(30)

    def told(self, name):
        return self.page.evaluate("(name) => window.told.filter((told) => told[0] === name).map((told) => told[1])", name)

    def shown(self, text):
        self.chat.get_by_text(text).first.wait_for()

    def serious(self):
        """What axe-core finds, from `moderate` on."""
        self.page.evaluate(AXE)
        # Colours are judged at rest: no panel that is still rising.
        self.page.evaluate("() => Promise.all(document.querySelector('magento-rag-chat').shadowRoot.getAnimations()"
                           ".filter((one) => one.effect.getTiming().iterations === 1).map((one) => one.finished))")
        found = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [f"{one['id']} ({one['impact']}): {one['nodes'][0]['html'][:160]} {one['nodes'][0].get('failureSummary', '')[:300]}"
                for one in found["violations"] if one["impact"] in ("moderate", "serious", "critical")]

    def close(self):
        self.context.close()
