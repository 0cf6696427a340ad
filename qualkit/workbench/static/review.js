// The review queue: cards fetched before they are needed, decisions shown at once and sent one after the other.
// @ts-check
import { ask } from "./workbench.js";

/**
 * @typedef {{ text: string, coded: boolean, fired: boolean }} Piece
 * @typedef {{ who: string, role: string, text: string }} Said
 * @typedef {{ handle: string, code: string, coder: string, by: string, source: string, name: string, start: number,
 *   end: number, words: string, score: number | null, because: { term: string, form: string }[],
 *   language: string | null, section: string | null, speaker: string, role: string, question: string,
 *   reported: string, before: Said[], quote: Piece[], behind: Said[] }} Proposal
 * @typedef {Proposal & { state: string, other: string | null, spokenFor: boolean }} Card
 *   state: proposed, accepted, rejected or recoded. spokenFor: a decision on another card speaks for this one too
 * @typedef {{ codes: Record<string, number>, sources: Record<string, number>, languages: Record<string, number>,
 *   by: Record<string, number> }} Counts
 * @typedef {{ waiting: number, all: number, cards: Proposal[], is_last: boolean, lost: string[], counts: Counts }} Answer
 * @typedef {{ card: Card | null, was: string, other: string | null, spokenFor: Card[], entry: number | null, n: number }} Step
 */

const ENOUGH = 60;
const PORTION = 60;
const SESSION = "qualkit-decided";

/** @param {Card} one @param {Card} other whether a decision on the one speaks for the other */
const speaksFor = (one, other) =>
  one.source === other.source && one.code === other.code && one.start < other.end && other.start < one.end;

/** What waits, where one stands in it, and what was decided. */
export class Review {
  /**
   * @param {Answer} first what the page came with
   * @param {URLSearchParams} query the filters and the order
   * @param {{ show: () => void, trouble: (card: Card | null, problem: string) => void,
   *   learn: (codes: any[]) => void }} page
   */
  constructor(first, query, page) {
    this.query = query;
    this.page = page;
    /** @type {Card[]} */
    this.cards = [];
    this.at = 0;
    this.waiting = 0;
    /** @type {Counts} */
    this.counts = first.counts;
    this.isLast = true;
    this.fetching = -1; // for which generation cards are being fetched
    /** @type {Step[]} steps that can be taken back, the last one last */
    this.steps = [];
    /** @type {Promise<unknown>} what is sent is sent in order */
    this.sending = Promise.resolve();
    this.open = 0; // requests that are not answered yet
    this.unsent = 0; // proposals that were decided here and that the server does not know of yet
    this.generation = 0; // answers to questions about other filters are not wanted any more
    this.decided = Number(sessionStorage.getItem(SESSION) ?? 0);
    /** @type {number[]} */
    this.moments = [];
    this.take(first);
  }

  /** The card that is looked at; null behind the last one. @returns {Card | null} */
  get card() {
    return this.cards[this.at] ?? null;
  }

  /** Whether something is on its way. */
  get isSending() {
    return this.open > 0;
  }

  /** How many cards were passed and still wait. */
  get skipped() {
    return this.cards.slice(0, this.at).filter((card) => card.state === "proposed" && !card.spokenFor).length;
  }

  /** How many decisions were taken in the last minute. */
  get pace() {
    return this.moments.filter((moment) => performance.now() - moment < 60_000).length;
  }

  /** @param {Answer} answer */
  take(answer) {
    this.cards.push(...answer.cards.map((card) => ({ ...card, state: "proposed", other: null, spokenFor: false })));
    this.waiting = answer.waiting - this.unsent;
    this.counts = answer.counts;
    this.isLast = answer.is_last;
    for (const line of answer.lost) this.page.trouble(null, line);
  }

  /** Begin anew, with these filters where they have changed. @param {URLSearchParams} [query] */
  async begin(query = this.query) {
    this.query = query;
    this.generation += 1;
    await this.fetch(true);
  }

  /** Fetch the next cards. @param {boolean} [anew] from the beginning, in the place of those that are there */
  async fetch(anew = false) {
    const generation = this.generation;
    if (this.fetching === generation) return;
    this.fetching = generation;
    try {
      await this.inOrder(() => (generation === this.generation ? this.more(anew) : Promise.resolve()));
    } catch {
      // `ask` has said it; the cards that are there stay.
    } finally {
      if (this.fetching === generation) this.fetching = -1;
    }
  }

  /** @param {boolean} anew */
  async more(anew) {
    const generation = this.generation;
    const query = new URLSearchParams(this.query);
    query.set("n", String(anew ? 20 : PORTION));
    const last = this.cards.at(-1);
    if (last && !anew)
      query.set("after", JSON.stringify([last.source, last.start, last.end, last.code, last.coder, last.score]));
    const answer = await ask(`/proposals/queue?${query}`);
    if (generation !== this.generation) return;
    if (anew) [this.cards, this.at] = [[], 0];
    this.take(answer);
    this.page.show();
    setTimeout(() => this.provide()); // when this one is over
  }

  /** Fetch more where few cards are left. */
  provide() {
    if (!this.isLast && this.cards.length - this.at < ENOUGH) this.fetch();
  }

