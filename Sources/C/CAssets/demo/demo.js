// SPDX-License-Identifier: Apache-2.0
// The page to try the widget on: it listens to the widget's events, as a shop's analytics would, and asks the service for
// the reasons behind a search where a key allows that.
"use strict";

const byID = (id) => document.getElementById(id);
const stores = JSON.parse(document.body.dataset.stores);
const base = location.href.replace(/[?#].*$/, "").replace(/\/demo\/?$/, "");
/** Behind the `#` of the address, which browsers do not send: a key, and whether the catalogue is the sample. */
const given = new URLSearchParams(location.hash.slice(1));
let key = given.get("key") || "";
let last = null;
/** Questions that the sample catalogue answers. */
const SAMPLE_QUESTIONS = {
  en: "Which rain jacket do you have under 150?|A warm sleeping bag, not too heavy|A red backpack for a day in the hills",
  de: "Welche Regenjacke gibt es unter 150?|Ein warmer Schlafsack|Ein roter Rucksack für einen Tag in den Bergen",
};

function node(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes || {})) element.setAttribute(attribute, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function languageName(code) {
  try {
    return code ? new Intl.DisplayNames(["en"], { type: "language" }).of(code) : "";
  } catch {
    return code;
  }
}

// The chat

function placeChat() {
  const { id, language } = stores[byID("store").selectedIndex] || { id: "", language: "en" };
  const isInline = byID("place").value === "inline";
  const chat = document.createElement("magento-rag-chat");
  chat.setAttribute("endpoint", base);
  chat.setAttribute("store", id);
  chat.setAttribute("lang", language || "en");
  if (given.has("sample") && SAMPLE_QUESTIONS[language]) chat.setAttribute("suggestions", SAMPLE_QUESTIONS[language]);
  chat.setAttribute("privacy-url", location.href.replace(/#.*$/, "") + "#privacy");
  if (byID("theme").value !== "auto") chat.setAttribute("theme", byID("theme").value);
  if (isInline) chat.setAttribute("inline", "");
  document.querySelectorAll("magento-rag-chat").forEach((old) => old.remove());
  (isInline ? byID("stage") : document.body).append(chat);
  byID("corner-hint").hidden = isInline;
  document.documentElement.dataset.theme = byID("theme").value;
  byID("snippet").textContent =
    `<script src="${base}/widget.js" async></script>\n<magento-rag-chat store="${id}" lang="${language || "en"}"\n    privacy-url="https://…/privacy"></magento-rag-chat>`;
}

for (const { id, language } of stores) {
  const name = languageName(language);
  byID("store").append(node("option", { value: id }, name ? `${id} · ${name}` : id));
}
for (const id of ["store", "theme", "place"]) byID(id).addEventListener("change", placeChat);

// What was retrieved

function table(columns, rows) {
  return node("div", { class: "scroll", tabindex: "0" },
    node("table", null,
      node("thead", null, node("tr", null, ...columns.map((column) => node("th", { scope: "col" }, column)))),
      node("tbody", null, ...rows.map((row) => node("tr", null, ...row.map((cell) =>
        node("td", typeof cell === "number" ? { class: "number" } : String(cell ?? "").length < 20 ? { class: "short" } : null, typeof cell === "number" ? String(cell) : cell ?? "")))))));
}

const chips = (pairs) => node("ul", { class: "chips" }, ...pairs.filter((pair) => pair[1] !== undefined && pair[1] !== "")
  .map(([name, value]) => node("li", null, name + " ", node("b", null, String(value)))));

const round = (number) => (number === undefined ? "" : Number(number.toPrecision(4)));

function money(product) {
  if (product.price === undefined) return "";
  return (product.price_from ? "from " : "") + String(product.price) + (product.currency ? " " + product.currency : "");
}

function showAnswer(answer) {
  byID("hint").hidden = true;
  const time = (milliseconds) => (milliseconds === null ? "" : `${milliseconds} ms`);
  byID("facts").replaceChildren(
    node("p", { class: "asked" }, "“" + answer.question + "”"),
    chips([
      ["answer", answer.status], ["first words after", time(answer.firstTextMs)], ["whole answer after", time(answer.totalMs)],
      ["degraded", answer.degraded.join(", ")], ["left out", answer.relaxed.join(", ")],
    ]),
    answer.products.length === 0 ? node("p", { class: "quiet" }, "No products.")
      : table(["", "product", "SKU", "price", "in stock", "found by", "score"], answer.products.map((product, place) => [
        place + 1, product.name, product.sku, money(product),
        product.in_stock === undefined ? "unknown" : product.in_stock ? "yes" : "no", product.matched_by || "search", round(product.score),
      ])),
    node("div", { id: "why" }));
}

// Why

async function explain(answer) {
  const why = byID("why");
  if (!why) return;
  byID("key-box").hidden = key !== "";
  if (key === "") return;
  why.replaceChildren(node("h2", null, "Why"), node("p", { class: "quiet" }, "Asking for the reasons…"));
  let text;
  try {
    const body = { query: answer.question, explain: true };
    if (answer.store) body.store = answer.store;
    const response = await fetch(base + "/api/v1/actions/retrieve_products", {
      method: "POST", headers: { "content-type": "application/json", authorization: "Bearer " + key }, body: JSON.stringify(body),
    });
    const found = await response.json();
    if (response.ok) return showReasons(why, found);
    text = found.error.message;
  } catch {
    text = "The service could not be reached.";
  }
  byID("key-box").hidden = false;
  why.replaceChildren(node("h2", null, "Why"), node("p", null, "Not explained: " + text));
}

const listed = (values) => (values || []).join(", ");

function showReasons(why, { explain: reasons, products }) {
  const { understood } = reasons;
  const names = new Map(products.map((product) => [String(product.product_id), product.name]));
  const lanes = (entry) => entry.lanes.map((lane) => `${lane.lane} ${lane.rank}. (${round(lane.score)})`).join(", ");
  const longest = Math.max(...Object.values(reasons.timings_ms), 1);
  why.replaceChildren(
    node("h2", null, "How the question was understood"),
    chips([
      ["language", languageName(understood.language)], ["words", understood.words], ["meaning", understood.meaning],
      ["identifiers", understood.identifiers.join(", ")], ["thing", understood.thing], ["its categories", listed(understood.categories)],
      ["other kinds in them", listed(understood.other_categories)], ["for", listed(understood.audiences)], ["order", understood.sort],
      ["similarity floor", round(reasons.similarity_floor)], ["best similarity", round(reasons.best_similarity)],
    ]),
    understood.constraints.length === 0 ? node("p", { class: "quiet" }, "No constraint was read from its words.")
      : table(["filter", "value", "words", "applied"], understood.constraints.map((constraint) => [
        constraint.filter, constraint.values ? constraint.values.join(", ") : String(constraint.value ?? ""), constraint.words, constraint.applied ? "yes" : "no",
      ])),
    node("h2", null, "What placed each product"),
    table(["", "product", "lanes: rank (score)", "score"], reasons.products.map((entry, place) => [
      place + 1, names.get(String(entry.product_id)) || String(entry.product_id), entry.matched_by ? "identifier: " + entry.matched_by : lanes(entry), round(entry.score),
    ])),
    node("h2", null, "Where the time went"),
    node("div", { class: "steps" }, ...Object.entries(reasons.timings_ms).flatMap(([step, milliseconds]) => [
      node("span", null, step), node("meter", { min: 0, max: longest, value: milliseconds, "aria-label": step }), node("span", null, `${milliseconds} ms`),
    ])),
    node("h2", null, "What the engine was asked"),
    ...reasons.searches.map(({ leg, body }) => node("details", null,
      node("summary", null, leg), node("pre", { tabindex: "0" }, JSON.stringify(body, null, 2)))),
    node("p", { class: "quiet" }, "The search was made once more for the question by itself: of a conversation's follow-up it may differ."));
}

document.addEventListener("rag:answer", (event) => {
  last = event.detail;
  showAnswer(last);
  explain(last);
});

// The sample catalogue's shop does not exist: its links lead nowhere.
document.addEventListener("rag:product-click", (event) => {
  const { product, position } = event.detail;
  if (!new URL(product.url).hostname.endsWith(".example")) return;
  event.preventDefault();
  byID("clicked").hidden = false;
  byID("clicked").textContent = `rag:product-click: product ${position + 1}, ${product.sku}, leads to ${product.url}`;
});

byID("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  key = byID("key").value.trim();
  if (last) explain(last);
});
byID("key-box").hidden = key !== "";
byID("privacy").open = given.has("privacy");
placeChat();
