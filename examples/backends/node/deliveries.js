// Work that is delivered more than once is done once.
//
// The server delivers at least once, with the same Idempotency-Key each time. Here the outputs are kept in memory, so a backend that is
// started anew has forgotten them. Where doing the work twice would hurt, keep key and output in the database that the work changes, in
// the same transaction.

const KEPT = 10_000;

/** One piece of work, however often it is delivered. */
class Delivery {
  callback = null;
  #isDone = false;

  constructor() {
    /** A promise of the output. */
    this.result = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    // Who waits for it hears of a failure; where nobody does, it must not end the process.
    this.result.catch(() => {});
  }

  /** Where the newest attempt waits for the result. False when it is there already: then it can be answered at once. */
  reportTo(callback) {
    if (!this.#isDone) this.callback = callback;
    return !this.#isDone;
  }

  succeed(output) {
    this.#isDone = true;
    this.resolve(output);
  }

  fail(problem) {
    this.#isDone = true;
    this.reject(problem);
  }
}

/** All of them, by their key, and how often each task was called and really done. */
export class Deliveries {
  #known = new Map();

  constructor(tasks) {
    this.stats = Object.fromEntries([...tasks].map((task) => [task, { calls: 0, done: 0 }]));
  }

  /** The delivery with this key, and whether it is the first. Without a key every call is new work. */
  take(task, key) {
    this.stats[task].calls++;
    if (this.#known.has(key)) return { delivery: this.#known.get(key), first: false };
    const delivery = new Delivery();
    if (key) {
      this.#known.set(key, delivery);
      if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value);
    }
    return { delivery, first: true };
  }

  done(task) {
    this.stats[task].done++;
  }

  /** Failed work is done again with the next attempt. */
  forget(key) {
    this.#known.delete(key);
  }
}
