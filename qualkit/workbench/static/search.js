// Search: words go to the server in the body of a request, never in an address.
// @ts-check
import { ask, say } from "./workbench.js";
import { element, make, pageData } from "./elements.js";

/**
 * @typedef {{ text: string, found: boolean }} Piece
 * @typedef {{ source: string, name: string, start: number, end: number, pieces: Piece[] }} Hit
 * @typedef {{ query: string, source: string, forms: boolean }} Asked
 */

const words = pageData();
const query = /** @type {HTMLInputElement} */ (element("query"));
const source = /** @type {HTMLSelectElement} */ (element("source"));
const forms = /** @type {HTMLInputElement} */ (element("forms"));
/** @type {Asked | null} what the hits on the page are of */
let shown = null;
/** @type {number | null} where to go on for more */
let next = null;
let n = 0;
let asking = 0; // answers to an earlier question are not wanted any more
const PORTION = 50;

/** @param {Asked} asked @param {number} from where to go on; 0 is a new search */
async function find(asked, from) {
  asking += 1;
  const mine = asking;
  if (!from) clear();
  element("more").hidden = true;
  const enough = n + PORTION;
  /** @type {number | null} */
  let at = from;
  do {
    const found = await ask("/search", { ...asked, first: at }).catch(() => null);
    if (mine !== asking) return;
    if (!found) {
      element("count").textContent = "";
      return;
    }
    say("");
    if (!shown) history.replaceState(asked, "");
    shown = asked;
    n += found.hits.length;
    for (const hit of found.hits) add(hit);
    at = found.next;
    element("count").textContent = count(asked, found);
  } while (asked.forms && at !== null && n < enough);
  next = at;
  element("more").hidden = at === null;
}

function clear() {
  element("count").textContent = words.searching;
  element("hits").replaceChildren();
  shown = null;
  n = 0;
}

/**
 * How many lines there are. In inflected forms: how many so far, and how many sources were looked at.
 * @param {Asked} asked @param {{ n_lines: number, n_sources: number, pending: number, next: number | null }} found
 */
function count(asked, found) {
  const [lines, sources] = asked.forms
    ? [n, element("hits").querySelectorAll("ol").length]
    : [found.n_lines, found.n_sources];
  const rest = asked.forms && found.next !== null ? ` ${words.looked} ${found.next} / ${source.options.length - 1}.` : "";
  const pending = found.pending ? ` ${words.pending} ${found.pending}` : "";
  return (lines ? `${lines} ${words.lines} ${sources} ${words.sources}.` : rest ? "" : words.nothing) + rest + pending;
}

/** @param {Hit} hit */
function add(hit) {
  let list = /** @type {HTMLElement | null} */ (element("hits").lastElementChild);
  if (list?.dataset.source !== hit.source) {
    list = document.createElement("ol");
    list.dataset.source = hit.source;
    const title = make("h3", "", hit.name);
    title.id = `in-${hit.source}`;
    list.setAttribute("aria-labelledby", title.id);
    element("hits").append(title, list);
  }
  const link = /** @type {HTMLAnchorElement} */ (make("a"));
  link.href = `/source/${hit.source}#at-${hit.start}-${hit.end}`;
  link.append(...hit.pieces.map((piece) => (piece.found ? make("mark", "", piece.text) : piece.text)));
  const item = document.createElement("li");
  item.append(link);
  list.append(item);
}

element("search").addEventListener("submit", (event) => {
  event.preventDefault();
  find({ query: query.value, source: source.value, forms: forms.checked }, 0);
});
element("more").addEventListener("click", async () => {
  if (!shown || next === null) return;
  const last = element("hits").lastElementChild?.lastElementChild;
  await find(shown, next);
  const further = last?.nextElementSibling ?? last?.parentElement?.nextElementSibling?.nextElementSibling?.firstElementChild;
  /** @type {HTMLElement | null | undefined} */ (further?.querySelector("a"))?.focus();
});
for (const one of [source, forms]) {
  one.addEventListener("change", () => {
    if (shown) find({ query: query.value, source: source.value, forms: forms.checked }, 0);
  });
}

// Who comes back from a source finds what she has searched for.
const former = /** @type {Asked | null} */ (history.state);
if (former?.query) {
  query.value = former.query;
  source.value = former.source;
  forms.checked = former.forms;
  find(former, 0);
}
