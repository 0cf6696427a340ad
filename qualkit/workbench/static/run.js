// A run with its progress, and the reports that it wrote.
// @ts-check
import { ask, say } from "./workbench.js";

const start = /** @type {HTMLButtonElement} */ (document.getElementById("start"));
const stages = /** @type {HTMLElement} */ (document.getElementById("stages"));
const summary = /** @type {HTMLElement} */ (document.getElementById("summary"));
const reports = /** @type {HTMLElement} */ (document.getElementById("reports"));

/** @param {string[]} lines */
const items = (lines) =>
  lines.map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  });

/** @param {string[]} names */
function showReports(names) {
  reports.replaceChildren(
    ...names.map((name) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `/reports/${encodeURIComponent(name)}`;
      link.download = name;
      link.textContent = name;
      item.append(link);
      return item;
    }),
  );
}

async function follow() {
  const state = await ask("/run/state");
  for (const bar of stages.querySelectorAll("progress")) {
    const stage = state.stages[bar.dataset.stage ?? ""];
    bar.max = Math.max(1, stage?.of ?? 1);
    bar.value = stage ? (stage.of ? stage.done : 1) : 0;
  }
  if (state.going) {
    setTimeout(follow, 300);
    return;
  }
  start.disabled = false;
  summary.replaceChildren(...items(state.problem ? [state.problem] : (state.summary ?? [])));
  summary.classList.toggle("problem", Boolean(state.problem));
  if (state.reports.length) showReports(state.reports);
  if (!state.problem && state.summary) say(reports.dataset.done ?? "");
}

start.addEventListener("click", async () => {
  start.disabled = true;
  stages.hidden = false;
  summary.replaceChildren();
  await ask("/run", {});
  follow();
});

if ((await ask("/run/state")).going) {
  start.disabled = true;
  stages.hidden = false;
  follow();
}
