package io.linkloom.examples.services;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Stock, cards and parcels. Everything is told apart by the order's id, so that what is asked twice is done once. */
final class Shop {
    private final Map<String, Integer> stock = new HashMap<>(Map.of("teapot", 20, "cup", 2));
    private final Map<String, Integer> reserved = new HashMap<>();

    synchronized Answer answer(Call call) {
        JsonNode order = call.input("order");
        String id = order.path("id").asString("");
        return switch (call.path()) {
            case "stock" -> Answer.of(Map.copyOf(stock));
            case "reserve-stock" -> reserve(id, item(order), order.path("quantity").asInt(1));
            case "release-stock" -> release(id, item(order));
            case "charge-card" -> charge(id, order);
            case "refund" -> Answer.of(Map.of("refunded", order.path("amount").asDouble(0)));
            case "ship" -> ship(id, order);
            case "mail" -> Answer.of(Map.of("to", order.path("email").asString("?"), "text", call.parameter("text")));
            default -> Answer.refusal(404, "The shop cannot " + call.path());
        };
    }

    private Answer reserve(String id, String item, int quantity) {
        if (!reserved.containsKey(id)) {
            int left = stock.getOrDefault(item, 0);
            if (quantity > left) return Answer.refusal(409, "Of %s only %d are left".formatted(item, left));
            stock.put(item, left - quantity);
            reserved.put(id, quantity);
        }
        return Answer.of(Map.of("reserved", quantity));
    }

    private Answer release(String id, String item) {
        Integer quantity = reserved.remove(id);
        if (quantity != null) stock.merge(item, quantity, Integer::sum);
        return Answer.of(Map.of("released", quantity == null ? 0 : quantity));
    }

    private static Answer charge(String id, JsonNode order) {
        if (order.path("card").asString("").endsWith("0002")) return Answer.refusal(402, "The card was declined");
        return Answer.of(
                Map.of("payment", "pay-" + id, "amount", order.path("amount").asDouble(0)));
    }

    /** The carrier needs a while to answer. */
    private static Answer ship(String id, JsonNode order) {
        String address = order.path("address").asString("");
        if (address.isEmpty()) return Answer.laterRefused("The carrier knows no such address");
        return Answer.later(Map.of("parcel", "parcel-" + id, "to", address));
    }

    private static String item(JsonNode order) {
        return order.path("item").asString("");
    }
}
