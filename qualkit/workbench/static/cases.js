// The grid of cases: filled in, pasted from a spreadsheet, linked to speakers, saved as one step.
// @ts-check
import { ask, say } from "./workbench.js";
import { element, make, pageData } from "./elements.js";

const { attributes, words } = pageData();
/** @type {string[]} */
const names = [...attributes];
const grid = /** @type {HTMLTableElement} */ (element("grid"));
const body = grid.tBodies[0];
const unlinked = /** @type {HTMLTableElement} */ (element("unlinked"));
const token = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="qualkit-token"]')).content;
/** Cases that stand on other pages too, so that a pasted row finds its case. */
const known = new Set([...document.querySelectorAll("#case-names option")].map((one) => /** @type {HTMLOptionElement} */ (one).value));
/** What every field held when it was made. @type {WeakMap<HTMLInputElement, string>} */
const before = new WeakMap();

// ---- the fields

/** @param {string} label @param {string} [was] */
function field(label, was = "") {
  const made = /** @type {HTMLInputElement} */ (make("input"));
  made.autocomplete = "off";
  made.setAttribute("aria-label", label);
  before.set(made, was);
  return made;
}

for (const input of document.querySelectorAll("#grid input, #unlinked input")) before.set(/** @type {HTMLInputElement} */ (input), /** @type {HTMLInputElement} */ (input).value);

/** @param {HTMLTableRowElement} row @returns {HTMLInputElement[]} of its attributes */
const fieldsOf = (row) => [...row.querySelectorAll("td input")].map((one) => /** @type {HTMLInputElement} */ (one));

/** The row at the end in which a new case is written. */
function newRow() {
  const row = body.insertRow();
  const head = make("th");
  head.setAttribute("scope", "row");
  const name = field(words.name);
  name.placeholder = "+";
  head.append(name);
  row.append(head);
  row.insertCell().className = "who";
  for (const one of names) row.insertCell().append(field(`${one}, ${words.fresh}`));
  return row;
}

/** The name of the case of a row, written or there already. @param {HTMLTableRowElement} row */
const caseOf = (row) => row.dataset.case ?? row.querySelector("th input")?.value.trim() ?? "";

/** @param {string} name */
function addAttribute(name) {
  if (names.some((one) => one.toLowerCase() === name.toLowerCase())) return false;
  names.push(name);
  const head = make("th", "", name);
  head.setAttribute("scope", "col");
  head.dataset.attribute = name;
  grid.tHead?.rows[0].append(head);
  for (const row of body.rows) row.insertCell().append(field(`${name}, ${caseOf(row) || words.fresh}`));
  return true;
}

// ---- what was changed

/** @param {HTMLInputElement} input */
const isChanged = (input) => input.value.trim() !== (before.get(input) ?? "").trim();

function changes() {
  const cases = [];
  let nameless = false;
  for (const row of body.rows) {
    const values = fieldsOf(row).flatMap((input, n) => (isChanged(input) ? [[names[n], input.value.trim()]] : []));
    const isNew = row.dataset.case === undefined && caseOf(row) !== "";
    if (values.length && !caseOf(row)) nameless = true;
    else if (values.length || isNew) cases.push({ name: caseOf(row), attributes: Object.fromEntries(values) });
  }
  const links = [...document.querySelectorAll(".chip.gone")].map((one) => link(/** @type {HTMLElement} */ (one), ""));
  for (const row of unlinked.tBodies[0].rows) {
    const input = row.querySelector("input");
    if (input && input.value.trim()) links.push(link(row, input.value.trim()));
  }
  // Of somebody who is no longer one case and is another one, the other one counts.
  const last = new Map(links.map((one) => [`${one.source}\n${one.speaker}`, one]));
  return { cases, links: [...last.values()], nameless };
}

/** @param {HTMLElement} of @param {string} name */
const link = (of, name) => ({ source: of.dataset.source ?? "", speaker: of.dataset.speaker ?? null, case: name });

