package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Ticket;
import io.linkloom.cli.contract.wire.Delivery;
import java.util.function.UnaryOperator;

/** A delivery together with the address under which its result is awaited. */
public record Attempt(Delivery delivery, Ticket ticket) {
    Attempt with(UnaryOperator<Delivery> change) {
        return new Attempt(change.apply(delivery), ticket);
    }
}
