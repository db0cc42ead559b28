package io.linkloom.examples.services;

import java.util.Map;

/** Knows rates, but is too busy to tell them when it is asked for the first two times. */
final class Bank {
    private static final Map<String, Double> RATES = Map.of("EUR", 48.2, "USD", 41.5, "PLN", 11.3);
    private static final int BUSY_ATTEMPTS = 2;

    Answer answer(Call call) {
        String currency = call.path().replace("rates/", "");
        Double rate = RATES.get(currency);
        if (rate == null) return Answer.refusal(404, "This bank knows no currency " + currency);
        if (call.attempt() <= BUSY_ATTEMPTS) return Answer.refusal(503, "The bank is busy");
        return Answer.of(Map.of("currency", currency, "rate", rate));
    }
}
