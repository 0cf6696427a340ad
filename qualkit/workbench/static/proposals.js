// Proposals: one at a time, large, with the keyboard alone.
// @ts-check
import { say } from "./workbench.js";
import { element, make, pageData } from "./elements.js";
import { Picker } from "./picker.js";
import { Review } from "./review.js";

/** @typedef {import("./review.js").Card} Card */
/** @typedef {import("./picker.js").Code & { include: string, exclude: string }} Code */

const data = pageData();
const { words, names } = data;
/** @type {Map<string, Code>} */
const codes = new Map(data.codes.map((/** @type {Code} */ code) => [code.uid, code]));
/** @type {Map<string, string>} */
const sources = new Map(data.sources);
const picker = new Picker(/** @type {HTMLDialogElement} */ (element("picker")), data.codes, {
  none: words.no_code,
  fresh: words.fresh,
});
const filters = /** @type {HTMLFormElement} */ (element("filters"));
const review = new Review(data.queue, wantedQuery(data.wanted), { show, trouble, learn });
/** @type {Card | null} */
let shown = null;

/** The filters as the server wants them: those that are set. @param {Record<string, string | number | null>} wanted */
function wantedQuery(wanted) {
  const set = Object.entries(wanted).filter(([name, value]) => value !== null && value !== "" && !(name === "order" && value === "text"));
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)]));
}

/** @param {string} uid @returns {Code} */
const codeOf = (uid) =>
  codes.get(uid) ?? { uid, number: -1, path: "", name: words.gone_code, names: [], definition: "", include: "", exclude: "", depth: 0 };

// ---- showing

function show() {
  const card = review.card;
  element("card").hidden = !card;
  element("done").hidden = Boolean(card);
  if (card) showCard(card);
  else showDone();
  for (const id of ["accept", "reject", "other", "skip"]) enable(id, Boolean(card));
  enable("former", review.at > 0);
  showTally();
  showFilters();
}

/** @param {string} id @param {boolean} is A button that has the focus stays focusable, or the focus would be lost. */
const enable = (id, is) => element(id).setAttribute("aria-disabled", String(!is));

function showTally() {
  const pace = review.pace;
  element("tally").replaceChildren(
    make("strong", "", String(review.waiting)),
    ` ${words.waits} · `,
    make("strong", "", String(review.decided)),
    ` ${words.decided}${pace > 1 ? ` · ${pace} ${words.rate}` : ""}`,
  );
  for (const id of ["accept-all", "reject-all"]) enable(id, review.waiting > 0);
}

/** @param {Card} card */
function showCard(card) {
  const code = codeOf(card.code);
  element("card").className = `card code-${code.number} ${card.state}`;
  element("code-name").textContent = code.name;
  element("path").textContent = code.path;
  const state = element("state");
  state.hidden = card.state === "proposed";
  state.textContent = card.state === "proposed" ? "" : words[card.state] + (card.other ? `: ${card.other}` : "");
  element("where").replaceChildren(...where(card));
  element("before").replaceChildren(...card.before.map(said));
  element("quote").replaceChildren(...card.quote.map(piece));
  element("behind").replaceChildren(...card.behind.map(said));
  element("why").replaceChildren(...why(card));
  element("definition").replaceChildren(
    ...["definition", "include", "exclude"].flatMap((name) => {
      const text = code[/** @type {"definition" | "include" | "exclude"} */ (name)];
      return text ? [make("dt", "", words[name]), make("dd", "", text)] : [];
    }),
  );
  if (card === shown) return;
  shown = card;
  element("now").textContent = `${code.name}: ${card.words}`;
  const passage = element("passage");
  passage.scrollTop = 0;
  const quote = element("quote");
  const below = quote.offsetTop + Math.min(quote.offsetHeight, passage.clientHeight / 2) - passage.clientHeight;
  if (below > 0) passage.scrollTop = below + 24;
}

/** @param {Card} card @returns {(Node | string)[]} */
function where(card) {
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", card.name));
  link.href = `/source/${card.source}`;
  const section = card.section && card.section !== "turn" && card.section !== "body" ? names.sections[card.section] : "";
  const rest = [
    card.speaker && (card.role === "interviewer" ? `${card.speaker} (${words.interviewer})` : card.speaker),
    card.question && `${words.question} ${card.question}`,
    card.reported && `${words.reported} ${card.reported}`,
    section,
    card.language && names.languages[card.language],
  ].filter(Boolean);
  return [link, ...rest.flatMap((one) => [" · ", String(one)])];
}

/** @param {import("./review.js").Said} one */
function said(one) {
  const made = make("p", one.role);
  if (one.who) made.append(make("b", "", `${one.who}: `));
  made.append(one.text);
  return made;
}

