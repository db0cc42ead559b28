package io.linkloom.examples.services;

import java.util.Map;

/** Tells its prices to those who know its token, which it has changed lately. */
final class Supplier {
    private static final String TOKEN = "Bearer spring-2026";

    Answer answer(Call call) {
        if (!call.authorization().equals(TOKEN)) return Answer.refusal(401, "This token is not known any more");
        return Answer.of(Map.of("prices", 128));
    }
}
