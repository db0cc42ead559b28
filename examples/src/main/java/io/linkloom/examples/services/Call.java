package io.linkloom.examples.services;

import tools.jackson.databind.JsonNode;

/**
 * What was asked.
 *
 * @param path last parts of the address, such as `charge-card` or `rates/EUR`
 * @param attempt from 1
 * @param authorization the header; empty when there is none
 * @param envelope what came as body; a missing node where nothing did
 */
record Call(String path, int attempt, String authorization, JsonNode envelope) {

    /** The input of the execution that has this name; a missing node when there is none. */
    JsonNode input(String name) {
        return envelope.path("inputs").path(name);
    }

    String text(String input) {
        return input(input).asString("");
    }

    /** The parameter of the task that has this name; empty when there is none. */
    String parameter(String name) {
        return envelope.path("params").path(name).asString("");
    }

    String callback() {
        return envelope.path("callback").path("url").asString("");
    }
}
