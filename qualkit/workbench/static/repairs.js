// Repairs: approved or declined, one, all alike or all that are shown; and taken back.
// @ts-check
import { ask, say } from "./workbench.js";
import { element } from "./elements.js";

const list = document.getElementById("repairs");
const uid = document.getElementById("after")?.dataset.of;
/** @typedef {{ item: HTMLElement, before: Element | null, parent: Element }} Place */
/** @type {{ entry: number, places: Place[] }[]} */
const done = [];

for (const select of document.querySelectorAll("#chosen select")) {
  select.addEventListener("change", () => {
    const form = /** @type {HTMLFormElement} */ (element("chosen"));
    if (/** @type {HTMLSelectElement} */ (select).name === "source") /** @type {HTMLSelectElement} */ (form.elements.namedItem("rule")).value = "";
    form.requestSubmit();
  });
}

/** @param {Element} item */
const keysOf = (item) => JSON.parse(/** @type {HTMLElement} */ (item).dataset.keys ?? "[]");

/** What holds the other places of the same words. @param {Element} item */
const groupOf = (item) => /** @type {HTMLElement | null | undefined} */ (item.parentElement?.closest("li[data-keys]"));

/** Take places out of their group, or put them back. @param {Element} item @param {boolean} isIn */
function count(item, isIn) {
  const group = groupOf(item);
  if (!group) return;
  const changed = new Set(keysOf(item).map(String));
  const others = keysOf(group).filter((/** @type {unknown} */ key) => !changed.has(String(key)));
  const keys = isIn ? [...others, ...keysOf(item)] : others;
  group.dataset.keys = JSON.stringify(keys);
  for (const times of group.querySelectorAll(":scope > .row .times")) times.textContent = String(keys.length);
}

/** Decide on what these items stand for; they go. @param {HTMLElement[]} items @param {string} verdict */
async function decide(items, verdict) {
  const { said, entry } = await ask("/repairs/decide", { source: uid, verdict, keys: items.flatMap(keysOf) });
  const group = groupOf(items[0]);
  const gone = group && keysOf(group).length === keysOf(items[0]).length ? [group] : items;
  const next = following(gone[gone.length - 1]);
  const places = gone.map((item) => ({ item, before: item.nextElementSibling, parent: /** @type {Element} */ (item.parentElement) }));
  for (const { item } of places) {
    count(item, false);
    item.remove();
  }
  done.push({ entry, places });
  element("done").textContent = said;
  element("undo").hidden = false;
  say(said);
  /** @type {HTMLElement} */ (next?.querySelector("button") ?? element("undo")).focus();
}

/** @param {Element} item */
const following = (item) => item.nextElementSibling ?? item.previousElementSibling;

list?.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest("button");
  const item = /** @type {HTMLElement | null | undefined} */ (button?.closest("li[data-keys]"));
  if (button?.dataset.verdict && item) decide([item], button.dataset.verdict);
});

for (const found of document.querySelectorAll("[data-all]")) {
  const button = /** @type {HTMLElement} */ (found);
  button.addEventListener("click", () => {
    const items = /** @type {HTMLElement[]} */ ([...(list?.children ?? [])]);
    const n = items.reduce((sum, item) => sum + keysOf(item).length, 0);
    if (items.length && confirm(`${button.dataset.sure} (${n})`)) decide(items, button.dataset.all ?? "");
  });
}

document.getElementById("undo")?.addEventListener("click", async () => {
  const last = done.pop();
  if (!last) return;
  await ask(`/history/${last.entry}/undo`, {});
  for (const { item, before, parent } of last.places.reverse()) {
    parent.insertBefore(item, before?.isConnected ? before : null);
    count(item, true);
  }
  const said = list?.dataset.undone ?? "";
  element("done").textContent = said;
  element("undo").hidden = !done.length;
  say(said);
  last.places[0].item.querySelector("button")?.focus();
});
