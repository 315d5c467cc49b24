# SPDX-License-Identifier: Apache-2.0
"""index/08, 15, 16: what becomes of a product's texts."""
import html
import unicodedata

from .model import SandboxEmbeddings
from .native import Indexed, Source, product
from .report import case, each
from .runtime import Runtime

# MARK: 15 styles and scripts that lost their tags


def described(run, outcome, wanted):
    """The descriptions, exactly, and as part of the text that is embedded."""
    run.went_live(outcome, len(wanted))
    for key, text in wanted.items():
        document = run.documents.get(key, {})
        outcome.equal(f"the description of {key}", document.get("description"), text)
        if text:
            outcome.expect(text in document.get("chunk_text", ""), f"chunk_text of {key} lacks its description")


@case("index/15 file", "the sentences alone: “Roomy bag.”, “Spinning toy.”, “Oak table.”")
def styles_and_scripts(bench, outcome):
    run = Indexed(bench, Source(bench, "15-css-and-js-text.ndjson"))
    described(run, outcome, {"1": "Roomy bag.", "2": "Spinning toy.", "3": "Oak table."})


LEFT_BEHIND = {
    "ids, lists, pseudo-classes": "#a > .b:hover, .c::after{color:red;content:''} Warm hat.",
    "media rules": "@media (max-width:600px){.x{display:none} .y td{padding:0}} Warm hat.",
    "import and charset": "@import url('x.css'); @charset \"utf-8\"; .a{b:c} Warm hat.",
    "supports, nested": "@supports (display:grid){.g{display:grid}} @page{margin:1cm} Warm hat.",
    "element selectors": "table.spec td, ul li{margin:0;padding:0} body{font-size:12px} Warm hat.",
    "a comment": "/* size table */ .t{width:100%} Warm hat.",
    "a star": "*{box-sizing:border-box} *, *::before{margin:0} Warm hat.",
    "after the text": "Warm hat. .pdp{padding:4px} .pdp h2{margin:0}",
    "between two texts": "Warm hat. .pdp-table td{padding:4px} Made in Norway.",
    "Page Builder": "#html-body [data-pb-style=AB12]{justify-content:flex-start;display:flex}Warm hat.",
    "dollar ready": "$(document).ready(function(){ $('.a').slick({dots:true}); }); Warm hat.",
    "require": "require(['jquery','slick'],function($){ $('.x').slick({dots:true,arrows:false}); }); Warm hat.",
    "a function at once": "(function(){ var a = document.getElementById('x'); if (a) { a.hidden = true; } })(); Warm hat.",
    "a listener": "document.addEventListener('DOMContentLoaded', function(){ console.log('x'); }); Warm hat.",
    "a data layer": "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);} "
                    "gtag('js', new Date()); Warm hat.",
}


@each("index/15", "the sentences alone", **LEFT_BEHIND)
def further_styles(bench, outcome, text):
    run = Indexed(bench, Source(bench, [product(1, description=text)]))
    outcome.see(f"description {run.documents.get('1', {}).get('description')!r}")
    described(run, outcome, {"1": "Warm hat. Made in Norway." if "Norway" in text else "Warm hat."})


KEPT = {
    "braces": "Use {brackets} for sets: {a, b}.",
    "a code": "Enter code {SAVE10} at the till.",
    "a hash and a number": "Shade #F00 and size .5 mm; see page @home.",
    "a dollar": "Costs $(20) less than $30 elsewhere.",
    "the word function": "Its function (a timer) is simple; var. B has none.",
    "a star": "5* hotel linen, 100% cotton; washes at 60.",
    "less than": "Holds a < b and c > d, i <3 it.",
    "at signs": "@media attention was huge in 2020. Write to us @ home.",
    "jQuery as a word": "A jQuery handbook for beginners (2nd edition).",
}


@each("index/15 kept:", "text that is no style or script, as it is", **KEPT)
def kept(bench, outcome, text):
    run = Indexed(bench, Source(bench, [product(1, description=text)]))
    outcome.see(f"description {run.documents.get('1', {}).get('description')!r}")
    described(run, outcome, {"1": text})


# MARK: 16 entities and angle brackets

