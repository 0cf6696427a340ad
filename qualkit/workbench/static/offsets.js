// Places in the text: code points for the server, UTF-16 units for the browser.
// @ts-check

/** @typedef {{ start: number, end: number, element: HTMLElement, text: string, astral: boolean }} Line */

/** Code points before a UTF-16 offset. @param {string} text @param {number} units */
const pointsBefore = (text, units) => {
  let points = 0;
  for (let at = 0; at < units; at += text.codePointAt(at) > 0xffff ? 2 : 1) points += 1;
  return points;
};

/** UTF-16 units before a code point. @param {string} text @param {number} points */
const unitsBefore = (text, points) => {
  let units = 0;
  for (let n = 0; n < points && units < text.length; n += 1) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
};

/** The text of a source as the page shows it. */
export class Text {
  /** @param {HTMLElement} root holds a `p` with `data-start` for each line */
  constructor(root) {
    this.root = root;
    /** @type {Line[]} */
    this.lines = [...root.querySelectorAll("p[data-start]")].map((found) => {
      const element = /** @type {HTMLElement} */ (found);
      const text = element.textContent ?? "";
      const astral = /[\ud800-\udbff]/.test(text);
      const start = Number(element.dataset.start);
      return { start, end: start + (astral ? pointsBefore(text, text.length) : text.length), element, text, astral };
    });
    this.byElement = new Map(this.lines.map((line) => [line.element, line]));
  }

  /** The first line that ends behind a place. @param {number} place */
  lineAt(place) {
    let low = 0;
    let high = this.lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lines[middle].end <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The ranges over a stretch, one for each line. @param {number} start @param {number} end @returns {Range[]} */
  ranges(start, end) {
    const found = [];
    for (let n = this.lineAt(start); n < this.lines.length && this.lines[n].start < end; n += 1) {
      const line = this.lines[n];
      const range = document.createRange();
      range.setStart(...position(line, Math.max(start, line.start) - line.start));
      range.setEnd(...position(line, Math.min(end, line.end) - line.start));
      found.push(range);
    }
    return found;
  }

  /** The place of a point of the page; null outside of the lines. @param {Node} node @param {number} offset */
  placeOf(node, offset) {
    const element = /** @type {HTMLElement | null} */ (
      (node instanceof HTMLElement ? node : node.parentElement)?.closest("p[data-start]")
    );
    const line = element && this.byElement.get(element);
    if (!line) return null;
    const before = document.createRange();
    before.setStart(line.element, 0);
    before.setEnd(node, offset);
    const units = before.toString().length;
    return line.start + (line.astral ? pointsBefore(line.text, units) : units);
  }

  /** The words between two places, lines apart by a line break. @param {number} start @param {number} end */
  words(start, end) {
    const words = [];
    for (let n = this.lineAt(start); n < this.lines.length && this.lines[n].start < end; n += 1) {
      const line = this.lines[n];
      const units = (/** @type {number} */ place) => (line.astral ? unitsBefore(line.text, place - line.start) : place - line.start);
      words.push(line.text.slice(units(Math.max(start, line.start)), units(Math.min(end, line.end))));
    }
    return words.join("\n");
  }
}

/** The node and offset of a place in a line. @param {Line} line @param {number} points @returns {[Node, number]} */
function position(line, points) {
  let left = line.astral ? unitsBefore(line.text, points) : points;
  const walker = document.createTreeWalker(line.element, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
    node = walker.nextNode();
  }
  return [line.element, line.element.childNodes.length];
}
