// A source: reading, coding, deciding.
// @ts-check
import { ask, say } from "./workbench.js";
import { canPaint, paint } from "./highlights.js";
import { Text } from "./offsets.js";
import { Picker } from "./picker.js";
import { SourceMemos, words as memoWords } from "./memo.js";

/**
 * @typedef {{ term: string, start: number, end: number, form: string }} Reason
 * @typedef {{ handle: string, code: string, start: number, end: number, words: string, status: string, coder: string,
 *   kind: string, score: number | null, because: Reason[] }} Coding
 */

const data = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent ?? "{}");
const words = data.words;
const root = element("text");
const text = new Text(root);
/** @typedef {import("./picker.js").Code} Code */
/** @param {Code[]} some @returns {Map<string, Code>} */
const byUid = (some) => new Map(some.map((code) => [code.uid, code]));
let codes = byUid(data.codes);
const picker = new Picker(/** @type {HTMLDialogElement} */ (element("picker")), data.codes, {
  none: words.no_code,
  fresh: words.fresh,
});
const here = `/source/${data.uid}`;
const memos = new SourceMemos(here, text, goTo);
/** @type {Coding[]} */
let codings = data.codings;
/** @type {Coding[]} the codings that are looked at */
let chosen = [];
/** @type {Code | null} */
let last = null;

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} tag @param {string} className @param {string} [content] */
function make(tag, className, content = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = content;
  return made;
}

/** @param {Coding} coding */
const codeOf = (coding) => codes.get(coding.code) ?? { number: -1, name: "?", path: "?", definition: "" };

// ---- showing

function show() {
  if (canPaint()) paint(text, codings, (coding) => codeOf(coding).number);
  memos.paint();
  showLabels();
  showList();
  choose(codings.filter((coding) => chosen.some((one) => one.handle === coding.handle)));
}

function showLabels() {
  /** @type {Map<HTMLElement, HTMLElement[]>} */
  const labels = new Map();
  for (const coding of codings) {
    const line = text.lines[text.lineAt(coding.start)];
    if (!line) continue;
    const label = make("li", `code-${codeOf(coding).number} ${coding.status}`, codeOf(coding).name);
    label.dataset.handle = coding.handle;
    const list = /** @type {HTMLElement} */ (line.element.nextElementSibling);
    labels.set(list, [...(labels.get(list) ?? []), label]);
  }
  for (const line of text.lines) {
    const list = /** @type {HTMLElement} */ (line.element.nextElementSibling);
    list.replaceChildren(...(labels.get(list) ?? []));
  }
}

function showList() {
  const items = codings.map((coding) => {
    const code = codeOf(coding);
    const button = make("button", `code-${code.number} ${coding.status}`, `${code.name} (${words[coding.status]})`);
    button.dataset.handle = coding.handle;
    button.append(make("small", "", coding.words));
    const item = document.createElement("li");
    item.append(button);
    return item;
  });
  element("codings").replaceChildren(...(items.length ? items : [make("li", "soft", words.none)]));
}

/** Look at these codings. @param {Coding[]} some @param {boolean} [go] whether to go where the first stands */
function choose(some, go = false) {
  chosen = some;
  if (some.length) element("chosen").replaceChildren(...some.map(card));
  for (const button of document.querySelectorAll("#codings button")) {
    const handle = /** @type {HTMLElement} */ (button).dataset.handle;
    if (some.some((coding) => coding.handle === handle)) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (go && some.length) text.lines[text.lineAt(some[0].start)]?.element.scrollIntoView({ block: "center" });
}

/** @param {Coding} coding */
function card(coding) {
  const code = codeOf(coding);
  const made = make("div", `coding code-${code.number}`);
  made.append(make("div", "name", code.name), make("div", "path", code.path), quotation(coding));
  const score = coding.score === null ? "" : ` ${Math.round(coding.score * 100)} %`;
  made.append(make("div", "why", `${words[coding.status]}, ${words.by} ${coding.coder}${score}`));
  const terms = [...new Set(coding.because.map((one) => one.term))];
  if (terms.length) made.append(make("div", "why", `${words.because}: ${terms.join(", ")}`));
  const bar = make("div", "bar");
  if (coding.status === "proposed") bar.append(button(words.accept, "a", () => decide([coding], "accepted")));
  bar.append(button(words.reject, "r", () => decide([coding], "rejected")));
  made.append(bar);
  return made;
}

/** The words of a coding with those that told it marked. @param {Coding} coding */
function quotation(coding) {
  const made = document.createElement("blockquote");
  const points = [...coding.words];
  let at = 0;
  for (const { start, end } of [...coding.because].sort((one, other) => one.start - other.start)) {
    const [from, to] = [Math.max(at, start - coding.start), end - coding.start];
    if (to <= from) continue;
    made.append(points.slice(at, from).join(""), make("mark", "", points.slice(from, to).join("")));
    at = to;
  }
  made.append(points.slice(at).join(""));
  return made;
}

/** @param {string} name @param {string} key @param {() => void} does */
function button(name, key, does) {
  const made = make("button", "", `${name} `);
  made.append(make("kbd", "", key));
  made.addEventListener("click", does);
  return made;
}

// ---- doing

/** The stretch of the text that is selected, blanks at its edges left out; null if none is. */
function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const start = text.placeOf(range.startContainer, range.startOffset) ?? nextLine(range, "start");
  const end = text.placeOf(range.endContainer, range.endOffset) ?? nextLine(range, "end");
  if (start === null || end === null || end <= start) return null;
  const found = text.words(start, end);
  const before = [...found].length - [...found.trimStart()].length;
  const behind = [...found].length - [...found.trimEnd()].length;
  return found.trim() ? trimmed(start, end, before, behind) : null;
}

