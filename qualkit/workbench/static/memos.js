// All memos in one place: choosing, writing, changing.
// @ts-check
import { ask } from "./workbench.js";
import { element } from "./elements.js";
import { change, words, write } from "./memo.js";
import { folded } from "./picker.js";

/** @type {Map<HTMLElement, string>} each memo of the list, and its words as they are searched */
const content = new Map();
/** @param {string} id */
const field = (id) => /** @type {HTMLInputElement | HTMLSelectElement} */ (element(id));
const lost = /** @type {HTMLInputElement} */ (element("lost"));

/** Know the memos of the list; the page comes with the newest ones only. */
async function load() {
  know();
  if (content.size >= Number(element("memos").dataset.all)) return;
  const rest = await fetch("/memos/rest");
  if (!rest.ok) return;
  const found = new DOMParser().parseFromString(await rest.text(), "text/html");
  element("memos").append(...found.querySelectorAll("li"));
  know();
}

function know() {
  for (const found of document.querySelectorAll("#memos > li")) {
    const item = /** @type {HTMLElement} */ (found);
    if (!content.has(item)) content.set(item, folded(item.textContent ?? ""));
  }
  choose();
}

function choose() {
  const wanted = folded(field("words").value.trim());
  let n = 0;
  for (const [item, told] of content) {
    const fits =
      ["kind", "about", "author"].every((name) => !field(name).value || item.dataset[name] === field(name).value) &&
      (!lost.checked || item.dataset.lost) &&
      told.includes(wanted);
    item.hidden = !fits;
    if (fits) n += 1;
  }
  element("count").textContent = content.size ? `${n} / ${content.size}` : "";
}

async function add() {
  const where = /** @type {HTMLDialogElement} */ (element("where"));
  where.returnValue = "";
  where.showModal();
  await new Promise((done) => where.addEventListener("close", done, { once: true }));
  if (where.returnValue !== "go") return;
  const on = /** @type {HTMLSelectElement} */ (element("on"));
  const found = await write(`${words.new}: ${on.selectedOptions[0]?.textContent ?? ""}`);
  if (!found) return;
  await ask("/memos", { on: on.value, ...found });
  location.reload();
}

element("memos").addEventListener("click", async (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest("button.edit");
  const item = /** @type {HTMLElement | null} */ (button?.closest("li") ?? null);
  if (!item) return;
  const text = item.querySelector(".told")?.textContent ?? "";
  if (await change({ version: item.dataset.version ?? "", kind: item.dataset.kind ?? "note", text })) location.reload();
});
element("new").addEventListener("click", add);
element("filters").addEventListener("input", choose);
element("filters").addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("input, select, textarea, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.code !== "KeyM") return;
  event.preventDefault();
  add();
});
load();
