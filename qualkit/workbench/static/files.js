// Files: handed over, looked at, corrected, taken into the project or left.
// @ts-check
import { ask, say } from "./workbench.js";
import { element, make, pageData } from "./elements.js";

/** @typedef {{ label: string, name: string, role: string, turns: number, words: number }} Speaker */
/** @typedef {{ before: string, old: string, new: string, behind: string, applied: boolean }} Repair */
/**
 * @typedef {{ id: number, name: string, kept_as: string, problem: string, choices: [string, string][],
 *   known: { language: string | null, encoding: string | null, split: boolean }, kind?: string, languages: string[],
 *   turns: number, words: number, note: string, doubts: string[], n_doubts: number, encoding: string, articles: number,
 *   there?: string, speakers?: Speaker[], applied?: [string, number][], waiting?: [string, number][], repairs?: Repair[],
 *   lines?: { label: string, text: string, role: string, heading: number }[] }} Card
 */

const { words, encodings, languages, language_names, roles } = pageData();
const token = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="qualkit-token"]')).content;
const tray = element("tray");
/** @type {Map<number, Card>} */
const cards = new Map();
let underWay = 0;

/** @param {{ file: File, name: string }[]} files */
async function handOver(files) {
  const wanted = files.filter(({ name }) => !name.split("/").some((part) => part.startsWith(".") || part.startsWith("~$")));
  if (!wanted.length) say(words.no_files, true);
  underWay += wanted.length;
  for (const { file, name } of wanted) {
    say(`${words.sending} ${name}`);
    await send(file, name);
    underWay -= 1;
    showAll();
  }
  if (wanted.length) say(`${words.waiting_files} ${cards.size}`);
}

/** @param {File} file @param {string} name */
async function send(file, name) {
  const place = make("li", "file", `${name} ${words.reading}`);
  tray.append(place);
  try {
    const headers = { Accept: "application/json", "X-Qualkit-Token": token, "X-Qualkit-Name": encodeURIComponent(name.toWellFormed?.() ?? name) };
    const answer = await fetch("/files", { method: "POST", headers, body: file });
    const card = await answer.json();
    if (!answer.ok) throw new Error(card.problem ?? answer.statusText);
    show(card, place);
  } catch (error) {
    const why = error instanceof TypeError ? words.lost : String(/** @type {Error} */ (error).message);
    place.replaceChildren(make("h2", "", name), make("p", "problem", why));
    place.classList.add("wrong");
  }
}

/** The files below a dropped entry. @param {any} entry @returns {Promise<{ file: File, name: string }[]>} */
async function filesOf(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ file, name: entry.fullPath.replace(/^\//, "") }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    for (const one of some) found.push(...(await filesOf(one)));
  }
  return found;
}

for (const id of ["files", "folder"]) {
  const input = /** @type {HTMLInputElement} */ (element(id));
  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
    await handOver(files);
    input.value = "";
  });
}

const drop = element("drop");
for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
document.addEventListener("drop", async (event) => {
  event.preventDefault(); // a file that is dropped beside the field is not to be opened in the place of the page
  drop.classList.remove("over");
  const items = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry());
  const plain = items.map((item) => item.getAsFile());
  const found = [];
  for (const [n, entry] of entries.entries()) {
    const file = plain[n];
    if (entry) found.push(...(await filesOf(entry)));
    else if (file) found.push({ file, name: file.name });
  }
  await handOver(found);
});

/** @param {Card} card @param {HTMLElement} [place] */
function show(card, place) {
  cards.set(card.id, card);
  const found = place ?? element(`file-${card.id}`) ?? tray.appendChild(make("li"));
  found.id = `file-${card.id}`;
  found.className = `file ${card.problem || card.there ? "wrong" : "ready"}`;
  found.replaceChildren(...parts(card));
  showAll();
}

