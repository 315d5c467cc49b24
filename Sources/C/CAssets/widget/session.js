// SPDX-License-Identifier: Apache-2.0
// The conversation of a browser tab: kept in its session storage, so that it survives a change of page and ends with the tab.

/** Messages that are kept and shown, and those that go with a question. */
const KEPT_MESSAGES = 40;
const SENT_MESSAGES = 12;

function storedJSON(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Where storage is off or full the conversation lives as long as the page. */
function keep(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, toJSON(value));
  } catch {
    // Nothing is lost that the page does not hold.
  }
}

const isText = (value) => typeof value === "string";

/** A product of an answer with the members that are shown or told, each of its kind; null: it is no product. */
function productOf(value) {
  if (!value || typeof value !== "object" || !isText(value.name) || value.name.trim() === "") return null;
  const product = { name: value.name.slice(0, 300) };
  for (const key of ["product_id", "sku", "currency", "url", "image_url", "matched_by"]) {
    if (isText(value[key]) || typeof value[key] === "number") product[key] = String(value[key]).slice(0, 2000);
  }
  for (const key of ["price", "score"]) {
    if (typeof value[key] === "number" && Number.isFinite(value[key])) product[key] = value[key];
  }
  for (const key of ["in_stock", "price_from"]) {
    if (typeof value[key] === "boolean") product[key] = value[key];
  }
  return product;
}

const productsOf = (values) => (Array.isArray(values) ? values.map(productOf).filter((product) => product !== null).slice(0, 20) : []);
const wordsOf = (values) => (Array.isArray(values) ? values.filter(isText).slice(0, 20) : []);

/** A conversation's messages: `{role, text, products, degraded, relaxed, state, id}`. */
class Conversation {
  constructor(key) {
    this.key = key;
    const kept = storedJSON(key);
    const messages = kept && Array.isArray(kept.messages) ? kept.messages : [];
    this.isOpen = Boolean(kept && kept.open === true);
    this.draft = kept && isText(kept.draft) ? kept.draft : "";
    this.messages = messages
      .filter((message) => message && (message.role === "user" || message.role === "assistant") && isText(message.text))
      .map((message) => ({
        role: message.role, text: message.text, products: productsOf(message.products), degraded: wordsOf(message.degraded),
        relaxed: wordsOf(message.relaxed), id: isText(message.id) ? message.id : "",
        // An answer that the change of page has interrupted.
        state: message.state === "running" ? "stopped" : isText(message.state) ? message.state : "done",
      }));
  }

  save() {
    this.messages = this.messages.slice(-KEPT_MESSAGES);
    const isEmpty = this.messages.length === 0 && !this.isOpen && this.draft === "";
    keep(this.key, isEmpty ? null : { open: this.isOpen, draft: this.draft, messages: this.messages });
  }

  clear() {
    this.messages = [];
    this.draft = "";
    this.save();
  }

  /** What goes to the service with the last question. */
  get sent() {
    const said = this.messages.filter((message) => message.text.trim() !== "").slice(-SENT_MESSAGES);
    while (said.length > 0 && said[0].role !== "user") said.shift();
    return said.map((message) => ({ role: message.role, content: message.text }));
  }
}