/** @param {number} start @param {number} end @param {number} before @param {number} behind */
function trimmed(start, end, before, behind) {
  const span = { start: start + before, end: end - behind };
  return { ...span, words: text.words(span.start, span.end) };
}

/** Where a selection that ends between lines begins or ends. @param {Range} range @param {"start" | "end"} edge */
function nextLine(range, edge) {
  const inside = text.lines.filter((line) => range.intersectsNode(line.element));
  if (!inside.length) return null;
  return edge === "start" ? inside[0].start : inside[inside.length - 1].end;
}

/** @param {Code | string | null} wanted a code, or the name of a new one @param {ReturnType<typeof selected>} stretch */
async function code(wanted, stretch) {
  if (!wanted || !stretch) return;
  const begun = performance.now();
  const handles = new Set(codings.map((coding) => coding.handle));
  const which = typeof wanted === "string" ? { name: wanted } : { code: wanted.uid };
  const found = await ask(`${here}/codings`, { revision: data.revision, ...which, ...stretch });
  if (found.codes.length !== codes.size) await newCodes(found.codes);
  codings = found.codings;
  chosen = codings.filter((coding) => !handles.has(coding.handle));
  last = codes.get(chosen[0]?.code) ?? (typeof wanted === "string" ? null : wanted);
  show();
  document.body.dataset.took = String(Math.round(performance.now() - begun));
  say(`${words.coded} ${last?.name ?? ""}`);
  document.getSelection()?.removeAllRanges();
  root.focus({ preventScroll: true });
}

/** Know other codes, and load their colours. @param {Code[]} some */
async function newCodes(some) {
  codes = byUid(some);
  picker.codes = some;
  const old = /** @type {HTMLLinkElement} */ (document.querySelector('link[href^="/codes.css"]'));
  const sheet = /** @type {HTMLLinkElement} */ (old.cloneNode());
  sheet.href = `/codes.css?${Date.now()}`;
  await new Promise((done) => {
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", done);
    old.after(sheet);
  });
  old.remove();
}

/** Code the selected words with a code that is called like them. */
async function inVivo() {
  const stretch = selected();
  if (stretch) await code(stretch.words.split(/\s+/).join(" ").slice(0, 80), stretch);
  else say(words.nothing);
}

/** Let somebody choose the code for what is selected. */
async function pick() {
  const stretch = selected();
  if (!stretch) {
    say(words.nothing);
    return;
  }
  await code(await picker.choose(), stretch);
}

/** Write a memo on what is selected, else on the coding that is looked at, else on the whole source. */
async function memo() {
  const stretch = selected();
  const [one] = chosen;
  if (stretch) await memos.add(`${memoWords.stretch}: ${stretch.words}`, { revision: data.revision, ...stretch });
  else if (one) await memos.add(`${memoWords.coding} ${codeOf(one).name}: ${one.words}`, { handle: one.handle });
  else await memos.add(memoWords.source, {});
  root.focus({ preventScroll: true });
}

/** Show a place of the text and select it. @param {number} start @param {number} end */
function goTo(start, end) {
  const ranges = text.ranges(start, end);
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return;
  text.lines[text.lineAt(start)]?.element.scrollIntoView({ block: "center" });
  root.focus({ preventScroll: true });
  document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  choose(codings.filter((coding) => coding.start < end && start < coding.end));
}