/** @param {Card} card */
function parts(card) {
  const head = make("header");
  const title = make("h2", "", card.name);
  title.id = `name-${card.id}`;
  head.append(title);
  if (!card.problem && !card.there) head.append(button(words.accept, card, "main", () => accept([card])));
  head.append(button(words.leave, card, "", () => leave(card)));
  const found = [head];
  if (card.problem) found.push(make("p", "problem", card.problem));
  if (card.there) found.push(make("p", "problem", `${words.there} ${card.there}`));
  if (card.choices.length) found.push(choices(card));
  if (!card.kind) return found;
  if (card.kept_as !== card.name) found.push(make("p", "soft", `${words.kept_as} ${card.kept_as}`));
  found.push(facts(card));
  if (card.note) found.push(make("p", "", card.note));
  if (card.doubts.length) found.push(doubts(card));
  if (!card.lines) return found;
  found.push(knows(card));
  if (card.speakers?.length) found.push(speakers(card));
  if (card.repairs?.length) found.push(repairs(card));
  const beginning = make("div", "beginning");
  for (const line of card.lines) {
    const said = make("p", `${line.role} ${line.heading ? "title" : ""}`);
    if (line.label) said.append(make("b", "", line.label));
    said.append(line.text);
    beginning.append(said);
  }
  found.push(make("p", "soft", words.begins), beginning);
  return found;
}

/** @param {string} name @param {Card} card @param {string} className @param {() => void} does */
function button(name, card, className, does) {
  const made = /** @type {HTMLButtonElement} */ (make("button", className, name));
  made.type = "button";
  made.setAttribute("aria-describedby", `name-${card.id}`);
  made.addEventListener("click", does);
  return made;
}

/** @param {Card} card */
function facts(card) {
  const list = make("dl", "facts");
  /** @type {[string, string | number | undefined][]} */
  const rows = [
    [words.kind, words[card.kind ?? ""] ?? card.kind],
    [words.languages, card.languages.join(", ")],
    [words.words, card.words],
    [words.turns, card.turns],
    [words.speakers, card.speakers?.filter((one) => one.turns).length],
    [words.encoding, card.encoding],
  ];
  for (const [name, value] of rows) {
    if (!value) continue;
    const row = make("div");
    row.append(make("dt", "", name), make("dd", "", String(value)));
    list.append(row);
  }
  return list;
}

/** @param {Card} card */
function doubts(card) {
  const found = make("details");
  const list = make("ul");
  list.append(...card.doubts.map((doubt) => make("li", "", doubt)));
  if (card.n_doubts > card.doubts.length) list.append(make("li", "soft", `${card.n_doubts - card.doubts.length} ${words.more}`));
  found.append(make("summary", "", `${words.doubts}: ${card.n_doubts}`), list);
  return found;
}

/** What the user knows better. @param {Card} card */
function knows(card) {
  const form = make("div", "knows");
  const language = select(words.language, [["", words.found_out], ...languages.map((/** @type {string} */ one) => [one, language_names[one]])], card.known.language ?? "");
  form.append(language.label);
  language.select.addEventListener("change", () => look(card, { ...card.known, language: language.select.value }));
  if (card.encoding) {
    const names = [...new Set([...encodings, ...(card.known.encoding ? [card.known.encoding] : [])])];
    const encoding = select(words.encoding, [["", words.found_out], ...names.map((one) => [one, one])], card.known.encoding ?? "");
    encoding.select.addEventListener("change", () => look(card, { ...card.known, encoding: encoding.select.value }));
    form.append(encoding.label);
  }
  if (card.articles > 1) {
    const label = make("label");
    const box = /** @type {HTMLInputElement} */ (make("input"));
    box.type = "checkbox";
    box.checked = card.known.split;
    box.addEventListener("change", () => {
      card.known.split = box.checked;
      look(card, card.known);
    });
    label.append(box, ` ${words.split} ${card.articles}`);
    form.append(label);
  }
  return form;
}

