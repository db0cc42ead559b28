// What is said to the server after a 202: signs of life, log lines, and the result.

import { setTimeout as pause } from "node:timers/promises";

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;
const PATIENCE_MILLIS = 24 * 60 * 60 * 1000; // as long as a task waits where it says nothing else

/** Signs of life of one piece of work. One that gets lost harms nobody, so it is sent once. */
export class Progress {
  constructor(delivery, trace) {
    this.delivery = delivery;
    this.trace = trace;
  }

  heartbeat(done, message) {
    return this.#say("/heartbeat", "application/json", JSON.stringify({ progress: done, message }));
  }

  log(line) {
    return this.#say("/logs", "text/plain; charset=utf-8", line);
  }

  async #say(path, contentType, text) {
    const { callback } = this.delivery;
    if (callback) await post(callback + path, contentType, text, this.trace);
  }
}

/** Tells the result until the server has answered, also when it is away for a while. The same result twice counts once. */
export async function report(callback, result, trace) {
  const end = performance.now() + PATIENCE_MILLIS;
  for (let wait = FIRST_PAUSE; performance.now() < end; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    const status = await post(callback, "application/json", JSON.stringify(result), trace);
    if (status && status < 500 && ![408, 425, 429].includes(status)) {
      // 200: taken. 409 and 404: another attempt took over, or this one is long over; to repeat it makes nothing better.
      console.log(`reported ${result.status}: the server answered ${status}`);
      return;
    }
    console.log(`the server is away (${status ?? "no connection"}), the result waits ${wait} ms`);
    await pause(wait);
  }
}

/** The status that came back; null when nothing came. */
async function post(url, contentType, body, trace) {
  const headers = { "Content-Type": contentType };
  if (trace) headers.traceparent = trace;
  try {
    const answer = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}