function showChanges() {
  for (const input of document.querySelectorAll("#grid input, #unlinked input")) {
    input.classList.toggle("changed", isChanged(/** @type {HTMLInputElement} */ (input)));
  }
  const end = body.rows[body.rows.length - 1];
  if (!end || end.dataset.case !== undefined || caseOf(end)) newRow();
  const { cases, links, nameless } = changes();
  const n = cases.length + links.length + Number(nameless);
  element("state").textContent = n ? `${words.changed} ${n}` : "";
  for (const id of ["save", "forget"]) /** @type {HTMLButtonElement} */ (element(id)).disabled = !n;
  return n;
}

document.addEventListener("input", (event) => {
  if (/** @type {HTMLElement} */ (event.target).closest("#grid, #unlinked")) showChanges();
});
let isLeaving = false;
window.addEventListener("beforeunload", (event) => {
  if (!isLeaving && showChanges()) event.preventDefault();
});

// ---- moving about and pasting

/** The fields of the grid, row by row; the first of a row is its name, null where it stands fast. */
const cells = () => [...body.rows].map((row) => [row.querySelector("th input"), ...fieldsOf(row)]);

grid.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  const here = /** @type {HTMLElement} */ (event.target).closest("input");
  if (!step || !here) return;
  const rows = cells();
  const row = rows.findIndex((one) => one.includes(here));
  const next = /** @type {HTMLInputElement | null | undefined} */ (rows[row + step]?.[rows[row].indexOf(here)]);
  if (next) {
    event.preventDefault();
    next.focus();
    next.select();
  }
});

grid.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const here = /** @type {HTMLElement} */ (event.target).closest("input");
  const block = parse(text);
  if (!here || (block.length < 2 && (block[0]?.length ?? 0) < 2)) return; // a single word is pasted as anywhere
  event.preventDefault();
  const titles = block[0].map((one) => one.trim());
  if (titles[0].toLowerCase() === "case") pasteTable(titles, block.slice(1));
  else pasteBlock(here, block);
  showChanges();
  say(`${words.pasted} ${block.length} × ${block[0].length}${tooWide ? `; ${tooWide} ${words.too_wide}` : ""}`, tooWide > 0);
});
let tooWide = 0;

/** @param {HTMLInputElement} here @param {string[][]} block */
function pasteBlock(here, block) {
  const rows = cells();
  const top = rows.findIndex((one) => one.includes(here));
  const left = rows[top].indexOf(here);
  tooWide = Math.max(0, left + Math.max(...block.map((one) => one.length)) - rows[top].length);
  for (const [down, values] of block.entries()) {
    const row = cells()[top + down] ?? [newRow()].map((one) => [one.querySelector("th input"), ...fieldsOf(one)])[0];
    for (const [right, value] of values.entries()) {
      const input = row[left + right];
      if (input) /** @type {HTMLInputElement} */ (input).value = value.trim();
    }
  }
}

/** A block with a header: rows find their cases by name. @param {string[]} titles @param {string[][]} rows */
function pasteTable(titles, rows) {
  tooWide = 0;
  for (const title of titles.slice(1)) if (title) addAttribute(title);
  const columns = titles.map((title) => names.findIndex((one) => one.toLowerCase() === title.toLowerCase()));
  for (const values of rows) {
    const name = values[0].trim();
    if (!name) continue;
    let row = [...body.rows].find((one) => caseOf(one) === name) ?? [...body.rows].find((one) => !caseOf(one)) ?? newRow();
    const head = row.querySelector("th input");
    if (head) head.value = name;
    for (const [n, value] of values.entries()) {
      const input = n > 0 && columns[n] >= 0 ? fieldsOf(row)[columns[n]] : null;
      if (input && value.trim()) input.value = value.trim();
    }
  }
}

