// SPDX-License-Identifier: Apache-2.0
// Markdown of answers as nodes of the document. Text stays text: there is no way from an answer to markup, to a picture, or
// to a link that `own` does not take. What is no Markdown that is known here is shown as it is written.

const LIST_ITEM = /^(\s*)([-*+•]|\d{1,9}[.)])\s+(.*)$/;
/** A fence of code with the name of its language at most. */
const FENCE = /^\s{0,3}(```+|~~~+)\s*[\w+#.-]*\s*$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** The sources of a text's blocks. A block that has ended stays the same however much text follows. */
function markdownBlocks(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks = [];
  let block = [];
  let fence = null;
  const end = () => {
    if (block.length > 0) blocks.push(block.join("\n"));
    block = [];
  };
  for (const line of lines) {
    const mark = FENCE.exec(line);
    if (fence) {
      block.push(line);
      if (mark && mark[1].startsWith(fence)) {
        fence = null;
        end();
      }
    } else if (mark) {
      end();
      fence = mark[1];
      block.push(line);
    } else if (line.trim() === "") {
      end();
    } else {
      const kind = blockKind(line);
      const before = block.length > 0 ? blockKind(block[0]) : null;
      // An item's further lines belong to it; a heading and a rule stand alone.
      const goesOn = before === kind ? kind !== "heading" && kind !== "rule" : before === "list" && kind === "text";
      if (!goesOn) end();
      block.push(line);
    }
  }
  end();
  return blocks;
}

function blockKind(line) {
  if (/^\s{0,3}#{1,6}\s/.test(line)) return "heading";
  if (/^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(line)) return "rule";
  if (LIST_ITEM.test(line)) return "list";
  if (/^\s{0,3}>/.test(line)) return "quote";
  if (/^\s*\|/.test(line)) return "table";
  return "text";
}

/** `isOpen`: more of the block may follow, so that a mark without its partner is taken to end at the block's end. */
function markdownBlock(source, own, isOpen, depth = 0) {
  const context = { own, isOpen, isInLink: false };
  const lines = source.split("\n");
  const first = lines[0];
  if (FENCE.test(first)) {
    const isClosed = lines.length > 1 && FENCE.test(lines[lines.length - 1]);
    const code = lines.slice(1, isClosed ? -1 : undefined).join("\n");
    return h("pre", { tabindex: "0" }, h("code", null, code));
  }
  switch (blockKind(first)) {
    case "heading": return inline(h("h3"), first.replace(/^\s*#+\s*/, "").replace(/\s+#+\s*$/, ""), context);
    case "rule": return h("hr");
    case "list": return list(lines, context, depth);
    case "quote":
      if (depth < 4) {
        const inner = lines.map((line) => line.replace(/^\s*>\s?/, "")).join("\n");
        return h("blockquote", null, ...markdownBlocks(inner).map((block) => markdownBlock(block, own, isOpen, depth + 1)));
      }
      break;
    case "table":
      if (lines.length > 1 && TABLE_RULE.test(lines[1])) return table(lines, context);
  }
  return inline(h("p"), lines.map((line) => line.trim()).join("\n"), context);
}

function list(lines, context, depth) {
  const [, indent, mark] = LIST_ITEM.exec(lines[0]);
  const isNumbered = /\d/.test(mark);
  const element = h(isNumbered ? "ol" : "ul", { start: isNumbered && mark !== "1." ? parseInt(mark, 10) : null });
  let at = 0;
  while (at < lines.length) {
    const item = LIST_ITEM.exec(lines[at]);
    let text = item ? item[3] : lines[at].trim();
    at += 1;
    const inner = [];
    while (at < lines.length) {
      const next = LIST_ITEM.exec(lines[at]);
      if (next && next[1].length <= indent.length + 1) break;
      if (next || inner.length > 0) inner.push(lines[at]);
      else text += "\n" + lines[at].trim();
      at += 1;
    }
    const node = inline(h("li"), text, context);
    if (inner.length > 0) node.appendChild(depth < 4 ? list(inner, context, depth + 1) : h("p", null, inner.join("\n")));
    element.appendChild(node);
  }
  return element;
}

function table(lines, context) {
  // A `\|` within a cell is none of its borders.
  const cells = (line) => line.trim().replace(/\\\|/g, "\u0000").replace(/^\||\|$/g, "").split("|")
    .map((cell) => cell.trim().replace(/\u0000/g, "|"));
  const row = (line, name) => h("tr", null, ...cells(line).map((cell) => inline(h(name), cell, context)));
  return h("div", { class: "table", tabindex: "0" },
    h("table", null,
      h("thead", null, row(lines[0], "th")),
      h("tbody", null, ...lines.slice(2).map((line) => row(line, "td")))));
}

const SPECIAL = /[\\`*_~![<\n]|https?:\/\//gi;

/** Appends the inline parts of a text to an element, and returns it. */
function inline(element, text, context, depth = 0) {
  let plain = "";
  let at = 0;
  const put = (node) => {
    if (plain) element.appendChild(document.createTextNode(plain));
    plain = "";
    if (node) element.appendChild(node);
  };
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const found = SPECIAL.exec(text);
    const place = found ? found.index : text.length;
    plain += text.slice(at, place);
    if (!found) break;
    at = place;
    const part = depth < 6 ? inlinePart(text, at, context, depth) : null;
    if (part) {
      put(part.node);
      at = part.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  put(null);
  return element;
}

/** The part that begins at a special character, and where it ends; null: the character is only itself. */
function inlinePart(text, at, context, depth) {
  const sign = text[at];
  switch (sign) {
    case "\n": return { node: h("br"), end: at + 1 };
    case "\\":
      return /[!-/:-@[-`{-~]/.test(text[at + 1] || "")
        ? { node: document.createTextNode(text[at + 1]), end: at + 2 } : null;
    case "`": return codePart(text, at);
    case "[": return linkPart(text, at, context, depth);
    case "!": {
      // A picture is shown by its description: nothing is loaded on an answer's word.
      const part = text[at + 1] === "[" ? linkPart(text, at + 1, { ...context, own: () => null }, depth) : null;
      return part;
    }
    case "<": {
      const link = /^<(https?:\/\/[^\s<>]+)>/i.exec(text.slice(at, at + 2100));
      return link ? { node: address(link[1], context), end: at + link[0].length } : null;
    }
    case "*": case "_": case "~": return emphasisPart(text, at, context, depth);
    default: return addressPart(text, at, context);
  }
}

function codePart(text, at) {
  let marks = 1;
  while (text[at + marks] === "`") marks += 1;
  const end = text.indexOf("`".repeat(marks), at + marks);
  return end < 0 ? null : { node: h("code", null, text.slice(at + marks, end)), end: end + marks };
}

function linkPart(text, at, context, depth) {
  const window = text.slice(at, at + 4200);
  const label = /^\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]\(/.exec(window);
  if (!label) return null;
  const target = /^\s*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/
    .exec(window.slice(label[0].length));
  // While it is being written only its label is shown.
  if (!target && !(context.isOpen && !window.slice(label[0].length).includes(")"))) return null;
  const words = inline(h("span"), label[1], { ...context, isInLink: true }, depth + 1);
  const end = target ? at + label[0].length + target[0].length : text.length;
  return { node: target ? anchor(target[1], words, context) : words, end };
}

/** A bare address; the signs of the sentence around it stay outside. */
function addressPart(text, at, context) {
  const window = text.slice(at, at + 2100);
  const found = /^https?:\/\/[^\s<>"'`|]+/i.exec(window);
  if (!found || /[\p{L}\p{N}]/u.test(text[at - 1] || "")) return null;
  let target = found[0].replace(/[.,;:!?*_~…]+$/, "");
  while (/[)\]]$/.test(target) && !/[([]/.test(target)) target = target.slice(0, -1);
  return { node: address(target, context), end: at + target.length };
}

function anchor(target, words, context) {
  const href = context.isInLink ? null : context.own(target);
  return href ? h("a", { href, part: "link", rel: "noopener" }, words) : words;
}

/** An address that stands for itself. */
function address(target, context) {
  const node = anchor(target, h("span", null, target), context);
  if (node.localName === "a") node.className = "address";
  return node;
}

function emphasisPart(text, at, context, depth) {
  const sign = text[at];
  const isDouble = text[at + 1] === sign;
  const mark = isDouble ? sign + sign : sign;
  if (sign === "~" && !isDouble) return null;
  const start = at + mark.length;
  const isWord = (character) => /[\p{L}\p{N}]/u.test(character || "");
  // `2*3*4` and SKUs such as `MJ_01_RED` hold no emphasis.
  if (!text[start] || /\s/.test(text[start]) || (!isDouble && isWord(text[at - 1])) || (sign === "_" && isWord(text[at - 1]))) {
    return null;
  }
  const endsNothing = (end) => /\s/.test(text[end - 1]) || (!isDouble && (text[end + 1] === sign || isWord(text[end + 1])));
  let end = text.indexOf(mark, start + 1);
  // Bounded, so that a text of nothing but marks costs no more than another.
  for (let tries = 0; end > 0 && endsNothing(end); tries += 1) {
    end = tries < 30 ? text.indexOf(mark, end + mark.length + (text[end + 1] === sign ? 1 : 0)) : -1;
  }
  const isUnfinished = end < 0 && context.isOpen && isDouble;
  if (end < 0 && !isUnfinished) return null;
  const inner = text.slice(start, isUnfinished ? text.length : end);
  const name = sign === "~" ? "del" : isDouble ? "strong" : "em";
  return { node: inline(h(name), inner, context, depth + 1), end: isUnfinished ? text.length : end + mark.length };
}