/** @param {string} name @param {string[][]} options @param {string} value */
function select(name, options, value) {
  const label = make("label", "", name);
  const made = /** @type {HTMLSelectElement} */ (make("select"));
  for (const [key, shown] of options) made.append(new Option(shown, key, false, key === value));
  label.append(made);
  return { label, select: made };
}

/** @param {Card} card */
function choices(card) {
  const list = make("ul", "choices");
  for (const [encoding, begins] of card.choices) {
    const row = make("li");
    row.append(button(`${words.choose}: ${encoding}`, card, "", () => look(card, { ...card.known, encoding })), make("span", "", begins));
    list.append(row);
  }
  return list;
}

/** @param {Card} card */
function speakers(card) {
  const found = make("details");
  const table = /** @type {HTMLTableElement} */ (make("table", "speakers"));
  const head = table.createTHead().insertRow();
  for (const name of [words.label, words.called, words.role, words.turns, words.words]) {
    const cell = make("th", "", name);
    cell.setAttribute("scope", "col");
    head.append(cell);
  }
  const body = table.createTBody();
  for (const one of card.speakers ?? []) {
    const row = body.insertRow();
    const label = make("th", "", one.label);
    label.setAttribute("scope", "row");
    const name = /** @type {HTMLInputElement} */ (make("input"));
    name.value = one.name;
    name.setAttribute("aria-label", `${words.called}: ${one.label}`);
    const role = select("", Object.entries(roles), one.role).select;
    role.setAttribute("aria-label", `${words.role}: ${one.label}`);
    row.append(label);
    row.insertCell().append(name);
    row.insertCell().append(role);
    row.insertCell().append(String(one.turns));
    row.insertCell().append(String(one.words));
    row.dataset.label = one.label;
    row.dataset.name = one.name;
    row.dataset.role = one.role;
  }
  found.append(make("summary", "", `${words.speakers}: ${(card.speakers ?? []).map((one) => `${one.name} (${roles[one.role] ?? one.role})`).slice(0, 6).join(", ")}`), table);
  return found;
}

/** What was changed in the table of speakers. @param {number} id */
function corrected(id) {
  return [...document.querySelectorAll(`#file-${id} .speakers tbody tr`)].flatMap((found) => {
    const row = /** @type {HTMLTableRowElement} */ (found);
    const name = /** @type {HTMLInputElement} */ (row.querySelector("input")).value.trim();
    const role = /** @type {HTMLSelectElement} */ (row.querySelector("select")).value;
    const { label } = row.dataset;
    const change = { label, name: name === row.dataset.name ? "" : name, role: role === row.dataset.role ? "" : role };
    return change.name || change.role ? [change] : [];
  });
}

/** @param {Card} card */
function repairs(card) {
  const found = make("details");
  const counted = (/** @type {[string, number][] | undefined} */ rows) => (rows ?? []).map(([rule, n]) => `${rule} ${n}`).join(", ") || words.none;
  const list = make("ul", "edits");
  for (const one of card.repairs ?? []) {
    const row = make("li");
    row.append(one.before, make("del", "", one.old), one.old && one.new ? " → " : "", make("ins", "", one.new), one.behind, make("span", "soft", `  (${one.applied ? words.applied : words.waits})`));
    list.append(row);
  }
  found.append(make("summary", "", `${words.repairs} – ${words.applied}: ${counted(card.applied)}; ${words.waits}: ${counted(card.waiting)}`), list);
  return found;
}

function showAll() {
  element("all").hidden = !cards.size && !underWay;
  const ready = [...cards.values()].filter((card) => card.kind && !card.problem && !card.there).length;
  element("tally").textContent = `${words.waiting_files} ${cards.size}${underWay ? ` · ${words.sending} ${underWay}` : ""}`;
  /** @type {HTMLButtonElement} */ (element("accept-all")).disabled = !ready || underWay > 0;
  /** @type {HTMLButtonElement} */ (element("leave-all")).disabled = underWay > 0;
}

