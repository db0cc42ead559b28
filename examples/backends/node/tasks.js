// The work itself: replace this by yours. Nothing is really fetched, and nobody gets mail.

import { setTimeout as pause } from "node:timers/promises";

// How long `process` takes. Real work takes as long as it takes.
const WORK_MILLIS = Number(process.env.WORK_MILLIS ?? "500");
const HEARTBEAT_MILLIS = 1000;

async function fetchData() {
  await pause(200);
  return { rows: 42, files: ["orders-1.csv", "orders-2.csv", "orders-3.csv"] };
}

async function processRows(envelope, progress) {
  // The output of a task that this one depends on.
  const rows = envelope.upstream?.fetch_data?.rows ?? 42;
  await progress.log(`${rows} rows to process`);
  const start = performance.now();
  for (let worked = 0; worked < WORK_MILLIS; worked = performance.now() - start) {
    const done = worked / WORK_MILLIS;
    await progress.heartbeat(done, `row ${Math.floor(done * rows)} of ${rows}`);
    await pause(Math.min(HEARTBEAT_MILLIS, WORK_MILLIS - worked));
  }
  return { processed: rows };
}

async function sendEmail() {
  return { sent: true, to: "team@example.com" };
}

/** By the last part of the address. */
export const TASKS = new Map([
  ["fetch-data", fetchData],
  ["process", processRows],
  ["send-email", sendEmail],
]);

/** Too long for one request: answered with 202 at once, reported later. */
export const SLOW = new Set(["process"]);
