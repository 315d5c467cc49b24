#!/usr/bin/env python3
"""The XML that docs/widget.md gives for Magento is well-formed and says what the widget needs, and each language of the
widget has every text, with the same places to fill in: check_documents.py docs/widget.md Sources/C/CAssets/widget/texts.js"""
import re
import sys
import xml.etree.ElementTree as tree

text = open(sys.argv[1], encoding="utf-8").read()
blocks = [tree.fromstring(block.strip()) for block in re.findall(r"```xml\n(.*?)```", text, re.S)]
roots = {block.tag: block for block in blocks}
assert set(roots) == {"page", "csp_whitelist"}, sorted(roots)

# layout XML: the script from another host, and the block of the element.
script = roots["page"].find("head/script")
assert script is not None and script.get("src_type") == "url" and script.get("src", "").startswith("https://"), "head/script"
block = roots["page"].find("body/referenceContainer/block")
assert block is not None and block.get("template", "").endswith(".phtml"), "body/…/block"

# csp_whitelist.xml: each value has an id of its own, and both the script and its calls are allowed.
policies = {policy.get("id"): policy.findall("values/value") for policy in roots["csp_whitelist"].findall("policies/policy")}
assert {"script-src", "connect-src", "img-src"} <= set(policies), sorted(policies)
values = [value for all_values in policies.values() for value in all_values]
assert all(value.get("type") == "host" and (value.text or "").startswith("https://") for value in values)
assert len({value.get("id") for value in values}) == len(values)
languages = {}
for name, body in re.findall(r"^  (\w\w): \{\n(.*?)^  \},", open(sys.argv[2], encoding="utf-8").read(), re.S | re.M):
    texts = re.findall(r'(\w+): "([^"]*)"', body)
    languages[name] = {key: (sorted(re.findall(r"\{\w+\}", text)), text.count("|")) for key, text in texts}
    assert len(texts) == len(languages[name]), f"{name}: a text twice"
assert set(languages) == {"en", "de", "fr", "es", "uk", "ru"}, sorted(languages)
for name, texts in languages.items():
    assert texts == languages["en"], (name, {key for key in texts | languages["en"] if texts.get(key) != languages["en"].get(key)})
print(f"{len(languages)} languages with {len(languages['en'])} texts each")
print(f"{len(blocks)} XML files of {sys.argv[1]} are well-formed")