/** Rows of cells as spreadsheets copy them: tabs apart, a cell with line ends in quotation marks. @param {string} text */
function parse(text) {
  /** @type {string[][]} */
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  while (cell.lastIndex <= text.length) {
    const found = cell.exec(text);
    if (!found) break;
    rows[rows.length - 1].push((found[1]?.replaceAll('""', '"') ?? found[2]).replace(/\s+/g, " "));
    if (found[3] === "") break;
    if (found[3] !== "\t") {
      if (cell.lastIndex >= text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

element("attribute").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).elements.namedItem("name"));
  if (!addAttribute(input.value.trim().replace(/\s+/g, " "))) {
    say(words.there, true);
    return;
  }
  input.value = "";
  fieldsOf(body.rows[0])[names.length - 1]?.focus();
});

// ---- who is whom

body.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest("button.remove");
  const chip = /** @type {HTMLElement | null | undefined} */ (button?.closest(".chip"));
  if (!chip) return;
  const isGone = chip.classList.toggle("gone");
  const rows = [...unlinked.tBodies[0].rows];
  const same = rows.find((row) => row.dataset.source === chip.dataset.source && row.dataset.speaker === chip.dataset.speaker);
  if (isGone) {
    const row = unlinked.tBodies[0].insertRow();
    Object.assign(row.dataset, { source: chip.dataset.source, ...(chip.dataset.speaker === undefined ? {} : { speaker: chip.dataset.speaker }) });
    const [source] = (chip.textContent ?? "").replace(/×$/, "").split(": ");
    row.insertCell().textContent = source;
    row.insertCell().textContent = chip.dataset.speaker ?? words.whole;
    row.insertCell();
    const input = field(`${words.case}: ${(chip.textContent ?? "").replace(/×$/, "")}`);
    input.setAttribute("list", "case-names");
    row.insertCell().append(input);
    unlinked.hidden = false;
  } else same?.remove();
  showChanges();
});

document.getElementById("suggestions")?.addEventListener("click", () => {
  for (const row of unlinked.tBodies[0].rows) {
    const input = row.querySelector("input");
    if (input && !input.value && row.dataset.suggested) input.value = row.dataset.suggested;
  }
  showChanges();
});

// ---- saving

/** Load the page again and say there what was done. @param {{ said: string, entry: number | null, problems?: string[] }} done */
function again(done) {
  sessionStorage.setItem("cases", JSON.stringify(done));
  isLeaving = true;
  location.reload();
}

element("save").addEventListener("click", async () => {
  const { cases, links, nameless } = changes();
  if (nameless) {
    say(words.no_name, true);
    [...body.rows].find((row) => !caseOf(row))?.querySelector("input")?.focus();
    return;
  }
  again(await ask("/cases/save", { cases, links }));
});
element("forget").addEventListener("click", () => {
  isLeaving = true;
  location.reload();
});

const table = /** @type {HTMLInputElement} */ (element("table"));
table.addEventListener("change", async () => {
  const file = table.files?.[0];
  if (!file) return;
  const headers = { Accept: "application/json", "X-Qualkit-Token": token, "X-Qualkit-Name": encodeURIComponent(file.name) };
  const answer = await fetch("/cases/table", { method: "POST", headers, body: file });
  table.value = "";
  const found = await answer.json();
  if (answer.ok) again(found);
  else say(found.problem ?? answer.statusText, true);
});

const done = JSON.parse(sessionStorage.getItem("cases") ?? "null");
sessionStorage.removeItem("cases");
if (done) {
  say(done.said);
  const undo = element("undo");
  undo.hidden = !done.entry;
  undo.addEventListener("click", async () => {
    await ask(`/history/${done.entry}/undo`, {});
    again({ said: words.undone, entry: null });
  });
  const problems = element("problems");
  problems.append(...(done.problems ?? []).map((/** @type {string} */ one) => make("p", "", one)));
  problems.hidden = !done.problems?.length;
}
showChanges();
