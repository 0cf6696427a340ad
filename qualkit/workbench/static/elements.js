// Finding and making elements of a page.
// @ts-check

/** The element with this id. @param {string} id */
export const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** A new element. @param {string} tag @param {string} [className] @param {string} [content] */
export function make(tag, className = "", content = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = content;
  return made;
}

/** What the server wrote into the page for its script. */
export const pageData = () => JSON.parse(element("data").textContent ?? "{}");