@case("index/16 file", "all entities decoded, nothing between angle brackets lost")
def entities(bench, outcome):
    run = Indexed(bench, Source(bench, "16-entities-and-angle-brackets.ndjson"))
    outcome.see(f"names {[run.documents.get(key, {}).get('name') for key in '12']}")
    outcome.see(f"descriptions {[run.documents.get(key, {}).get('description') for key in '12']}")
    described(run, outcome, {
        "1": "Kožený łącznik [x] © 2020 AT&T 10 m",
        "2": "Figure of <Star Wars>, screws <M8 or >M4, cables < 5 mm."})
    outcome.equal("the name of 1", run.documents.get("1", {}).get("name"), "Šroubovák černý")
    outcome.equal("the name of 2", run.documents.get("2", {}).get("name"), "wand <Harry Potter> edition")


TEXTS = {
    "names of two characters": ("Order &NotEqualTilde; &fjlig;ord", "Order ≂̸ fjord"),
    "numbers": ("Price 5&#8364; or 5&#x20AC;, 5&#128;", "Price 5€ or 5€, 5€"),
    "a smiley": ("Happy &#x1F600;!", "Happy 😀!"),
    "legacy names without semicolon": ("caf&eacute au lait &reg &frac12 l", "café au lait ® ½ l"),
    "no legacy name": ("card &hearts and a&b, R&D, Q&A", "card &hearts and a&b, R&D, Q&A"),
    "twice escaped": ("Salt &amp;amp; pepper, caf&amp;eacute;", "Salt & pepper, café"),
    "three times escaped": ("Salt &amp;amp;amp; pepper", "Salt & pepper"),
    "escaped real tags": ("&lt;b&gt;Bold&lt;/b&gt; and &lt;p class=\"x\"&gt;a paragraph&lt;/p&gt;", "Bold and a paragraph"),
    "an escaped script": ("&lt;script&gt;alert(1)&lt;/script&gt;Safe lamp.", "Safe lamp."),
    "a tag made by stripping": ("<scr<b></b>ipt>alert(1)</scr<b></b>ipt>Safe lamp.", "Safe lamp."),
    "a tag made by decoding": ("&lt;scr&lt;b&gt;&lt;/b&gt;ipt&gt;alert(1)&lt;/script&gt;Safe lamp.", "Safe lamp."),
    "a tag escaped three times": ("&amp;amp;lt;i&amp;amp;gt;Slanted&amp;amp;lt;/i&amp;amp;gt;", "Slanted"),
    "a book title": ("Novel &lt;War and Peace&gt; in two volumes", "Novel <War and Peace> in two volumes"),
    "an unknown element": ("Sizes &lt;XS&gt; to &lt;XL&gt;", "Sizes <XS> to <XL>"),
    "comparisons": ("Weight &lt;500g, length &gt;3m, I &lt;3 it", "Weight <500g, length >3m, I <3 it"),
    "an address": ("Write to &lt;info@shop.example&gt; please", "Write to <info@shop.example> please"),
    "Slavic": ("&Zcaron;lut&yacute; k&uring;&ncaron; &dstrok;ak &lstrok;&oacute;d&zacute;", "Žlutý kůň đak łódź"),
    "Greek and signs": ("&alpha;&beta; &plusmn;1&deg; &times; 2&micro;m &rarr; 3&permil;", "αβ ±1° × 2µm → 3‰"),
}


@each("index/16", "decoded, nothing lost, no tag left", **TEXTS)
def further_entities(bench, outcome, variant):
    text, wanted = variant
    run = Indexed(bench, Source(bench, [product(1, description=text)]))
    outcome.see(f"description {run.documents.get('1', {}).get('description')!r}")
    described(run, outcome, {"1": unicodedata.normalize("NFC", wanted)})


@case("index/16 every name of HTML", "each named entity decoded as HTML's table says")
def every_entity(bench, outcome):
    names = sorted(name for name in html.entities.html5 if name.endswith(";"))
    # One product each for a slice of the table; blanks and invisible characters are the cleaner's own business.
    visible = [name for name in names if html.entities.html5[name].isprintable() and html.entities.html5[name].strip()
               and html.entities.html5[name] not in "<>&{}"]
    slices = [visible[start:start + 100] for start in range(0, len(visible), 100)]
    documents = [product(number, description=" ".join(f"x&{name}x" for name in part))
                 for number, part in enumerate(slices, 1)]
    run = Indexed(bench, Source(bench, documents))
    run.went_live(outcome, len(slices))
    wrong = []
    for number, part in enumerate(slices, 1):
        got = (run.documents.get(str(number), {}).get("description") or "").split(" ")
        wanted = [unicodedata.normalize("NFC", f"x{html.entities.html5[name]}x") for name in part]
        wrong += [name for name, is_, should in zip(part, got + [""] * len(part), wanted) if is_ != should]
    outcome.see(f"{len(visible) - len(wrong)} of {len(visible)} names")
    outcome.expect(not wrong, f"not decoded: {' '.join(wrong[:12])}…")


