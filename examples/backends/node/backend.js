// A user backend on Node's own HTTP server, without any package.
//
// PORT=9000 LOOM_SECRET=whsec_… node backend.js

import { createServer } from "node:http";
import { Progress, report } from "./callbacks.js";
import { Deliveries } from "./deliveries.js";
import { keyOf, problemOf } from "./signatures.js";
import { SLOW, TASKS } from "./tasks.js";

const PREFIX = "/api/tasks/";
const LARGEST_BODY = 8 * 1024 * 1024;
const LAST_MILLIS = 5_000;

const secret = keyOf(process.env.LOOM_SECRET);
const deliveries = new Deliveries(TASKS.keys());
const underWay = new Set();

/** What a request is answered with, as [status, JSON value]. */
async function answer(request) {
  const body = await bodyOf(request); // all of it, also where the call is refused
  if (body === null) return refusal(413, `The body has more than ${LARGEST_BODY} bytes`);
  const path = request.url;
  const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : null;
  if (TASKS.has(name)) {
    return request.method === "POST" ? call(name, request.headers, body) : refusal(405, "POST a task envelope");
  }
  if (request.method === "GET" && path === "/health") return [200, { status: "UP" }];
  if (request.method === "GET" && path === "/stats") return [200, deliveries.stats];
  return refusal(404, `Nothing is at ${path}; there are ${[...TASKS.keys()].map((task) => PREFIX + task).join(", ")}`);
}

/** A call is looked at in this order: its signature, whether it can be read, what it asks for. */
async function call(name, headers, body) {
  const problem = secret && problemOf(secret, headers, body);
  if (problem) return refusal(401, problem);
  let envelope;
  try {
    envelope = JSON.parse(body.toString("utf8"));
  } catch (broken) {
    return refusal(400, `The body is no JSON: ${broken.message}`);
  }
  if (envelope === null || typeof envelope !== "object" || Array.isArray(envelope)) {
    return refusal(400, "The body is no task envelope: expected a JSON object");
  }
  return take(name, headers, envelope);
}

async function take(name, headers, envelope) {
  // From the body, which is signed; the header Link-Loom-Callback-Url says the same, but is not.
  const callback = envelope.callback?.url;
  if (SLOW.has(name) && !callback) {
    return refusal(400, "callback.url is missing, and this task reports its result there");
  }
  const key = headers["idempotency-key"];
  const { delivery, first } = deliveries.take(name, key);
  const isReported = SLOW.has(name) && delivery.reportTo(callback);
  if (first) attend(perform(name, key, delivery, envelope, headers.traceparent));
  if (isReported) return [202, { accepted: key ?? null }];
  try {
    // A delivery that comes while the first is under way waits here for the same output.
    return [200, await delivery.result];
  } catch (failure) {
    return refusal(500, failure.message);
  }
}

/** Does the work, keeps its output for later deliveries, and reports where somebody waits for that. */
async function perform(name, key, delivery, envelope, trace) {
  let result;
  try {
    const output = await TASKS.get(name)(envelope, new Progress(delivery, trace));
    deliveries.done(name);
    delivery.succeed(output);
    result = { status: "succeeded", output };
  } catch (failure) {
    deliveries.forget(key);
    delivery.fail(failure);
    result = { status: "failed", error: { message: failure.message, retryable: true } };
  }
  if (delivery.callback) await report(delivery.callback, result, trace);
}

/** Whoever ends the process waits for it. */
async function attend(work) {
  underWay.add(work);
  await work;
  underWay.delete(work);
}

function refusal(status, message) {
  return [status, { error: message }];
}

/** The exact bytes, for they are what is signed; null when there are too many. */
async function bodyOf(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LARGEST_BODY) chunks.push(chunk);
  }
  return length <= LARGEST_BODY ? Buffer.concat(chunks) : null;
}

const server = createServer(async (request, response) => {
  const [status, value] = await answer(request).catch((failure) => refusal(500, failure.message));
  const body = JSON.stringify(value);
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
  if (!["/health", "/stats"].includes(request.url)) {
    console.log(`${request.headers["idempotency-key"] ?? "-"} ${request.method} ${request.url} ${status}`);
  }
});

// Longer than the server keeps an idle connection: else it could be closed just when the next call is sent.
server.keepAliveTimeout = 75_000;

async function end() {
  console.log(`Ending; what is under way has ${LAST_MILLIS / 1000} s to finish`);
  setTimeout(() => process.exit(0), LAST_MILLIS);
  await Promise.all([new Promise((closed) => server.close(closed)), ...underWay]);
  process.exit(0);
}
process.once("SIGTERM", end);
process.once("SIGINT", end);

server.listen(Number(process.env.PORT ?? "9000"), "127.0.0.1", () => {
  const how = secret ? "signed calls only" : "without LOOM_SECRET: every call is taken";
  console.log(`Listening on http://localhost:${server.address().port}, ${how}`);
});
