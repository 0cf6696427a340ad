// Taking entries back and bringing them back.
// @ts-check
import { ask } from "./workbench.js";

document.getElementById("history")?.addEventListener("click", async (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest("button");
  if (!button) return;
  await ask(`/history/${button.dataset.number}/${button.dataset.what}`, {});
  location.reload();
});
