// Choosing a code: type a few letters, Enter.
// @ts-check

/** @typedef {{ uid: string, number: number, path: string, name: string, names: string[], definition: string, depth: number }} Code */

/** Letters that people leave out or type otherwise, as one: i for İ, I and ı, e for ə … @param {string} words */
export const folded = (words) =>
  words.replace(/[İIı]/g, "i").toLowerCase().replace(/ə/g, "e").replace(/ё/g, "е").normalize("NFD").replace(/\p{M}/gu, "");

/** How well a code fits what was typed: 0 best; -1 not at all. @param {Code} code @param {string} typed */
export function fit(code, typed) {
  const wanted = folded(typed.trim());
  if (!wanted) return 9;
  const names = [code.name, ...code.names, code.path.split("/").at(-1) ?? ""].map(folded);
  if (names.some((name) => name === wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)))) return 2;
  return names.some((name) => name.includes(wanted)) || folded(code.path).includes(wanted) ? 3 : -1;
}

/** The dialog in which a code is chosen. */
export class Picker {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {Code[]} codes in the codebook's order
   * @param {string} nothing what is said where no code fits
   */
  constructor(dialog, codes, nothing) {
    this.dialog = dialog;
    this.codes = codes;
    this.nothing = nothing;
    this.input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.list = /** @type {HTMLElement} */ (dialog.querySelector("ul"));
    /** @type {Code[]} */
    this.shown = [];
    this.at = 0;
    /** @type {(code: Code | null) => void} */
    this.settle = () => {};
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => {
      const item = /** @type {HTMLElement} */ (event.target).closest("li[data-uid]");
      if (item) this.close(this.codes.find((code) => code.uid === /** @type {HTMLElement} */ (item).dataset.uid) ?? null);
    });
    dialog.addEventListener("cancel", () => this.settle(null));
  }

  /** The code that is chosen; null if none is. @returns {Promise<Code | null>} */
  choose() {
    this.input.value = "";
    this.show();
    this.dialog.showModal();
    return new Promise((settle) => (this.settle = settle));
  }

  show() {
    const typed = this.input.value;
    this.shown = this.codes
      .map((code) => ({ code, fit: fit(code, typed) }))
      .filter((one) => one.fit >= 0)
      .sort((one, other) => one.fit - other.fit || one.code.number - other.code.number)
      .map((one) => one.code);
    this.at = 0;
    this.list.replaceChildren(
      ...this.shown.map((code, n) => {
        const item = document.createElement("li");
        item.id = `found-${n}`;
        item.role = "option";
        item.dataset.uid = code.uid;
        item.className = `code-${code.number}`;
        item.textContent = code.name;
        const path = document.createElement("small");
        path.textContent = code.depth ? code.path.split("/").slice(0, -1).join(" / ") : "";
        item.append(path);
        return item;
      }),
    );
    if (!this.shown.length) this.list.textContent = this.nothing;
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === this.at)));
    const item = this.list.children[this.at];
    if (item) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.at = Math.max(0, Math.min(this.shown.length - 1, this.at + (event.key === "ArrowDown" ? 1 : -1)));
      this.mark();
    } else if (event.key === "Enter") {
      this.close(this.shown[this.at] ?? null);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {Code | null} code */
  close(code) {
    this.dialog.close();
    this.settle(code);
  }
}
