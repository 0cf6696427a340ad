// The dialog in which a memo is written or changed, and memos beside a text.
// @ts-check
import { ask, say } from "./workbench.js";
import { element, make } from "./elements.js";

/**
 * @typedef {{ version: string, about: string, code: string, start: number | null, end: number | null, words: string,
 *   kind: string, text: string, author: string, at: string, lost: string }} Memo
 */

export const words = JSON.parse(element("memo-words").textContent ?? "{}");
const dialog = /** @type {HTMLDialogElement} */ (element("memo"));
const text = /** @type {HTMLTextAreaElement} */ (element("memo-text"));
const kind = /** @type {HTMLSelectElement} */ (element("memo-kind"));

/**
 * What somebody has written; null if she has changed her mind.
 * @param {string} title what the memo is on
 * @param {{ text: string, kind: string } | null} [memo] the memo that is changed; without it a new one
 * @returns {Promise<{ text: string, kind: string, remove?: true } | null>}
 */
export function write(title, memo = null) {
  element("memo-on").textContent = title;
  text.value = memo?.text ?? "";
  kind.value = memo?.kind ?? "note";
  element("memo-remove").hidden = !memo;
  dialog.showModal();
  text.focus();
  return new Promise((settle) => {
    const listening = new AbortController();
    /** @param {{ text: string, kind: string, remove?: true } | null} found */
    const done = (found) => {
      listening.abort();
      dialog.close();
      settle(found);
    };
    const save = () => done(text.value.trim() ? { text: text.value, kind: kind.value } : null);
    /** @param {string} id @param {string} event @param {(event: any) => void} does */
    const on = (id, event, does) => element(id).addEventListener(event, does, { signal: listening.signal });
    on("memo-save", "click", (event) => (event.preventDefault(), save()));
    on("memo-cancel", "click", () => done(null));
    on("memo-remove", "click", () => done({ text: "", kind: kind.value, remove: true }));
    on("memo", "cancel", () => done(null));
    on("memo", "keydown", (/** @type {KeyboardEvent} */ event) => {
      event.stopPropagation();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    });
  });
}

/** Change a memo, or take it away; whether anything was done. @param {{ version: string, text: string, kind: string }} memo */
export async function change(memo) {
  const found = await write(words.change, memo);
  if (!found) return false;
  await ask(`/memos/${memo.version}`, found);
  say(found.remove ? words.removed : words.saved);
  return true;
}

/** The memos of a source, listed beside its text and underlined in it. */
export class SourceMemos {
  /**
   * @param {string} here the address of the source
   * @param {import("./offsets.js").Text} text
   * @param {(start: number, end: number) => void} go shows a place of the text
   */
  constructor(here, text, go) {
    this.here = here;
    this.text = text;
    this.go = go;
    /** @type {Memo[]} */
    this.memos = [];
  }

  async load() {
    this.take(await ask(`${this.here}/memos`));
  }

  /** Write a memo. @param {string} title @param {object} place what it is on, for the server */
  async add(title, place) {
    const found = await write(title);
    if (!found) return;
    this.take(await ask(`${this.here}/memos`, { ...place, ...found }));
    say(words.saved);
  }

  /** @param {Memo[]} memos */
  take(memos) {
    this.memos = memos;
    const items = memos.map((memo) => this.item(memo));
    element("memos").replaceChildren(...(items.length ? items : [make("li", "soft", words.none)]));
    this.paint();
  }

  /** Underline what memos are on. */
  paint() {
    if (!("highlights" in CSS)) return;
    const made = new (/** @type {any} */ (window).Highlight)();
    for (const { start, end } of this.memos) {
      if (start !== null && end !== null) for (const range of this.text.ranges(start, end)) made.add(range);
    }
    /** @type {any} */ (CSS).highlights.set("memo", made);
  }

  /** @param {Memo} memo */
  item(memo) {
    const item = make("li", memo.lost ? "lost" : "");
    if (memo.words) {
      const place = make("button", "place", memo.words);
      const { start, end } = memo;
      if (start !== null && end !== null) place.addEventListener("click", () => this.go(start, end));
      else place.setAttribute("disabled", "");
      item.append(place);
    }
    if (memo.lost) item.append(make("p", "problem", memo.lost));
    const edit = make("button", "edit", words.edit);
    edit.append(make("span", "unseen", `: ${memo.text.slice(0, 40)}`));
    edit.addEventListener("click", async () => {
      if (await change(memo)) await this.load();
    });
    const foot = make("p", "soft", `${memo.author}, ${memo.at} `);
    foot.append(edit);
    item.append(make("p", "told", memo.text), foot);
    return item;
  }
}
