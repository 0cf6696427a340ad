// Colours over the text, without a change to the text: CSS Custom Highlights, a pair for each code.
// @ts-check

/** @typedef {import("./source.js").Coding} Coding */

/**
 * Paint the codings over the text, in the place of what was painted before.
 * @param {import("./offsets.js").Text} text
 * @param {Coding[]} codings
 * @param {(coding: Coding) => number} numberOf the code's number in the codebook, as /codes.css counts
 */
export function paint(text, codings, numberOf) {
  const registry = /** @type {any} */ (CSS).highlights;
  registry.clear();
  /** @type {Map<string, any>} */
  const made = new Map();
  for (const coding of codings) {
    const name = `${coding.status}-${numberOf(coding)}`;
    if (!made.has(name)) made.set(name, new (/** @type {any} */ (window).Highlight)());
    for (const range of text.ranges(coding.start, coding.end)) made.get(name).add(range);
  }
  for (const [name, highlight] of made) registry.set(name, highlight);
}

/** Whether this browser can paint without changing the text. */
export const canPaint = () => "highlights" in CSS;
