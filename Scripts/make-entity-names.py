#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Sources/4-Products/Catalog/Text/HTMLEntityNames.swift from Python's copy of the HTML standard's table."""
import html.entities
import pathlib
import textwrap

target = pathlib.Path(__file__).parent.parent / "Sources/4-Products/Catalog/Text/HTMLEntityNames.swift"
entries = []
for name, text in sorted(html.entities.html5.items()):
    if not name.endswith(";"):
        continue
    mark = "!" if name[:-1] in html.entities.html5 else ""
    entries.append(name[:-1] + mark + " " + ".".join(format(ord(character), "X") for character in text))
lines = textwrap.wrap(",".join(entries).replace(" ", "\0").replace(",", ", "), 114, break_long_words=False)
body = "\\\n    ".join(line.replace(", ", ",").strip().replace("\0", ":") for line in lines)
target.write_text(f'''// SPDX-License-Identifier: Apache-2.0
// Made by Scripts/make-entity-names.py.

/// The named character references of the HTML standard (section 13.5), {len(entries)} of them.
enum HTMLEntityNames {{
  /// `name:code point(.code point)`; `!` behind a name: known without its semicolon too.
  static let table: StaticString = """
    {body}
    """
}}
''')
