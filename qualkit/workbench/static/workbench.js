// What all pages share: asking the server, saying what happened, and the language of the interface.
// @ts-check

const token = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="qualkit-token"]')).content;

/**
 * The server's answer to a request; a problem is said to the user and thrown.
 * @param {string} path
 * @param {unknown} [body] what is to change; without it nothing changes
 * @param {string} [method]
 * @returns {Promise<any>}
 */
export async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-Qualkit-Token"] = token;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    say(document.documentElement.dataset.lost ?? "The workbench does not answer; what was saved is safe.", true);
    throw new Error("no connection");
  }
  const found = answer.status === 204 ? null : await answer.json().catch(() => ({ problem: answer.statusText }));
  if (!answer.ok) {
    say(found?.problem ?? answer.statusText, true);
    throw new Error(found?.problem ?? answer.statusText);
  }
  return found;
}

/**
 * Say something at the foot of the page, to screen readers too.
 * @param {string} words
 * @param {boolean} [isProblem]
 */
export function say(words, isProblem = false) {
  const said = /** @type {HTMLElement} */ (document.getElementById("said"));
  said.textContent = words;
  said.classList.toggle("problem", isProblem);
}

const language = /** @type {HTMLSelectElement | null} */ (document.getElementById("language"));
language?.addEventListener("change", async () => {
  await ask(`/language/${language.value}`, {});
  location.reload();
});
