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
   * @param {{ none: string, fresh: string }} words what is said where no code fits, and of a new code
   */
  constructor(dialog, codes, words) {
    this.dialog = dialog;
    this.codes = codes;
    this.words = words;
    this.input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.list = /** @type {HTMLElement} */ (dialog.querySelector("ul"));
    /** @type {(Code | string)[]} what can be chosen: codes, and the name of a new one */
    this.shown = [];
    this.at = 0;
    /** @type {(chosen: Code | string | null) => void} */
    this.settle = () => {};
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => {
      const item = /** @type {HTMLElement} */ (event.target).closest("li");
      if (item) this.close(this.shown[[...this.list.children].indexOf(item)] ?? null);
    });
    dialog.addEventListener("cancel", () => this.settle(null));
  }

  /** The code that is chosen, or the name of a new one; null if none is. @returns {Promise<Code | string | null>} */
  choose() {
    this.input.value = "";
    this.show();
    this.dialog.showModal();
    return new Promise((settle) => (this.settle = settle));
  }

  show() {
    const typed = this.input.value.trim();
    const fitting = this.codes
      .map((code) => ({ code, fit: fit(code, typed) }))
      .filter((one) => one.fit >= 0)
      .sort((one, other) => one.fit - other.fit || one.code.number - other.code.number);
    this.shown = fitting.map((one) => one.code);
    if (typed && fitting[0]?.fit !== 0) this.shown.push(typed);
    this.at = 0;
    this.list.replaceChildren(...this.shown.map((one, n) => this.item(one, n)));
    if (!this.shown.length) this.list.textContent = this.words.none;
    this.mark();
  }

  /** @param {Code | string} one @param {number} n */
  item(one, n) {
    const item = document.createElement("li");
    item.id = `found-${n}`;
    item.role = "option";
    const beside = document.createElement("small");
    if (typeof one === "string") {
      item.className = "fresh";
      item.textContent = one;
      beside.textContent = this.words.fresh;
    } else {
      item.className = `code-${one.number}`;
      item.textContent = one.name;
      beside.textContent = one.depth ? one.path.split("/").slice(0, -1).join(" / ") : "";
    }
    item.append(beside);
    return item;
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

  /** @param {Code | string | null} chosen */
  close(chosen) {
    this.dialog.close();
    this.settle(chosen);
  }
}
