#!/usr/bin/env python3
"""The chat for pages in a real browser (Debian's Chromium, driven by PyPI's `playwright`), against the built executables.

  Scripts/try-widget [DIRECTORY-OF-THE-EXECUTABLES] [FOLDER-FOR-SCREENSHOTS]

Prints one line a check and ends with 'N passed, N failed'; exit 1 when one failed.
"""
import json
import os
import pathlib
import re
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

from browser import Visit, edited
from services import Services
from shop_pages import MEDIA

services = Services(sys.argv[1])
shots = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
shop, runtime, model = services.shop.url, services.runtime, services.model
passed = failed = 0
ONLY = os.environ.get("ONLY", "")
Visit.replaced = edited(runtime)
QUESTION = "Which rain jacket do you have under 150?"


def check(name):
    def run(body):
        if ONLY and ONLY not in name:
            return body
        global passed, failed
        began = time.monotonic()
        try:
            body()
            passed += 1
            print(f"ok     {name} ({time.monotonic() - began:.1f} s)", flush=True)
        except Exception:  # every kind of failure is a finding
            failed += 1
            print("FAILED", name, "-", traceback.format_exc(limit=-3)[-1500:], flush=True)
        return body
    return run


def visit(path, **context):
    other = shop.replace("127.0.0.1", "localhost")
    url = path if path.startswith("http") else other + "/inline" if path == "/foreign-origin" else shop + path
    return Visit(browser, url, [shop, runtime, other], MEDIA, **context)


def shoot(view, name):
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
        view.page.wait_for_timeout(400)  # what moves has come to rest
        view.page.screenshot(path=shots / f"{name}.png")


def clean(view):
    assert view.errors == [], view.errors
    assert view.foreign == [], view.foreign


