package com.example.fraud;

import io.linkloom.api.task.JavaTask;
import io.linkloom.api.task.JavaTaskContext;
import io.linkloom.api.task.PermanentFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How suspicious an order is. Runs inside the server: for work that is too small for a backend of its own. */
public final class FraudScore implements JavaTask {

    /** Becomes the output of the task: `{"points": 40, "reasons": ["…"]}`. */
    public record Score(long points, List<String> reasons) {}

    @Override
    public Score run(JavaTaskContext context) throws PermanentFailure {
        // What is wrong now will be wrong next time, too: no retry.
        if (!(context.inputs().get("order") instanceof Map<?, ?> order)) throw new PermanentFailure("There is no order");
        if (!(order.get("amount") instanceof Number amount)) throw new PermanentFailure("The order has no amount");

        // Numbers come as Long or Double, whichever the YAML says.
        Number large = (Number) context.params().getOrDefault("largeAmount", 10_000);
        long points = 0;
        List<String> reasons = new ArrayList<>();
        if (amount.doubleValue() > large.doubleValue()) {
            points += 40;
            reasons.add("a large amount");
        }
        if (String.valueOf(order.get("email")).endsWith("@mailbox.example")) {
            points += 30;
            reasons.add("a mailbox for ten minutes");
        }
        if (!String.valueOf(order.get("billingCountry")).equals(String.valueOf(order.get("shippingCountry")))) {
            points += 20;
            reasons.add("goes to another country than the invoice");
        }
        context.log("attempt " + context.attempt() + ": " + points + " points " + reasons);
        return new Score(points, reasons);
    }
}