  /**
   * Decide on the card.
   * @param {string} state accepted, rejected or recoded
   * @param {string | null} [other] the name of the code that is given instead
   * @param {object} [which] that code, for the server
   */
  decide(state, other = null, which = {}) {
    const card = this.card;
    if (!card || (card.state === state && card.other === other)) return;
    const step = this.step(card, state, other);
    const body = { source: card.source, handle: card.handle, coder: card.coder, was: known(step.was) };
    const path = state === "recoded" ? "/proposals/recodings" : "/proposals/decisions";
    this.unsent += step.n;
    this.inOrder(() => ask(path, state === "recoded" ? { ...body, ...which } : { ...body, status: state }))
      .then((answer) => {
        step.entry = answer.entry;
        if (answer.codes) this.page.learn(answer.codes);
      })
      .catch((error) => this.failed(step, error))
      .finally(() => (this.unsent -= step.n));
    this.forward();
  }

  /** @param {Card} card @param {string} state @param {string | null} other @returns {Step} */
  step(card, state, other) {
    const isFirst = card.state === "proposed";
    const ahead = this.cards.filter(
      (one) => one !== card && one.state === "proposed" && !one.spokenFor && speaksFor(card, one),
    );
    const spokenFor = isFirst ? ahead : [];
    for (const one of spokenFor) one.spokenFor = true;
    const n = isFirst ? 1 + spokenFor.length : 0;
    const step = { card, was: card.state, other: card.other, spokenFor, entry: null, n };
    [card.state, card.other] = [state, other];
    this.steps.push(step);
    this.waiting -= n;
    this.tally(isFirst ? 1 : 0);
    return step;
  }

  /** Take the page back to how it was before a step. @param {Step} step */
  unstep(step) {
    if (step.card) [step.card.state, step.card.other] = [step.was, step.other];
    for (const one of step.spokenFor) one.spokenFor = false;
    this.waiting += step.n;
    this.tally(step.n ? -1 : 0);
  }

  /** A decision was not saved: say so, and bring its card again. @param {Step} step @param {Error} error */
  failed(step, error) {
    const card = /** @type {Card} */ (step.card);
    if (this.steps.includes(step)) {
      this.steps = this.steps.filter((one) => one !== step);
      this.unstep(step);
    }
    this.page.trouble(card, error.message);
    if (error.message === "no connection") {
      const place = this.cards.indexOf(card);
      if (place >= 0 && place < this.at) this.at = place;
    } else {
      // The project is not what the cards say: look again, from where one stands.
      card.spokenFor = true;
      this.cards.splice(this.at + 1);
      this.isLast = false;
      this.fetch();
    }
    this.page.show();
  }

  /**
   * Take back what was decided last here, or, where nothing was, whatever was decided last in the project.
   * @returns {Promise<{ action: string } | null>} what was taken back; null if it had never been saved
   */
  async undo() {
    const step = this.steps.pop();
    const n = step?.card ? step.n : 0;
    if (step?.card) this.unstep(step);
    const place = step?.card ? this.cards.indexOf(step.card) : -1;
    if (place >= 0) this.at = place;
    this.page.show();
    this.unsent -= n;
    try {
      const undone = await this.inOrder(async () =>
        step && step.entry === null ? null : ask("/proposals/undo", { entry: step ? step.entry : null }),
      );
      if (step && !step.card) this.tally(-step.n);
      if (place < 0) await this.begin();
      return undone;
    } catch (error) {
      await this.begin();
      throw error;
    } finally {
      this.unsent += n;
    }
  }

  /** Decide on all that wait under the filters. @param {string} status @param {number} expected */
  async decideAll(status, expected) {
    const wanted = Object.fromEntries(this.query);
    try {
      const answer = await this.inOrder(() => ask("/proposals/all", { status, expected, wanted }));
      this.steps.push({ card: null, was: "", other: null, spokenFor: [], entry: answer.entry, n: answer.n });
      this.tally(answer.n);
      return answer.n;
    } finally {
      await this.begin();
    }
  }

  /** Go on to the next card that waits. */
  forward() {
    do this.at += 1;
    while (this.card && (this.card.spokenFor || this.card.state !== "proposed"));
    this.page.show();
    this.provide();
  }

  /** Go back to the former card, decided or not; false if there is none. */
  back() {
    let place = this.at - 1;
    while (place >= 0 && this.cards[place].spokenFor) place -= 1;
    if (place < 0) return false;
    this.at = place;
    this.page.show();
    return true;
  }

  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  inOrder(work) {
    this.open += 1;
    const done = this.sending.then(work).finally(() => (this.open -= 1));
    this.sending = done.catch(() => {});
    return done;
  }

  /** @param {number} n */
  tally(n) {
    this.decided = Math.max(0, this.decided + n);
    sessionStorage.setItem(SESSION, String(this.decided));
    if (n === 1) this.moments.push(performance.now());
    if (n === -1) this.moments.pop();
  }
}

/** What the server calls the state of a card. @param {string} state */
const known = (state) => (state === "recoded" ? "rejected" : state);