def answers_once(path):
    """A whole conversation on one page: cards, then prose in steps, and nothing said or asked for that should not be."""
    view = visit(path)
    model.gate.clear()
    view.open()
    view.ask(QUESTION + " [steps]")
    view.part("card").first.wait_for()
    view.shown("The first sentence has come.")
    # The model is held there: this is a step, and not the end.
    assert "second" not in view.part("prose").inner_text()
    assert view.part("stop").is_visible() and not view.part("send").is_visible()
    model.gate.set()
    view.shown("And the third.")
    told = view.answered()
    assert told["status"] == "done" and told["answer"].endswith("And the third."), told
    assert told["products"] and all(p["sku"] and p["price"] > 0 for p in told["products"]), told["products"]
    assert view.part("card-link").first.get_attribute("href").startswith(MEDIA + "/")
    assert view.part("price").first.inner_text().replace("\u00a0", " ").lower().startswith("from $"), view.part("price").first.inner_text()
    assert view.chat.locator("[part=picture] img").first.evaluate("(image) => image.decode().then(() => image.naturalWidth > 0)")
    assert view.part("suggestion").last.is_visible(), "no follow-ups"
    clean(view)
    return view


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=services.chromium, args=["--no-sandbox"], timeout=180_000)

    @check("strict policy: cards before prose, text in steps, no console error, no foreign request")
    def _():
        view = answers_once("/strict")
        position = "(node) => [...node.getRootNode().querySelectorAll('[part=cards], [part=prose]')].map((one) => one.getAttribute('part'))"
        assert view.part("answer").evaluate(position) == ["cards", "prose"]
        asked = [a for a in view.asked if "/api/" in a]
        assert asked == [runtime + "/api/v1/widget/token", runtime + "/api/v1/chat/completions"], asked
        view.close()

    @check("Magento's page (RequireJS, Knockout, Prototype, more additions, hostile style): the same")
    def _():
        view = answers_once("/magento")
        view.until(lambda: view.page.evaluate("window.isBound === true"))
        assert view.page.inner_text("[data-bind]").lower() == "bound by knockout"
        style = view.part("prose").evaluate("(node) => { const s = getComputedStyle(node); return [s.letterSpacing, s.textTransform, s.textAlign, s.textIndent, s.fontSize]; }")
        assert style == ["normal", "none", "start", "0px", "15px"], style
        # A second question, and its conversation as JSON that Array.prototype.toJSON would have spoiled.
        view.ask("And for children?")
        view.answered(2)
        roles = [message["role"] for message in model.asked[-1]]
        assert roles.count("user") >= 2 and "assistant" in roles, roles
        clean(view)
        shoot(view, "magento")
        view.close()

    @check("one line of script places the chat, in the store's language")
    def _():
        view = visit("/one-line")
        assert "Berater" in view.part("button").inner_text()
        view.open()
        view.ask("Regenjacke")
        told = view.answered()
        assert told["store"] == "2" and told["products"], told
        assert view.part("price").first.inner_text().startswith("ab "), view.part("price").first.inner_text()
        clean(view)
        view.close()

    @check("nothing that a model says becomes markup, a foreign link, a picture or a request")
    def _():
        view = visit("/strict")
        view.open()
        view.ask(QUESTION + " [evil]")
        view.answered()
        assert view.page.evaluate("window.hacked") is None
        prose = view.part("prose")
        names = prose.evaluate("(node) => [...new Set([...node.querySelectorAll('*')].map((one) => one.localName))].sort()")
        allowed = {"a", "p", "br", "code", "div", "span", "table", "thead", "tbody", "tr", "th", "td", "strong", "em"}
        assert set(names) <= allowed, names
        attributes = prose.evaluate("(node) => [...new Set([...node.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()))].sort()")
        assert set(attributes) <= {"href", "part", "rel", "class", "tabindex"}, attributes
        links = prose.locator("a").evaluate_all("(all) => all.map((one) => one.href)")
        assert links == [MEDIA + "/lumo-puddle-rain-jacket.html"], links
        text = prose.inner_text()
        assert "<script>window.hacked=1</script>" in text and "<img src=x" in text and "elsewhere" in text, text
        clean(view)
        view.close()

    @check("nothing that a product says becomes markup or a foreign link")
    def _():
        view = visit("/strict")
        evil = {"product_id": "1", "sku": "X", "name": "<img src=x onerror=window.hacked=1><b>Bold</b>", "price": 12.5, "currency": "<i>",
                "in_stock": True, "url": "javascript:window.hacked=1", "image_url": "javascript:window.hacked=1"}
        others = [evil | {"url": address, "image_url": None, "price": price, "currency": currency} for address, price, currency in
                  [("https://user@shop.example/", 1234.5, "JPY"), ("data:text/html,x", 0.125, "USD"), ("//evil.example", "12", "EUR"), (["x"], None, 5)]]
        chunk = {"id": "c", "choices": [{"index": 0, "delta": {"role": "assistant", "content": "Fine."}, "finish_reason": "stop"}],
                 "rag": {"products": [evil, *others, "text", None, {"name": 5}], "degraded": "no", "relaxed": {"a": 1}}}
        view.page.route("**/chat/completions", lambda route: route.fulfill(
            headers={"content-type": "text/event-stream", "access-control-allow-origin": shop},
            body=f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n"))
        view.open()
        view.ask("x")
        view.answered()
        assert view.part("card").count() == 5 and view.part("card-link").count() == 0
        assert view.part("card-name").first.inner_text() == evil["name"]
        prices = [text.replace("\u00a0", " ") for text in view.part("price").all_inner_texts()]
        assert prices == ["12.50 <i>", "¥1,234.5", "$0.125"], prices
        assert view.page.evaluate("window.hacked") is None
        clean(view)
        view.close()

    @check("Markdown of an answer: lists, tables, quotes, code, emphasis; SKUs and sums stay as they are")
    def _():
        view = visit("/strict", viewport={"width": 1280, "height": 1100})
        view.open()
        view.ask(QUESTION + " [markdown]")
        view.answered()
        prose = view.part("prose")
        for selector, count in [("ol > li", 2), ("li li", 2), ("table th", 3), ("blockquote code", 1), ("h3", 1), ("del", 1), ("a", 1), ("strong", 2)]:
            assert prose.locator(selector).count() == count, (selector, prose.inner_html())
        text = prose.inner_text()
        assert "2*3*4" in text and "AP_RJ_04" in text and "**" not in text, text
        shoot(view, "markdown")
        view.close()

    @check("stop ends the upstream call and keeps what is there")
    def _():
        view = visit("/strict")
        model.left.clear()
        view.open()
        view.ask("rain jacket [endless]")
        view.shown("Sentence 5 goes on.")
        view.part("stop").click()
        assert view.answered()["status"] == "stopped"
        assert model.left.wait(30), "the model was not told"
        assert "Sentence 5" in view.part("prose").inner_text() and "Stopped." in view.part("remark").inner_text()
        assert view.part("send").is_visible() and not view.part("stop").is_visible()
        clean(view)
        view.close()

    @check("keyboard alone: open, ask, reach cards and follow-ups, Escape closes and gives the focus back")
    def _():
        view = visit("/strict")
        focused = "() => { const node = document.activeElement.shadowRoot?.activeElement; return node && node.getAttribute('part') + (node.id ? '' : ''); }"
        view.part("button").wait_for()
        view.page.keyboard.press("Tab")
        assert view.page.evaluate(focused) == "button"
        view.page.keyboard.press("Enter")
        assert view.page.evaluate(focused) == "input" and view.part("button").get_attribute("aria-expanded") == "true"
        view.page.keyboard.type("rain jacket")
        view.page.keyboard.press("Shift+Enter")
        view.page.keyboard.type("for me")
        view.page.keyboard.press("Enter")
        told = view.answered()
        assert told["question"] == "rain jacket\nfor me", told["question"]
        assert view.page.evaluate(focused) == "input"
        seen = []
        for _ in range(14):
            view.page.keyboard.press("Shift+Tab")
            seen.append(view.page.evaluate(focused))
        assert {"suggestion", "card-link", "log", "clear", "close"} <= set(seen), seen
        view.page.keyboard.press("Escape")
        assert view.page.evaluate(focused) == "button" and not view.part("panel").is_visible()
        live = view.chat.locator("[aria-live=polite]").text_content()
        assert "It is answered." in live and "Products found" in live, live
        clean(view)
        view.close()

    @check("the conversation survives a change of page, and can be cleared")
    def _():
        view = visit("/strict")
        view.open()
        view.ask("rain jacket")
        view.answered()
        view.part("input").fill("half a thought")
        tokens = len([a for a in view.asked if a.endswith("/widget/token")])
        view.page.goto(shop + "/product")
        view.part("prose").wait_for()
        assert view.part("prose").inner_text() == "It is answered." and view.part("card").count() > 0
        assert view.part("input").input_value() == "half a thought"
        view.part("input").fill("and blue ones?")
        view.part("input").press("Enter")
        view.answered()
        said = [m["content"] for m in model.asked[-1] if m["role"] == "assistant"]
        assert said == ["It is answered."], said
        assert len([a for a in view.asked if a.endswith("/widget/token")]) == tokens, "the token was not kept"
        view.part("clear").click()
        assert view.part("answer").count() == 0 and view.part("hello").is_visible()
        view.page.reload()
        view.part("hello").wait_for()
        clean(view)
        view.close()

    @check("attributes that change: another language, another store with a conversation of its own, hosts of the shop's choice")
    def _():
        view = visit("/strict")
        view.open()
        view.ask("rain jacket")
        view.answered()
        change = "(chat, [name, value]) => chat.setAttribute(name, value)"
        view.chat.evaluate(change, ["lang", "fr"])
        view.until(lambda: view.part("title").inner_text() == "Conseiller d’achat")
        assert view.part("prose").inner_text() == "It is answered." and view.part("price").first.inner_text().startswith("à partir de ")
        view.chat.evaluate(change, ["store", "2"])
        view.part("hello").wait_for()
        assert view.part("answer").count() == 0 and view.part("panel").is_visible()
        view.chat.evaluate(change, ["store", "1"])
        view.part("card-link").first.wait_for()
        view.chat.evaluate(change, ["hosts", "shop.example"])
        view.until(lambda: view.part("card").count() > 0 and view.part("card-link").count() == 0)
        clean(view)
        view.close()

    @check("a product's click is told, and the page may keep it")
    def _():
        view = visit("/strict")
        view.page.evaluate("() => document.addEventListener('rag:product-click', (event) => event.preventDefault())")
        view.open()
        view.ask("rain jacket")
        view.answered()
        view.part("card-link").nth(1).click()
        told = view.told("rag:product-click")[-1]
        assert told["position"] == 1 and told["product"]["sku"] and told["question"] == "rain jacket", told
        assert view.page.url == shop + "/strict"
        clean(view)
        view.close()

    @check("errors in words: offline, a refused token renewed, 401, 429 with the time, a broken stream, a degraded answer")
    def _():
        view = visit("/strict", hidden_errors=["Failed to load resource"])
        view.open()
        view.context.set_offline(True)
        view.ask("rain jacket")
        view.shown("You are offline.")
        view.context.set_offline(False)
        view.part("retry").click()
        view.shown("It is answered.")
        assert view.part("fault").count() == 0
        # The kept token becomes worthless: one more is fetched, and the shopper sees nothing of it.
        view.page.evaluate("""() => { for (const key of Object.keys(sessionStorage).filter((one) => one.includes("/token/")))
          sessionStorage.setItem(key, JSON.stringify({ token: "worthless", until: Date.now() + 900000 })); }""")
        view.ask("blue one")
        assert view.answered(3)["status"] == "done"
        view.ask("it [cut]")
        assert view.answered(4)["status"] == "failed:cut"
        view.shown("The answer broke off.")
        assert "This sentence is whole." in view.part("prose").last.inner_text()
        view.ask("rain jacket [down]")
        told = view.answered(5)
        assert told["degraded"] == ["generation"] and told["status"] == "done", told
        view.shown("The AI is not available at the moment.")
        shoot(view, "degraded")
        for status, fields, text in [(429, {"retry-after": "80"}, re.compile(r"Try again in \d\d seconds")),
                                     (429, {"retry-after": "1"}, "You can try again now."),
                                     (429, {"retry-after": "7200"}, "Try again in 2 hours"),
                                     (401, {}, "This page may not use the assistant."), (503, {}, "The assistant is too busy")]:
            view.page.route("**/chat/completions", lambda route: route.fulfill(status=status, body="{}", headers=fields | {
                "access-control-allow-origin": shop, "access-control-expose-headers": "retry-after"}))
            view.ask("again")
            view.shown(text)
            assert view.part("retry").last.is_disabled() == ("retry-after" in fields and fields["retry-after"] != "1")
            if fields.get("retry-after") == "80":
                shoot(view, "limited")
        assert view.foreign == [] and view.errors == [], view.errors
        view.close()

    @check("a page whose origin is not allowed is told in words")
    def _():
        view = visit("/foreign-origin", hidden_errors=["Failed to load", "CORS policy"])
        view.ask("rain jacket")
        view.shown("The assistant cannot be reached at the moment.")
        assert view.part("retry").is_enabled()
        view.close()

    @check("360 pixels: the panel fills the screen, nothing sticks out, the focus stays inside, a product's page is not covered")
    def _():
        view = visit("/strict", viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True, device_scale_factor=2)
        box = view.part("button").bounding_box()
        assert box["width"] >= 44 and box["x"] + box["width"] <= 360
        shoot(view, "phone-closed")
        view.open()
        view.until(lambda: view.part("panel").bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 640})
        assert view.part("panel").get_attribute("aria-modal") == "true"
        shoot(view, "phone-begin")
        view.ask(QUESTION + " [markdown]")
        view.answered()
        wide = """(panel) => [...panel.querySelectorAll("*")].filter((node) => !node.closest("[part=cards], .table, pre, .unseen"))
          .filter((node) => { const box = node.getBoundingClientRect(); return box.width > 0 && (box.right > 360.5 || box.left < -0.5); }).map((node) => node.outerHTML.slice(0, 80))"""
        sticking = view.part("panel").evaluate(wide)
        assert sticking == [], sticking
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 360
        small = """(panel) => [...panel.querySelectorAll("button")].filter((node) => node.getClientRects().length > 0 && (node.offsetWidth < 40 || node.offsetHeight < 40))
          .map((node) => node.outerHTML.slice(0, 80))"""
        assert view.part("panel").evaluate(small) == []
        shoot(view, "phone-answer")
        for _ in range(30):
            view.page.keyboard.press("Tab")
            assert view.page.evaluate("document.activeElement.localName") == "magento-rag-chat"
        view.page.evaluate("() => document.addEventListener('rag:product-click', (event) => event.preventDefault(), { once: true })")
        view.page.goto(shop + "/product")
        view.part("button").wait_for()
        assert not view.part("panel").is_visible()
        clean(view)
        view.close()

    @check("inline: as wide as its place in the page's grid, whatever the cards would like")
    def _():
        view = visit("/narrow")
        view.ask(QUESTION)
        view.answered()
        assert view.part("panel").bounding_box()["width"] == 350, view.part("panel").bounding_box()
        assert view.part("button").count() == 0 and view.part("panel").get_attribute("role") == "region"
        clean(view)
        view.close()

    @check("long answers: the question stays in sight, and whoever scrolls is left alone")
    def _():
        view = visit("/strict")
        view.open()
        view.ask("rain jacket [long]")
        view.answered()
        top = view.part("question").last.bounding_box()["y"] - view.part("log").bounding_box()["y"]
        assert 0 <= top < 60, top
        view.close()

    for theme in ("light", "dark"):
        @check(f"axe-core finds nothing from moderate on ({theme})")
        def _():
            view = visit("/strict", color_scheme=theme)
            assert view.serious() == []
            view.open()
            assert view.serious() == []
            shoot(view, f"{theme}-begin")
            view.ask(QUESTION)
            view.answered()
            assert view.serious() == []
            shoot(view, f"{theme}-answer")
            view.ask("and [markdown]")
            view.answered(2)
            assert view.serious() == []
            view.close()
            view = visit("/inline", color_scheme=theme)
            view.ask("rain jacket [cut]")
            view.shown("The answer broke off.")
            assert view.serious() == []
            shoot(view, f"{theme}-inline")
            view.close()

    @check("right to left: mirrored, own words by attributes, axe-core finds nothing")
    def _():
        view = visit("/right-to-left")
        box = view.part("button").bounding_box()
        assert box["x"] < 200, box
        view.open()
        view.ask(QUESTION + " [markdown]")
        view.answered()
        assert view.part("title").inner_text() == "مساعد التسوق"
        cards = [view.part("card").nth(place).bounding_box()["x"] for place in (0, 1)]
        assert cards[0] > cards[1], cards
        assert view.serious() == []
        shoot(view, "right-to-left")
        clean(view)
        view.close()

    @check("reduced motion: nothing moves")
    def _():
        view = visit("/strict", reduced_motion="reduce")
        view.open()
        view.ask("rain jacket [endless]")
        view.shown("Sentence 3 goes on.")
        assert view.chat.evaluate("(chat) => chat.shadowRoot.getAnimations().length") == 0
        view.part("stop").click()
        view.close()

    @check("the page to try it on: stores, what was retrieved, why with a key, no console error, axe-core finds nothing")
    def _():
        view = visit(runtime + "/demo", viewport={"width": 1280, "height": 1000})
        view.ask(QUESTION)
        view.page.locator("#facts table").wait_for()
        assert view.page.locator("#facts tbody tr").count() == view.part("card").count() > 0
        view.page.select_option("#store", "2")
        assert view.part("title").inner_text() == "Einkaufsberater"
        view.page.goto("about:blank")
        view.page.goto(f"{runtime}/demo#key={services.key}")
        view.ask(QUESTION)
        view.page.get_by_text("What placed each product").wait_for()
        assert view.page.locator("meter").count() > 0
        assert view.serious() == []
        shoot(view, "demo")
        clean(view)
        view.close()

    browser.close()

print(f"{passed} passed, {failed} failed")
services.stop()
sys.exit(1 if failed else 0)