/** @param {Card} card @param {Record<string, unknown>} known */
async function look(card, known) {
  const place = element(`file-${card.id}`);
  const open = [...place.querySelectorAll("details")].map((one) => one.open);
  place.setAttribute("aria-busy", "true");
  try {
    show(await ask(`/files/${card.id}/look`, known));
    for (const [n, one] of [...place.querySelectorAll("details")].entries()) one.open = open[n] ?? false;
    say(`${card.name}: ${cards.get(card.id)?.problem || cards.get(card.id)?.languages.join(", ")}`);
  } finally {
    place.removeAttribute("aria-busy");
  }
  /** @type {HTMLElement | null} */ (place.querySelector(".knows select"))?.focus();
}

/** @param {Card} card */
async function leave(card) {
  const next = neighbour(card.id);
  await ask(`/files/${card.id}/leave`, {});
  remove(card.id);
  next();
}

/** What gives the focus to the card behind this one. @param {number} id */
function neighbour(id) {
  const place = element(`file-${id}`);
  const other = place?.nextElementSibling ?? place?.previousElementSibling;
  return () => /** @type {HTMLElement} */ (other?.isConnected ? (other.querySelector("button") ?? drop) : element("files")).focus();
}

/** @param {number} id */
function remove(id) {
  cards.delete(id);
  element(`file-${id}`)?.remove();
  showAll();
}

/** Whether the files were taken in. @param {Card[]} some */
async function accept(some) {
  const next = neighbour(some[some.length - 1].id);
  const said = Object.fromEntries(some.map((card) => [card.id, corrected(card.id)]));
  const taken = await ask("/files/accept", { files: some.map((card) => card.id), speakers: said });
  if (taken.sentences.length) {
    for (const card of some) remove(card.id);
    showTaken(taken);
    say(taken.sentences.join("; "));
    next();
  } else {
    for (const card of some) show({ ...card, problem: taken.problems.join(" ") });
    say(taken.problems.join(" "), true);
  }
  return taken.sentences.length > 0;
}

/** @param {{ sentences: string[], problems: string[], entries: number[], sources: { uid: string, name: string }[] }} taken */
function showTaken(taken) {
  element("taken").hidden = false;
  const row = make("li", "", `${taken.sentences.join("; ")} `);
  for (const source of taken.sources) {
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", `${words.open}: ${source.name}`));
    link.href = `/source/${source.uid}`;
    row.append(link, " ");
  }
  if (taken.entries.length) {
    const back = /** @type {HTMLButtonElement} */ (make("button", "", words.take_back));
    back.type = "button";
    back.append(make("span", "unseen", ` ${taken.sentences.join("; ")}`));
    back.addEventListener("click", async () => {
      for (const number of taken.entries) await ask(`/history/${number}/undo`, {});
      row.remove();
      say(words.taken_back);
    });
    row.append(back);
  }
  for (const problem of taken.problems) row.append(make("p", "problem", problem));
  element("taken-list").append(row);
}

element("accept-all").addEventListener("click", async () => {
  const ready = [...cards.values()].filter((card) => card.kind && !card.problem && !card.there);
  // Guides come first and together, so that turns are read with them; tables of cases last, when their sources are in.
  const guides = ready.filter((card) => card.kind === "guide");
  const texts = ready.filter((card) => card.kind !== "guide" && card.kind !== "cases");
  const groups = [...(guides.length ? [guides] : []), ...texts.map((card) => [card]), ...ready.filter((card) => card.kind === "cases").map((card) => [card])];
  let failed = 0;
  for (const group of groups) if (!(await accept(group))) failed += 1;
  say(failed ? `${failed} ${words.left_open}` : words.all_done, failed > 0);
});
element("leave-all").addEventListener("click", async () => {
  for (const card of [...cards.values()]) {
    await ask(`/files/${card.id}/leave`, {});
    remove(card.id);
  }
  for (const place of [...tray.children]) place.remove();
  element("files").focus();
});

for (const card of await ask("/files/list")) show(card);