/** Show the place that the address names: #at-START-END, code points of the reading text. */
function goToAddress() {
  const found = /^#at-(\d+)(?:-(\d+))?$/.exec(location.hash);
  if (found) goTo(Number(found[1]), Number(found[2] ?? Number(found[1]) + 1));
}

/** @param {Coding[]} some @param {string} status */
async function decide(some, status) {
  const at = some.at(-1)?.start ?? 0;
  codings = await ask(`${here}/decisions`, { handles: some.map((coding) => coding.handle), status });
  if (status === "rejected") chosen = [];
  show();
  say(words[status] ?? "");
  if (some.length && some.every((coding) => coding.status === "proposed")) go(1, at);
}

/** @param {"undo" | "redo"} what */
async function back(what) {
  const entry = await ask(`/${what}`, {});
  if (entry.action === "edit codebook") location.reload();
  codings = await ask(`${here}/codings`);
  if (entry.action.includes("memo")) await memos.load();
  show();
  say(what === "undo" ? words.undone : words.redone);
}

/** Go to the next or the former proposal. @param {1 | -1} way @param {number} [from] where to begin, and say nothing */
function go(way, from) {
  const proposed = codings.filter((coding) => coding.status === "proposed");
  const at = from ?? chosen[0]?.start ?? -1;
  const now = proposed.findIndex((coding) => coding.handle === chosen[0]?.handle);
  const next =
    now >= 0 && from === undefined
      ? proposed[now + way]
      : way === 1
        ? proposed.find((coding) => coding.start >= at)
        : proposed.filter((coding) => coding.start < at).at(-1);
  if (next) choose([next], true);
  else if (from === undefined) say(words.no_more);
}

// ---- listening

/** What is done when a key is pressed; the text itself is never typed into. @type {Record<string, () => unknown>} */
const keys = {
  c: pick,
  v: inVivo,
  l: () => code(last, selected()),
  a: () => decide(chosen.filter((coding) => coding.status === "proposed"), "accepted"),
  r: () => decide(chosen, "rejected"),
  m: memo,
  u: () => back("undo"),
  n: () => go(1),
  p: () => go(-1),
};

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.matches("input, select, textarea") || event.altKey || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.code === "KeyZ") {
      event.preventDefault();
      back(event.shiftKey ? "redo" : "undo");
    }
    return;
  }
  // By the place of the key, so that it works with a Russian keyboard too.
  const does = keys[event.code.replace(/^Key/, "").toLowerCase()];
  if (!does || target.closest("dialog")) return;
  event.preventDefault();
  does();
});
root.addEventListener("beforeinput", (event) => event.preventDefault());
for (const kind of ["cut", "paste", "drop", "dragover"]) root.addEventListener(kind, (event) => event.preventDefault());

root.addEventListener("click", (event) => {
  const label = /** @type {HTMLElement} */ (event.target).closest("[data-handle]");
  if (label) {
    choose(codings.filter((coding) => coding.handle === /** @type {HTMLElement} */ (label).dataset.handle));
    return;
  }
  const selection = document.getSelection();
  if (!selection?.isCollapsed || !selection.anchorNode) return;
  const place = text.placeOf(selection.anchorNode, selection.anchorOffset);
  if (place === null) return;
  choose(codings.filter((coding) => coding.start <= place && place < coding.end));
});
element("codings").addEventListener("click", (event) => {
  const found = /** @type {HTMLElement} */ (event.target).closest("button");
  if (found) choose(codings.filter((coding) => coding.handle === found.dataset.handle), true);
});
element("code").addEventListener("click", pick);
element("vivo").addEventListener("click", inVivo);
element("again").addEventListener("click", () => code(last, selected()));
element("note").addEventListener("click", memo);
element("undo").addEventListener("click", () => back("undo"));
element("redo").addEventListener("click", () => back("redo"));
// A click on a button must not take the selection away.
for (const id of ["code", "vivo", "again", "note"]) element(id).addEventListener("mousedown", (event) => event.preventDefault());
document.addEventListener("selectionchange", () => {
  const is = selected() !== null;
  for (const id of ["code", "vivo"]) /** @type {HTMLButtonElement} */ (element(id)).disabled = !is;
  /** @type {HTMLButtonElement} */ (element("again")).disabled = !is || !last;
});

show();
window.addEventListener("hashchange", goToAddress);
goToAddress();
memos.load();
