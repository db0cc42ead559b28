package io.linkloom.examples.services;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Those who keep the shop running. A restart heals every service but the one with the full disk. */
final class Operations {
    private static final String FULL_DISK = "search";

    private final Set<String> restarted = new HashSet<>();

    synchronized Answer answer(Call call) {
        String service = call.text("service");
        return switch (call.path()) {
            case "open-incident" -> Answer.of(Map.of("incident", "INC-" + service));
            case "diagnose" -> diagnose(call);
            case "restart" -> {
                restarted.add(service);
                yield Answer.of(Map.of("restarted", service));
            }
            case "check-health" ->
                Answer.of(Map.of("healthy", restarted.contains(service) && !service.equals(FULL_DISK)));
            case "page" -> Answer.of(Map.of("paged", call.parameter("whom")));
            case "close-incident" -> Answer.of(Map.of("closed", true));
            default -> Answer.refusal(404, "Nobody here can " + call.path());
        };
    }

    private static Answer diagnose(Call call) {
        String host = call.envelope().path("host").asString("");
        if (host.startsWith("gone")) return Answer.refusal(410, "There is no host " + host + " any more");
        return Answer.of(Map.of(
                "host", host, "load", ThreadLocalRandom.current().nextInt(1, 9)));
    }
}
