// Whether a call comes from the server: Standard Webhooks, HMAC-SHA256 over id, time and the exact bytes of the body.

import { createHmac, timingSafeEqual } from "node:crypto";

const TOLERANCE_SECONDS = 5 * 60;

/** The bytes of a `whsec_…`; null where no secret is set, and then every call is taken. */
export function keyOf(secret) {
  return secret ? Buffer.from(secret.replace(/^whsec_/, ""), "base64") : null;
}

/** What is wrong with the signature of a call; null when nothing is. */
export function problemOf(key, headers, body) {
  const id = headers["webhook-id"];
  const timestamp = headers["webhook-timestamp"] ?? "";
  const given = headers["webhook-signature"];
  if (!id || !given || !/^[0-9]{1,12}$/.test(timestamp)) {
    return "The call is not signed: webhook-id, webhook-timestamp and webhook-signature are needed";
  }
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) {
    return "The call is too old, or a clock is wrong: webhook-timestamp is more than 5 minutes away";
  }
  const hmac = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  // Several signatures are sent while the secret is being changed: one for each.
  if (!given.split(" ").some((one) => same(one, `v1,${hmac}`))) {
    return "The signature is wrong: the secret is another one, or the body was changed on its way";
  }
  return null;
}

/** Takes as long wherever the difference is, so that nobody can feel their way forward. */
function same(given, wanted) {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
