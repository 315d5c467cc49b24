// SPDX-License-Identifier: Apache-2.0
// The element `<magento-rag-chat>`.

/** Attributes that stand for a text beside its `text-…`. */
const SHORT_NAMES = ["notice", "placeholder", "hello", "suggestions", "follow-ups"];
const ATTRIBUTES = [
  "endpoint", "store", "lang", "dir", "inline", "privacy-url", "hosts", "token-url", ...SHORT_NAMES,
  ...Object.keys(TEXTS.en).map((name) => "text-" + name.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase())),
];
/** Longest question. */
const QUESTION_LIMIT = 2000;

class MagentoRagChat extends HTMLElement {
  static get observedAttributes() { return ATTRIBUTES; }

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open", delegatesFocus: false });
    if (SHEET) shadow.adoptedStyleSheets = [SHEET];
    else shadow.appendChild(h("style", null, CSS));
    this.root = h("div", { class: "root" });
    shadow.appendChild(this.root);
    this.views = new Map();
    this.run = null;
    this.saving = () => this.save();
    this.viewportChanged = () => this.fitViewport();
  }

  connectedCallback() {
    addEventListener("pagehide", this.saving);
    document.addEventListener("visibilitychange", this.saving);
    if (window.visualViewport) {
      visualViewport.addEventListener("resize", this.viewportChanged);
      visualViewport.addEventListener("scroll", this.viewportChanged);
    }
    this.setUp();
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.saving);
    document.removeEventListener("visibilitychange", this.saving);
    if (window.visualViewport) {
      visualViewport.removeEventListener("resize", this.viewportChanged);
      visualViewport.removeEventListener("scroll", this.viewportChanged);
    }
    this.stop();
    this.save();
    this.client = null;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.client || this.isChanging) return;
    // Several attributes that change together are one change.
    this.isChanging = true;
    queueMicrotask(() => {
      this.isChanging = false;
      if (this.isConnected) this.setUp();
    });
  }

  // For the page

  get isOpen() { return this.hasAttribute("inline") || Boolean(this.conversation && this.conversation.isOpen); }

  open() { this.setOpen(true); }

  close() { this.setOpen(false); }

  /** Asks a question as if the shopper had. Resolves when its answer has ended. */
  ask(question) {
    const text = String(question).trim().slice(0, QUESTION_LIMIT);
    if (text === "" || this.run || !this.conversation) return Promise.resolve();
    return this.answer(text);
  }

  /** Ends the answer that is being written; what is there stays. */
  stop() { if (this.run) this.run.abort(); }

  /** Forgets the conversation. */
  clear() {
    this.stop();
    this.conversation.clear();
    this.showMessages();
    this.input.value = "";
    this.fitInput();
    this.announce(this.wording.say("clear"));
  }

  // Setting up

  get endpoint() { return (this.getAttribute("endpoint") || DEFAULT_ENDPOINT).replace(/\/+$/, ""); }

  setUp() {
    const lang = this.closest("[lang]");
    const language = (lang && lang.getAttribute("lang")) || navigator.language || "en";
    this.wording = new Wording(language, (name) => {
      const own = this.getAttribute(name);
      return own === null && SHORT_NAMES.includes(name.slice(5)) ? this.getAttribute(name.slice(5)) : own;
    });
    const storeID = (this.getAttribute("store") || "").trim();
    const place = this.endpoint + " " + storeID + " " + (this.getAttribute("token-url") || "");
    if (!this.client || place !== this.place) {
      this.stop();
      if (this.conversation) this.save();
      const isOpen = this.place !== undefined && this.isOpen;
      this.place = place;
      this.client = new ChatClient({ endpoint: this.endpoint, store: storeID, tokenURL: this.getAttribute("token-url") });
      this.conversation = new Conversation("magento-rag-chat/" + this.client.endpoint + "/" + storeID);
      if (isOpen) this.conversation.isOpen = true;
    }
    const named = (this.getAttribute("hosts") || "").split(/[\s,]+/);
    const known = this.endpoint === DEFAULT_ENDPOINT && SERVICE.hosts ? SERVICE.hosts : {};
    const configured = known[storeID || SERVICE.first] || [];
    this.hosts = new OwnHosts(configured, named);
    for (const message of this.conversation.messages) this.hosts.learn(message.products || []);
    this.render();
  }

  render() {
    const { wording } = this;
    const isInline = this.hasAttribute("inline");
    const hadFocus = this.shadowRoot.activeElement !== null;
    const draft = this.input ? this.input.value : this.conversation.draft;
    this.root.lang = wording.language;
    this.root.dir = this.getAttribute("dir") || (wording.direction === "rtl" ? "rtl" : getComputedStyle(this).direction);

    this.launcher = h("button", {
      class: "launcher", part: "button", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false",
      click: () => this.open(),
    }, icon(ICONS.chat), h("span", null, wording.say("launch")));
    this.messagesNode = h("ol", { class: "messages", part: "messages" });
    this.intro = this.makeIntro();
    this.chips = h("div");
    const follow = (event) => {
      if (event.type !== "keydown" || /^(Arrow|Page|Home|End)/.test(event.key)) this.isFollowing = false;
    };
    this.log = h("div", {
      class: "log", part: "log", tabindex: "0", role: "region", "aria-label": wording.say("conversation"),
      wheel: follow, touchmove: follow, keydown: follow,
    }, this.intro, this.messagesNode, this.chips);
    this.live = h("div", { class: "unseen", role: "log", "aria-live": "polite", "aria-label": wording.say("assistant") });
    this.panel = h("section", {
      class: "panel", part: "panel", id: "panel", role: isInline ? "region" : "dialog", "aria-labelledby": "title", hidden: true,
      keydown: (event) => this.keyPressed(event), keyup: (event) => event.stopPropagation(), keypress: (event) => event.stopPropagation(),
    }, this.makeHeader(isInline), this.log, this.makeForm(draft), this.live);
    this.launcher.setAttribute("aria-controls", "panel");
    fill(this.root, this.panel, isInline ? null : this.launcher);
    this.showMessages();
    this.showRunning();
    // On a small screen the open panel would hide the page that the shopper came to see.
    if (!isInline && this.conversation.isOpen && this.isSmall && !this.hasRendered) this.conversation.isOpen = false;
    if (this.hasAttribute("open") && !this.hasRendered && !this.isSmall) this.conversation.isOpen = true;
    this.hasRendered = true;
    this.showOpen();
    if (hadFocus && this.isOpen) this.input.focus();
  }

  makeHeader(isInline) {
    const { wording } = this;
    const tool = (name, label, click, path) =>
      h("button", { class: "tool", part: name, type: "button", "aria-label": label, title: label, click }, icon(path));
    this.clearButton = tool("clear", wording.say("clear"), () => { this.clear(); this.input.focus(); }, ICONS.clear);
    return h("header", { part: "header" },
      h("h2", { id: "title", part: "title" }, wording.say("title")), this.clearButton,
      isInline ? null : tool("close", wording.say("close"), () => this.close(), ICONS.close));
  }

  makeIntro() {
    const { wording } = this;
    return h("div", { part: "intro" },
      h("p", { class: "hello", part: "hello" }, wording.say("hello")), h("p", { class: "lead", part: "lead" }, wording.say("lead")),
      this.makeChips(wording.lines("suggestions"), wording.say("goOn")));
  }

  makeChips(lines, label) {
    return h("ul", { class: "chips", part: "suggestions", "aria-label": label },
      ...lines.map((line) => h("li", null,
        h("button", {
          class: "chip", part: "suggestion", type: "button",
          click: () => { this.ask(line); this.input.focus({ preventScroll: true }); },
        }, line))));
  }

  makeForm(draft) {
    const { wording } = this;
    this.input = h("textarea", {
      part: "input", rows: "1", maxlength: String(QUESTION_LIMIT), placeholder: wording.say("placeholder"), "aria-label": wording.say("label"),
      "aria-describedby": "notice", autocomplete: "off", enterkeyhint: "send",
      input: () => this.fitInput(),
      keydown: (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
        event.preventDefault();
        this.submit();
      },
    });
    this.input.value = draft;
    this.sendButton = h("button", { class: "act", part: "send", type: "submit", "aria-label": wording.say("send"), title: wording.say("send") }, icon(ICONS.send));
    this.stopButton = h("button", {
      class: "act stop", part: "stop", type: "button", hidden: true, "aria-label": wording.say("stop"), title: wording.say("stop"),
      click: () => { this.stop(); this.input.focus(); },
    }, icon(ICONS.stop));
    const privacy = pageURL(this.getAttribute("privacy-url"));
    return h("form", { part: "form", submit: (event) => { event.preventDefault(); this.submit(); } },
      h("div", { class: "field", part: "field" }, this.input, this.sendButton, this.stopButton),
      h("p", { class: "notice", part: "notice", id: "notice" }, wording.say("notice"), privacy ? " " : null,
        privacy ? h("a", { href: privacy, part: "privacy", target: "_blank", rel: "noopener" }, wording.say("privacy")) : null));
  }

  // Opening and closing

  get isSmall() { return matchMedia("(max-width: 480px)").matches; }

  setOpen(isOpen) {
    if (!this.conversation || this.hasAttribute("inline") || this.conversation.isOpen === isOpen) return;
    this.conversation.isOpen = isOpen;
    this.save();
    this.showOpen();
    if (isOpen) {
      this.input.focus({ preventScroll: true });
      this.scrollToEnd();
    } else {
      this.launcher.focus({ preventScroll: true });
    }
    this.tell(isOpen ? "rag:open" : "rag:close", {});
  }

  showOpen() {
    const { isOpen } = this;
    this.panel.hidden = !isOpen;
    this.launcher.hidden = isOpen;
    this.launcher.setAttribute("aria-expanded", String(isOpen));
    this.fitViewport();
    this.fitInput();
  }

  /** On a small screen the panel fills what the keyboard leaves of it, and is alone. */
  fitViewport() {
    if (!this.panel || this.hasAttribute("inline")) return;
    const fills = this.isOpen && this.isSmall;
    this.panel.setAttribute("aria-modal", String(fills));
    const view = window.visualViewport;
    const isCovered = fills && view && view.height < window.innerHeight - 1;
    this.panel.style.height = isCovered ? view.height + "px" : "";
    this.panel.style.top = isCovered ? view.offsetTop + "px" : "";
    this.panel.style.bottom = isCovered ? "auto" : "";
  }

  keyPressed(event) {
    // The page's own shortcuts do not see what is typed here.
    event.stopPropagation();
    if (event.key === "Escape" && !event.isComposing && !this.hasAttribute("inline")) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Tab" && this.isSmall && !this.hasAttribute("inline")) {
      this.keepFocus(event);
    }
  }

  keepFocus(event) {
    const all = [...this.panel.querySelectorAll("a[href], button:not([tabindex]), textarea, [tabindex='0']")]
      .filter((node) => !node.disabled && node.getClientRects().length > 0);
    const [first, last] = [all[0], all[all.length - 1]];
    const focused = this.shadowRoot.activeElement;
    if (event.shiftKey ? focused === first : focused === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }

  fitInput() {
    // Empty, it runs as its placeholder does.
    this.input.dir = this.input.value === "" ? this.root.dir : "auto";
    this.input.style.height = "auto";
    if (this.input.scrollHeight > 0) this.input.style.height = Math.min(132, this.input.scrollHeight) + "px";
  }

  // Asking

  submit() {
    const text = this.input.value.trim();
    if (text === "" || this.run) return;
    this.input.value = "";
    this.fitInput();
    this.ask(text);
  }

  retry(message) {
    const { messages } = this.conversation;
    const place = messages.indexOf(message);
    if (this.run || place < 1) return;
    const question = messages[place - 1].text;
    messages.splice(place - 1, 2);
    this.showMessages();
    this.input.focus({ preventScroll: true });
    this.ask(question);
  }

  async answer(question) {
    const run = new AbortController();
    const began = Date.now();
    const message = { role: "assistant", text: "", products: [], degraded: [], relaxed: [], id: "", state: "running" };
    const { conversation, client } = this;
    conversation.messages.push({ role: "user", text: question });
    const sent = conversation.sent;
    conversation.messages.push(message);
    this.run = run;
    this.isFollowing = true;
    this.spoken = 0;
    fill(this.live);
    this.showMessages();
    this.showRunning();
    this.announce(this.wording.say("searching"));
    let firstText = null;
    let finishReason = null;
    try {
      await client.ask(sent, run.signal, ({ id, rag, delta, finishReason: reason }) => {
        if (run.signal.aborted) return;
        if (id && !message.id) message.id = String(id);
        if (rag) this.takeFacts(message, rag);
        const text = delta && (delta.content || delta.refusal);
        if (typeof text === "string" && text !== "") {
          if (firstText === null) firstText = Date.now() - began;
          message.text += text;
        }
        if (reason) finishReason = reason;
        this.showLater(message);
      });
      message.state = "done";
    } catch (error) {
      if (run.signal.aborted) {
        message.state = "stopped";
      } else {
        const failure = error instanceof ChatFailure ? error : new ChatFailure("cut");
        message.state = "failed:" + failure.kind;
        if (failure.kind === "limited") message.retryAt = Date.now() + failure.seconds * 1000;
      }
    }
    if (this.run === run) this.run = null;
    if (conversation === this.conversation) this.showEnd(message);
    conversation.save();
    this.tell("rag:answer", {
      id: message.id, store: client.store || null, question, answer: message.text, products: message.products,
      degraded: message.degraded, relaxed: message.relaxed, status: message.state, finishReason,
      firstTextMs: firstText, totalMs: Date.now() - began,
    });
  }

  takeFacts(message, rag) {
    if (Array.isArray(rag.products)) {
      const products = productsOf(rag.products);
      // The last event repeats what the first has said.
      if (toJSON(products) !== toJSON(message.products)) {
        if (message.products.length === 0) this.announce(this.wording.say("found", { count: products.length }));
        message.products = products;
        this.hosts.learn(products);
      }
    }
    if (Array.isArray(rag.degraded)) message.degraded = wordsOf(rag.degraded);
    if (Array.isArray(rag.relaxed)) message.relaxed = wordsOf(rag.relaxed);
  }

  // Showing

  /** Text comes faster than the screen is drawn. */
  showLater(message) {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      const view = this.views.get(message);
      if (!view || message.state !== "running") return;
      view.update();
      this.speak(message, false);
      this.follow();
    });
  }

  showEnd(message) {
    const view = this.views.get(message);
    if (view) view.update();
    this.speak(message, true);
    if (view && message.state !== "done") this.announce(view.foot.textContent);
    this.showRunning();
    this.showFollowUps();
    this.follow();
  }

  showMessages() {
    this.views.clear();
    const { messages } = this.conversation;
    fill(this.messagesNode, ...messages.map((message) => {
      if (message.role === "user") {
        return h("li", { class: "question", part: "question", dir: "auto" }, h("span", { class: "unseen" }, this.wording.say("you")), message.text);
      }
      const view = new AnswerView(message, this);
      this.views.set(message, view);
      return view.node;
    }));
    this.intro.hidden = messages.length > 0;
    this.clearButton.hidden = messages.length === 0;
    this.showFollowUps();
    this.follow();
  }

  showFollowUps() {
    const { messages } = this.conversation;
    const last = messages[messages.length - 1];
    const products = last && last.state === "done" ? last.products : [];
    const lines = products.length === 0 ? [] : this.wording.lines("followUps")
      // The last line compares: it takes two.
      .filter((line, place, all) => products.length > 1 || all.length < 3 || place < all.length - 1)
      .map((line) => phrase(line, { name: products[0].name }));
    fill(this.chips, lines.length > 0 ? this.makeChips(lines, this.wording.say("goOn")) : null);
    this.chips.style.marginBlockStart = lines.length > 0 ? "18px" : "";
  }

  showRunning() {
    const isRunning = this.run !== null;
    const hadFocus = this.shadowRoot.activeElement === (isRunning ? this.sendButton : this.stopButton);
    this.sendButton.hidden = isRunning;
    this.stopButton.hidden = !isRunning;
    this.messagesNode.setAttribute("aria-busy", String(isRunning));
    if (hadFocus) this.input.focus({ preventScroll: true });
  }

  /** Shows what is new, but never scrolls the question that it answers away. */
  follow() {
    if (!this.isFollowing) return;
    const questions = this.messagesNode.querySelectorAll(".question");
    const question = questions[questions.length - 1];
    if (!question) return;
    const end = this.log.scrollHeight - this.log.clientHeight;
    this.log.scrollTop = Math.min(end, question.offsetTop - 12);
  }

  scrollToEnd() {
    this.isFollowing = true;
    this.follow();
  }

  /** Tells a screen reader sentence by sentence what has been written. */
  speak(message, isEnd) {
    const rest = message.text.slice(this.spoken);
    const end = isEnd ? rest.length : Math.max(rest.lastIndexOf(". "), rest.lastIndexOf("\n"), rest.lastIndexOf("! "), rest.lastIndexOf("? ")) + 1;
    if (end <= 0) return;
    this.spoken += end;
    // Marks of Markdown are not read out.
    this.announce(rest.slice(0, end).replace(/\]\([^)]*\)/g, "").replace(/[*_`#>|[\]]+/g, " "));
  }

  announce(text) {
    if (text.trim() === "") return;
    this.live.appendChild(h("p", null, text.trim()));
    while (this.live.childNodes.length > 30) this.live.removeChild(this.live.firstChild);
  }

  // Telling the page

  productClicked(message, event, product, position) {
    const place = this.conversation.messages.indexOf(message);
    const question = place > 0 ? this.conversation.messages[place - 1].text : "";
    const goesOn = this.tell("rag:product-click", { id: message.id, store: this.client.store || null, question, product, position }, true);
    if (!goesOn) event.preventDefault();
    // The product's page is behind the panel.
    else if (this.isSmall && !event.ctrlKey && !event.metaKey && !event.shiftKey) this.close();
    this.save();
  }

  /** False: the page has said `preventDefault`. */
  tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  save() {
    if (!this.conversation) return;
    if (this.input) this.conversation.draft = this.input.value;
    this.conversation.save();
  }
}

customElements.define("magento-rag-chat", MagentoRagChat);

/** A `<script>` with `data-store` (which may be empty) puts the chat into the page by itself. */
function placeByScript(script) {
  const element = document.createElement("magento-rag-chat");
  for (const { name, value } of [...script.attributes]) {
    if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
  }
  document.body.appendChild(element);
}

if (SCRIPT && SCRIPT.hasAttribute("data-store")) {
  if (document.body) placeByScript(SCRIPT);
  else document.addEventListener("DOMContentLoaded", () => placeByScript(SCRIPT));
}
