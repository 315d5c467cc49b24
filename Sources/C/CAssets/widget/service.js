// SPDX-License-Identifier: Apache-2.0
// The service behind the page's chat, and helpers that do not trust the page: Magento's pages carry libraries that add to
// the prototypes of arrays, strings, objects and elements (prototype.js replaces `bind`, `reduce`, `entries`, `toJSON`).
// So nothing here iterates with `for…in`, and arrays are walked by `for…of`, `map` and `filter` alone.

/** This file's own `<script>`: it names the service's address. */
const SCRIPT =
  document.currentScript ||
  [...document.querySelectorAll("script[src]")].filter((script) => /\/widget\.js(\?|$)/.test(script.src)).pop() ||
  null;

/** The service's base URL where the element has no `endpoint`. */
const DEFAULT_ENDPOINT = SCRIPT && SCRIPT.src ? new URL(SCRIPT.src, location.href).origin : location.origin;

/** JSON without `toJSON`, which prototype.js gives to arrays and strings in a form of its own. */
function toJSON(value) {
  if (Array.isArray(value)) return "[" + value.map(toJSON).join(",") + "]";
  if (value === null || typeof value !== "object") return JSON.stringify(value === undefined ? null : value);
  const members = Object.keys(value).filter((name) => value[name] !== undefined);
  return "{" + members.map((name) => JSON.stringify(name) + ":" + toJSON(value[name])).join(",") + "}";
}

/** An element with attributes and children; strings become text, never markup. */
function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const key of Object.keys(attributes || {})) {
    const value = attributes[key];
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  return fill(element, ...children);
}

/** Puts children in place of those that are there. */
function fill(element, ...children) {
  while (element.firstChild) element.removeChild(element.firstChild);
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.appendChild(typeof child === "object" ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** A picture of lines for a button, without meaning of its own. */
function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.appendChild(line);
  return svg;
}

const ICONS = {
  chat: "M4 5h16v11H9l-5 4zM8 9h8M8 12.5h5",
  close: "M6 6l12 12M18 6L6 18",
  clear: "M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5",
  send: "M12 19V5M6 11l6-6 6 6",
  stop: "M8 8h8v8H8z",
  back: "M14.5 6l-6 6 6 6",
  forth: "M9.5 6l6 6-6 6",
  warning: "M12 4l9 16H3zM12 10v4.5M12 17.5v.01",
};

/** `{name}` in a text replaced by what it stands for. */
function phrase(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.prototype.hasOwnProperty.call(values, name) ? String(values[name]) : whole);
}
