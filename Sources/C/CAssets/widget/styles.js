// SPDX-License-Identifier: Apache-2.0
// Looks. A constructed style sheet, which a Content Security Policy without inline styles allows. The names that begin with
// `--rag-chat-` belong to the shop's theme; those that begin with `--_` are what this file makes of them.

const DARK = `
  --_background: var(--rag-chat-background, #16191f); --_surface: var(--rag-chat-surface, #222730);
  --_text: var(--rag-chat-text, #eef1f5); --_muted: var(--rag-chat-muted, #a9b2bf); --_border: var(--rag-chat-border, #363d48);
  --_accent: var(--rag-chat-accent, #8fb8ff); --_accent-text: var(--rag-chat-accent-text, #0c1c38);
  --_good: #7ddba3; --_bad: #ffb59a; --_shadow: 0 0 0 1px #ffffff14, 0 16px 48px #000000a6; color-scheme: dark;`;

const CSS = `
:host {
  --_background: var(--rag-chat-background, #ffffff); --_surface: var(--rag-chat-surface, #f3f5f8);
  --_text: var(--rag-chat-text, #171b22); --_muted: var(--rag-chat-muted, #59626f); --_border: var(--rag-chat-border, #dde2e9);
  --_accent: var(--rag-chat-accent, #1d4ed8); --_accent-text: var(--rag-chat-accent-text, #ffffff);
  --_good: #0b6b3a; --_bad: #a33b0f; --_radius: var(--rag-chat-radius, 14px);
  --_shadow: 0 0 0 1px #10182810, 0 12px 40px #1018282e; color-scheme: light;
}
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { ${DARK} } }
:host([theme="dark"]) { ${DARK} }
:host([hidden]) { display: none !important; }
.root {
  all: initial; color-scheme: inherit; color: var(--_text);
  font: var(--rag-chat-font-size, 15px)/1.5 var(--rag-chat-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif);
  -webkit-text-size-adjust: 100%; text-align: start; overflow-wrap: break-word;
}
.root[dir="rtl"] { direction: rtl; }
*, *::before, *::after { box-sizing: border-box; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
button { cursor: pointer; border: 0; background: none; padding: 0; -webkit-tap-highlight-color: transparent; }
svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; flex: none; display: block; }
h2, h3, p, ol, ul { margin: 0; padding: 0; font: inherit; }
[hidden] { display: none !important; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  position: fixed; z-index: var(--rag-chat-z-index, 2147482000);
  inset-block-end: calc(var(--rag-chat-offset-block, 20px) + env(safe-area-inset-bottom)); inset-inline-end: var(--rag-chat-offset-inline, 20px);
  display: flex; align-items: center; gap: 10px; min-height: 52px; padding: 0 20px 0 16px; border-radius: 26px; font-weight: 600;
  background: var(--_accent); color: var(--_accent-text); box-shadow: 0 1px 2px #10182833, 0 6px 20px #10182838; transition: transform .15s, box-shadow .15s;
}
.root[dir="rtl"] .launcher { padding: 0 16px 0 20px; }
.launcher:hover { transform: translateY(-2px); box-shadow: 0 2px 4px #10182833, 0 10px 28px #10182847; }
.launcher:focus-visible { outline-offset: 3px; }
.launcher svg { width: 24px; height: 24px; }
:host([position="start"]) .launcher, :host([position="start"]) .panel { inset-inline: var(--rag-chat-offset-inline, 20px) auto; }

.panel {
  position: fixed; z-index: var(--rag-chat-z-index, 2147482000);
  inset-block-end: calc(var(--rag-chat-offset-block, 20px) + env(safe-area-inset-bottom)); inset-inline-end: var(--rag-chat-offset-inline, 20px);
  display: flex; flex-direction: column; overflow: hidden;
  width: min(var(--rag-chat-width, 408px), calc(100vw - 40px)); height: min(var(--rag-chat-height, 680px), calc(100dvh - 40px));
  background: var(--_background); border-radius: var(--_radius); box-shadow: var(--_shadow); animation: rise .18s ease-out;
}
@keyframes rise { from { opacity: 0; transform: translateY(12px); } }
/* As wide as its place, whatever the cards would like: a grid or flex box around it does not grow with them. */
:host([inline]) { display: block; width: 100%; min-width: 0; }
:host([inline]) .panel {
  position: static; contain: inline-size; width: 100%; height: var(--rag-chat-height, 620px); max-height: none; box-shadow: none; border: 1px solid var(--_border); animation: none;
}
header { min-height: 57px; display: flex; align-items: center; gap: 4px; padding: 6px 8px 6px 16px; border-block-end: 1px solid var(--_border); flex: none; }
.root[dir="rtl"] header { padding: 6px 16px 6px 8px; }
h2 { flex: 1; font-weight: 650; font-size: 1.067em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tool { display: grid; place-items: center; width: 44px; height: 44px; border-radius: 10px; color: var(--_muted); }
.tool:hover { background: var(--_surface); color: var(--_text); }
.root[dir="rtl"] .tool svg.turned, .root[dir="rtl"] .arrow svg { transform: scaleX(-1); }

.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 18px 16px; scrollbar-width: thin; position: relative; }
.log:focus-visible { outline-offset: -3px; }
.hello { font-size: 1.4em; line-height: 1.25; font-weight: 680; letter-spacing: -.01em; }
.lead { color: var(--_muted); margin-block: 6px 18px; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; }
.chip {
  text-align: start; padding: 9px 14px; min-height: 44px; border: 1px solid var(--_border); border-radius: 22px; background: var(--_background); line-height: 1.35;
  transition: background .12s, border-color .12s;
}
.chip:hover { background: var(--_surface); border-color: var(--_accent); }
.messages { display: flex; flex-direction: column; gap: 18px; list-style: none; }
.question { align-self: flex-end; max-width: 86%; padding: 9px 14px; border-radius: 18px 18px 5px 18px; background: var(--_accent); color: var(--_accent-text); white-space: pre-wrap; }
.root[dir="rtl"] .question { border-radius: 18px 18px 18px 5px; }
.answer { display: flex; flex-direction: column; gap: 12px; min-width: 0; }

.shelf { position: relative; margin-inline: -16px; }
.cards { display: flex; gap: 10px; list-style: none; overflow-x: auto; scroll-snap-type: x proximity; padding: 2px 16px 6px; scroll-padding-inline: 16px; scrollbar-width: none; }
.cards::-webkit-scrollbar { display: none; }
.card { flex: none; width: 158px; scroll-snap-align: start; display: flex; position: relative; border: 1px solid var(--_border); border-radius: calc(var(--_radius) - 2px); background: var(--_background); overflow: hidden; transition: border-color .12s, box-shadow .12s; }
.card:only-child { width: 100%; }
.card > * { flex: 1; min-width: 0; display: flex; flex-direction: column; color: inherit; text-decoration: none; }
.card:only-child > * { flex-direction: row; }
.card:has(a:hover) { border-color: var(--_accent); box-shadow: 0 4px 16px #1018281f; }
.card a:focus-visible { outline-offset: -3px; border-radius: inherit; }
.picture { position: relative; aspect-ratio: 5 / 4; background: #ffffff; display: grid; place-items: center; flex: none; overflow: hidden; }
.card:only-child .picture { width: 120px; }
.picture img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; padding: 8px; }
.picture.none { background: var(--_surface); color: var(--_muted); font-size: 1.6em; font-weight: 600; letter-spacing: .04em; }
.facts { padding: 10px 12px 12px; display: flex; flex-direction: column; gap: 2px; min-width: 0; flex: 1; }
.name { font-weight: 550; line-height: 1.3; font-size: .933em; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
a .name { text-decoration: none; } a:hover .name { text-decoration: underline; }
.price { font-weight: 700; margin-block-start: auto; padding-block-start: 4px; font-variant-numeric: tabular-nums; }
.stock { font-size: .8em; display: flex; align-items: center; gap: 6px; color: var(--_good); }
.stock::before { content: ""; width: 7px; height: 7px; border-radius: 50%; background: currentColor; flex: none; }
.stock.out { color: var(--_bad); }
.stock.out::before { background: none; border: 1.5px solid currentColor; }
.arrow {
  position: absolute; inset-block-start: 43px; display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%;
  background: var(--_background); color: var(--_text); box-shadow: 0 0 0 1px var(--_border), 0 3px 12px #10182833;
}
.arrow.back { inset-inline-start: 8px; } .arrow.forth { inset-inline-end: 8px; }
@media (hover: none) { .arrow { display: none; } }

.prose { max-width: 46em; display: flex; flex-direction: column; gap: .65em; }
.prose:empty { display: none; }
.prose > :is(ul, ol), li > :is(ul, ol), blockquote > :is(ul, ol) { padding-inline-start: 1.35em; }
.prose ul { list-style: disc; } .prose ul ul { list-style: circle; }
.prose li + li, .prose li > :is(ul, ol, p) { margin-block-start: .3em; }
.prose li::marker { color: var(--_muted); }
.prose h3 { font-weight: 680; }
.prose a, .notice a { color: var(--_accent); text-decoration: underline; text-underline-offset: 2px; }
/* A bare address is one line. */
.prose a.address { display: inline-block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom; }
.prose strong, .prose th { font-weight: 650; }
.prose code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--_surface); border-radius: 5px; padding: .1em .35em; }
.prose pre { overflow-x: auto; background: var(--_surface); border-radius: 10px; padding: 10px 12px; }
.prose pre code { padding: 0; background: none; }
.prose blockquote { margin: 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--_border); color: var(--_muted); display: flex; flex-direction: column; gap: .5em; }
.prose hr { width: 100%; border: 0; border-block-start: 1px solid var(--_border); margin: 0; }
.table { overflow-x: auto; margin-inline: -2px; padding: 2px; }
table { border-collapse: collapse; font-size: .933em; }
th, td { text-align: start; padding: 6px 10px; border: 1px solid var(--_border); vertical-align: top; }
th { background: var(--_surface); }

.wait { display: flex; align-items: center; gap: 10px; color: var(--_muted); font-size: .933em; }
.dots { display: flex; gap: 4px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--_accent); animation: pulse 1.2s infinite ease-in-out; }
.dots i:nth-child(2) { animation-delay: .15s; } .dots i:nth-child(3) { animation-delay: .3s; }
@keyframes pulse { 0%, 70%, 100% { opacity: .25; } 35% { opacity: 1; } }
.remark { font-size: .867em; color: var(--_muted); display: flex; gap: 8px; align-items: flex-start; }
.remark svg { width: 17px; height: 17px; margin-block-start: 2px; }
.fault { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 11px 14px; border-radius: 12px; background: var(--_surface); }
.fault svg { color: var(--_bad); } .fault p { flex: 1; min-width: 180px; }
.again { min-height: 44px; padding: 0 14px; border: 1px solid var(--_border); border-radius: 10px; background: var(--_background); font-weight: 600; }
.again:hover:not(:disabled) { border-color: var(--_accent); }
button:disabled { opacity: .5; cursor: default; }

form { flex: none; padding: 10px 12px calc(10px + env(safe-area-inset-bottom)); border-block-start: 1px solid var(--_border); margin: 0; }
.field { display: flex; align-items: flex-end; gap: 6px; padding: 4px; border: 1px solid var(--_border); border-radius: 24px; background: var(--_background); transition: border-color .12s; }
.field:focus-within { border-color: var(--_accent); box-shadow: 0 0 0 1px var(--_accent); }
textarea { flex: 1; min-width: 0; resize: none; border: 0; background: none; padding: 8px 4px 8px 12px; min-height: 40px; max-height: 132px; line-height: 24px; outline: none; overflow-y: auto; scrollbar-width: thin; appearance: none; }
.root[dir="rtl"] textarea { padding: 8px 12px 8px 4px; }
textarea:focus-visible { outline: none; }
textarea::placeholder { color: var(--_muted); opacity: 1; }
.act { display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; background: var(--_accent); color: var(--_accent-text); flex: none; position: relative; }
.act::after { content: ""; position: absolute; inset: -2px; border-radius: 50%; }
.act.stop svg { fill: currentColor; }
.notice { font-size: .8em; color: var(--_muted); text-align: center; margin-block-start: 8px; line-height: 1.4; }

@media (max-width: 480px) {
  :host(:not([inline])) .panel { inset: 0; width: auto; height: 100dvh; border-radius: 0; box-shadow: none; }
  .launcher { padding: 0; width: 56px; height: 56px; justify-content: center; border-radius: 50%; }
  .root[dir="rtl"] .launcher { padding: 0; }
  .launcher span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  /* Smaller letters make iOS zoom into the field. */
  textarea { font-size: max(16px, 1em); }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
  .dots i { opacity: .6; }
}
@media (forced-colors: active) {
  .launcher, .panel, .chip, .card, .question, .fault, .act, .arrow { border: 1px solid; forced-color-adjust: auto; }
  .stock::before { forced-color-adjust: none; }
}
@media print { .launcher, :host(:not([inline])) .panel { display: none; } }
`;

/** One sheet for all elements of the page; null where the browser has no constructed sheets. */
const SHEET = (() => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    return sheet;
  } catch {
    return null;
  }
})();
