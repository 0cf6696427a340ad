// The codebook: changing codes, moving them in the tree, trying terms.
// @ts-check
import { ask, say } from "./workbench.js";

const book = /** @type {HTMLElement} */ (document.getElementById("book"));
const path = book.dataset.path ?? "";

/** Ask for a change and go on at the code that it leads to. @param {string} what @param {Record<string, unknown>} body */
async function change(what, body) {
  const found = await ask(`/codebook/${what}`, { seen: book.dataset.seen, ...body });
  location.assign(found.code ? `/codebook?code=${encodeURIComponent(found.code)}` : "/codebook");
}

/** The values of a form; `names.az` goes into `names`. @param {HTMLFormElement} form */
function values(form) {
  /** @type {Record<string, any>} */
  const found = {};
  for (const [name, value] of new FormData(form)) {
    const [key, language] = name.split(".");
    if (language) (found[key] ??= {})[language] = value;
    else found[key] = value;
  }
  return found;
}

/** @param {string} id @param {(form: HTMLFormElement) => void} does */
function onSubmit(id, does) {
  document.getElementById(id)?.addEventListener("submit", (event) => {
    event.preventDefault();
    does(/** @type {HTMLFormElement} */ (event.target));
  });
}

onSubmit("code", (form) => change("change", { path, values: values(form) }));
onSubmit("add", (form) => {
  const asked = values(form);
  change("add", { name: asked.name, parent: asked.below ? path : "" });
});
onSubmit("try", async (form) => showFound(await ask("/codebook/try", values(form))));

for (const button of document.querySelectorAll("[data-step]")) {
  const step = /** @type {HTMLElement} */ (button).dataset.step;
  button.addEventListener("click", () => change("move", { path, step }));
}
document.getElementById("remove")?.addEventListener("click", (event) => {
  if (confirm(/** @type {HTMLElement} */ (event.target).dataset.sure)) change("remove", { path });
});

for (const item of document.querySelectorAll(".tree li[draggable]")) {
  const element = /** @type {HTMLElement} */ (item);
  element.addEventListener("dragstart", (event) => event.dataTransfer?.setData("text/plain", element.dataset.path ?? ""));
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    element.classList.add("over");
  });
  element.addEventListener("dragleave", () => element.classList.remove("over"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    element.classList.remove("over");
    const dragged = event.dataTransfer?.getData("text/plain");
    if (dragged && dragged !== element.dataset.path) change("move", { path: dragged, step: "under", under: element.dataset.path });
  });
}

/** @param {{ times: number, forms: [string, number][], places: { source: string, left: string, words: string, right: string }[] }} found */
function showFound(found) {
  const place = /** @type {HTMLElement} */ (document.getElementById("found"));
  const words = found.times ? (place.dataset.times ?? "").replace("{n}", String(found.times)) : place.dataset.none;
  say(words ?? "");
  const heading = document.createElement("p");
  heading.textContent = words ?? "";
  const forms = document.createElement("ul");
  forms.className = "forms";
  for (const [form, times] of found.forms) forms.append(cell("li", "", `${form} ${times}`));
  const table = document.createElement("table");
  table.className = "list";
  for (const one of found.places) {
    const row = table.insertRow();
    row.append(cell("td", "left", one.left), cell("td", "", one.words), cell("td", "right", one.right), cell("td", "soft", one.source));
  }
  place.replaceChildren(heading, forms, table);
}

/** @param {string} tag @param {string} className @param {string} words */
function cell(tag, className, words) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}
