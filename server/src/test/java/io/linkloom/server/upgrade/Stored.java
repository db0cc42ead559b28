package io.linkloom.server.upgrade;

import java.util.Map;

/**
 * What is stored beside a data directory, as `expected.json`.
 *
 * @param server version of the server that left it
 * @param madeAt when, RFC 3339
 * @param executions ids by the names of the story
 * @param tokens of callbacks that are waited for, by the names of the story
 * @param startKey an `Idempotency-Key` that started the execution `keyed` of the workflow `report`
 * @param ended what the addresses of everything that had ended answered
 * @param open what the addresses of everything that had not answered
 */
record Stored(
        String server,
        String madeAt,
        Map<String, String> executions,
        Map<String, String> tokens,
        String startKey,
        Map<String, Object> ended,
        Map<String, Object> open) {}