/** @param {import("./review.js").Piece} one */
function piece(one) {
  if (!one.coded && !one.fired) return make("span", "", one.text);
  const made = make(one.fired ? "mark" : "span", one.coded ? "coded" : "", one.text);
  return made;
}

/** @param {Card} card @returns {(Node | string)[]} */
function why(card) {
  const terms = [...new Set(card.because.map((one) => (one.term === one.form ? one.term : `${one.term} → “${one.form}”`)))];
  const parts = [`${words.by} ${card.by}`];
  if (card.score !== null) parts.push(`${words.score} ${Math.round(card.score * 100)} %`);
  if (terms.length) parts.push(`${words.because}: ${terms.join(", ")}`);
  return parts.flatMap((part, n) => (n ? [document.createElement("br"), part] : [part]));
}

function showDone() {
  const skipped = review.skipped;
  shown = null;
  const nothing = review.waiting || review.cards.length ? words.through : words.empty;
  const seen = skipped ? `${words.through} ${words.skipped} ${skipped}` : nothing;
  element("done-words").textContent = review.isLast ? seen : words.fetching;
  element("again").hidden = review.waiting === 0 || !review.isLast;
}

/** Say what went wrong with a card, and leave it said. @param {Card | null} card @param {string} problem */
function trouble(card, problem) {
  const item = make("li");
  if (card) item.append(make("b", "", `${codeOf(card.code).name}: “${shortened(card.words)}” – ${words.not_decided}. `));
  item.append(`${problem} `);
  const dismiss = make("button", "", words.dismiss);
  dismiss.addEventListener("click", () => {
    item.remove();
    toCard();
  });
  item.append(dismiss);
  element("problems").append(item);
}

/** @param {string} text */
const shortened = (text) => (text.length > 80 ? `${[...text].slice(0, 70).join("")} …` : text);

// ---- filters

/** @type {Record<string, string>} what each list of a filter was made of */
const made = {};

function showFilters() {
  const { counts } = review;
  const wanted = review.query;
  options("code", words.all_codes, [...codes.values()].map((code) => [code.uid, "\u2003".repeat(code.depth) + code.name]), counts.codes);
  options("source", words.all, [...sources], counts.sources);
  options("language", words.all, Object.entries(names.languages), counts.languages);
  options("by", words.all, Object.entries(names.by), counts.by);
  field("order").value = wanted.get("order") ?? "text";
  const least = field("least");
  const percent = wanted.get("least") ? String(Math.round(Number(wanted.get("least")) * 100)) : "";
  if (document.activeElement !== least) least.value = percent;
}

/** @param {string} name @param {string} all @param {[string, string][]} values @param {Record<string, number>} counts */
function options(name, all, values, counts) {
  const chosen = review.query.get(name) ?? "";
  const wanted = values.filter(([value]) => counts[value] || value === chosen);
  if (chosen && !wanted.some(([value]) => value === chosen)) wanted.push([chosen, words.gone_code]);
  const labels = wanted.map(([value, label]) => [value, `${label} (${counts[value] ?? 0})`]);
  const sign = JSON.stringify([chosen, labels]);
  if (made[name] === sign) return;
  made[name] = sign;
  const list = /** @type {HTMLSelectElement} */ (field(name));
  list.replaceChildren(
    ...[["", all], ...labels].map(([value, label]) => {
      const option = /** @type {HTMLOptionElement} */ (make("option", "", label));
      option.value = value;
      return option;
    }),
  );
  list.value = chosen;
}

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (filters.elements.namedItem(name));

/** @type {boolean} whether a filter is being set with a pointing device: then the keys are for the card again */
let byPointer = false;
filters.addEventListener("pointerdown", () => (byPointer = true));
filters.addEventListener("keydown", (event) => {
  byPointer = false;
  if (event.key === "Escape") toCard();
  if (event.key === "Enter") event.preventDefault();
  if (event.key === "Enter" && event.target === field("least")) filter();
});
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("change", () => filter());
element("clear").addEventListener("click", () => {
  filters.reset();
  for (const name of ["code", "source", "language", "by", "least"]) field(name).value = "";
  filter();
});

async function filter() {
  const least = field("least").value;
  const wanted = {
    ...Object.fromEntries(["code", "source", "language", "by", "order"].map((name) => [name, field(name).value])),
    least: least === "" ? null : Math.min(100, Math.max(0, Number(least))) / 100,
  };
  const query = wantedQuery(wanted);
  history.replaceState(null, "", `/proposals${query.size ? `?${query}` : ""}`);
  await review.begin(query);
  if (byPointer) toCard();
}