@case("index/16 names and labels", "entities decoded in names, categories and labels too")
def labels(bench, outcome):
    run = Indexed(bench, Source(bench, [product(
        1, name="cooltech&trade; &lt;Pro&gt; shirt", name_category_3="Caf&eacute; &amp; Bar", color=[5],
        color_value="Gr&uuml;n &lt;dark&gt;", manufacturer=[7], manufacturer_value="H&amp;M")]))
    run.went_live(outcome, 1)
    document = run.documents.get("1", {})
    for field, wanted in {"name": "cooltech™ <Pro> shirt", "categories": ["Café & Bar"], "brand": "H&M"}.items():
        outcome.equal(field, document.get(field), wanted)
    outcome.expect("color=grün <dark>" in document.get("facets", []), f"facets {document.get('facets')}")


# MARK: 08 canonically equal text

def forms(text):
    return [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]


@case("index/08 file", "NFC in the index, found by NFC and NFD questions and filters")
def decomposed(bench, outcome):
    found_in_both_forms(bench, outcome, "08-nfd-text.ndjson", 2,
                        [("1", "café crème"), ("2", "한국 가방"), ("1", "schöner Becher")], [("1", {"color": ["Grün"]})])


def nfd(value):
    if isinstance(value, str):
        return unicodedata.normalize("NFD", value)
    return [nfd(item) for item in value] if isinstance(value, list) else value


DECOMPOSED = {
    "Vietnamese": (dict(name="áo mưa đường phố", color=[5], color_value="Đỏ tươi"), "áo mưa", "Đỏ tươi"),
    "Cyrillic й and ё": (dict(name="чёрный чайник", color=[5], color_value="Синий"), "чёрный чайник", "Синий"),
    "Hindi": (dict(name="फ़र्श का दीपक", color=[5], color_value="बड़ा"), "फ़र्श का दीपक", "बड़ा"),
    "Japanese voiced marks": (dict(name="ガラスのランプ", color=[5], color_value="グリーン"), "ガラスのランプ", "グリーン"),
}


@each("index/08", "NFC in the index, found by NFC and NFD questions and filters", **DECOMPOSED)
def further_decomposed(bench, outcome, variant):
    fields, question, colour = variant
    documents = [product(1, **{name: nfd(value) for name, value in fields.items()}), product(2, name="plain box")]
    found_in_both_forms(bench, outcome, documents, 2, [("1", question)], [("1", {"color": [colour]})])


@case("index/08 identifiers and categories", "a SKU and a category found in both forms")
def decomposed_identifiers(bench, outcome):
    documents = [product(1, sku=nfd("CAFÉ-7Ö"), name_category_3=nfd("Möbel")), product(2, name="plain box")]
    found_in_both_forms(bench, outcome, documents, 2, [("1", "do you have CAFÉ-7Ö")], [("1", None)], category="Möbel")


def found_in_both_forms(bench, outcome, documents, count, questions, filters, category=None):
    run = Indexed(bench, Source(bench, documents), embeddings=SandboxEmbeddings(bench))
    run.went_live(outcome, count)
    for key, document in run.documents.items():
        # A SKU stays as Magento compares it, byte by byte; `identifiers` find it in either form.
        for field in ("name", "description", "chunk_text", "attributes_text", "facets", "identifiers", "categories"):
            value = document.get(field, "")
            text = "\n".join(value) if isinstance(value, list) else value
            outcome.expect(text == unicodedata.normalize("NFC", text), f"{field} of {key} is not NFC: {text!r}")
    if run.code != 0:
        return
    runtime = Runtime(bench, {**run.settings, "CHAT_MODEL": "sandbox-chat"})
    for key, question in questions:
        for name, form in zip(("NFC", "NFD"), forms(question)):
            got = runtime.retrieve(form)
            outcome.expect(got[:1] == [key], f"the {name} question {question!r} finds {got}")
    for key, attributes in filters:
        for position, name in enumerate(("NFC", "NFD")):
            wanted = {"categories": [forms(category)[position]]} if category else {
                "attributes": {code: [forms(value)[position] for value in values] for code, values in attributes.items()}}
            got = runtime.retrieve("something", filters=wanted)
            outcome.expect(got == [key], f"the {name} filter {wanted!r} finds {got}")
    outcome.see(f"{2 * len(questions)} questions, {2 * len(filters)} filters")