const toCard = () => element(review.card ? "card" : "done").focus({ preventScroll: true });

// ---- doing

let isBusy = false;

/** @param {string} state */
function decide(state) {
  const card = review.card;
  if (!card || isBusy) return;
  const begun = performance.now();
  review.decide(state);
  document.body.dataset.took = String(performance.now() - begun);
  say(`${codeOf(card.code).name}: ${words[state]}`);
}

async function giveAnother() {
  const card = review.card;
  if (!card || isBusy) return;
  const chosen = await picker.choose();
  if (!chosen || review.card !== card) return;
  if (typeof chosen === "string") review.decide("recoded", chosen, { name: chosen });
  else if (chosen.uid === card.code) decide("accepted");
  else review.decide("recoded", chosen.name, { code: chosen.uid });
  if (card.state === "recoded") say(`${words.recoded}: ${card.other}`);
  toCard();
}

/** Know the codes of the codebook, for there are new ones. @param {Code[]} all */
function learn(all) {
  codes.clear();
  for (const code of all) codes.set(code.uid, code);
  picker.codes = all;
  const colours = /** @type {HTMLLinkElement} */ (document.querySelector('link[href^="/codes.css"]'));
  colours.href = `/codes.css?${all.length}`;
}

function skip() {
  if (review.card) review.forward();
}

function former() {
  if (!review.back()) say(words.nothing);
}

async function undo() {
  if (isBusy) return;
  const undone = await review.undo().catch(() => null);
  if (undone) say(`${words.undone} ${words[undone.action] ?? undone.action}`);
}

/** @param {"accepted" | "rejected"} status */
async function decideAll(status) {
  if (isBusy || !review.waiting) return;
  isBusy = true; // one question at a time, and no decision on a card meanwhile
  try {
    await review.sending;
    await askAndDecide(status);
  } finally {
    isBusy = false;
  }
}

/** @param {"accepted" | "rejected"} status */
async function askAndDecide(status) {
  const expected = review.waiting;
  const dialog = /** @type {HTMLDialogElement} */ (element("sure"));
  element("sure-words").replaceChildren(
    `${status === "accepted" ? words.accept_all : words.reject_all} `,
    make("strong", "", String(expected)),
  );
  const set = [...filterWords()];
  element("sure-filters").replaceChildren(...(set.length ? set : [words.no_filter]).map((line) => make("li", "", line)));
  element("sure-yes").textContent = `${status === "accepted" ? words.accept : words.reject} (${expected})`;
  dialog.returnValue = "no";
  dialog.showModal();
  element("sure-no").focus();
  await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }));
  toCard();
  if (dialog.returnValue !== "yes") return;
  say(words.saving);
  try {
    const n = await review.decideAll(status, expected);
    say(`${n} ${words[status]}`);
    toCard();
  } catch (error) {
    trouble(null, /** @type {Error} */ (error).message);
  }
}

/** The filters that are set, in words. */
function* filterWords() {
  for (const name of ["code", "source", "language", "by"]) {
    const list = /** @type {HTMLSelectElement} */ (field(name));
    if (list.value) yield `${list.closest("label")?.firstChild?.textContent?.trim()}: ${list.selectedOptions[0].text.trim()}`;
  }
  if (field("least").value) yield `${words.least}: ${field("least").value} %`;
}

// ---- listening

/** @type {Record<string, () => unknown>} */
const keys = {
  a: () => decide("accepted"),
  r: () => decide("rejected"),
  c: giveAnother,
  n: skip,
  p: former,
  u: undo,
};
const buttons = { accept: keys.a, reject: keys.r, other: keys.c, skip: keys.n, former: keys.p, undo: keys.u };
for (const [id, does] of Object.entries(buttons)) element(id).addEventListener("click", does);
element("accept-all").addEventListener("click", () => decideAll("accepted"));
element("reject-all").addEventListener("click", () => decideAll("rejected"));
element("again").addEventListener("click", async () => {
  await review.begin();
  toCard();
});

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.matches("input, select, textarea") || target.closest("dialog")) return;
  if (event.altKey || event.isComposing || event.repeat) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.code === "KeyZ" && !event.shiftKey) {
      event.preventDefault();
      undo();
    }
    return;
  }
  // By the place of the key, so that it works with a Russian keyboard too.
  const does = keys[event.code.replace(/^Key/, "").toLowerCase()];
  if (!does) return;
  event.preventDefault();
  does();
});
// Whoever leaves while something is on its way is asked to wait.
addEventListener("beforeunload", (event) => {
  if (review.isSending) event.preventDefault();
});

show();
review.provide();
