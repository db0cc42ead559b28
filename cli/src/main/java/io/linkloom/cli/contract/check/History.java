package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Ticket;
import io.linkloom.cli.contract.wire.Exchange;
import java.util.ArrayList;
import java.util.List;

/** All that was sent and came, in the order in which it was begun. */
public final class History {
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Ticket> tickets = new ArrayList<>();

    public synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    public synchronized void add(Ticket ticket) {
        tickets.add(ticket);
    }

    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    public synchronized List<Ticket> tickets() {
        return List.copyOf(tickets);
    }

    /** The same for people. */
    public List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        for (Exchange exchange : exchanges()) evidence.add(Evidence.of(exchange));
        for (Ticket ticket : tickets()) {
            ticket.received().forEach(received -> evidence.add(Evidence.of(ticket.url(), received)));
        }
        return evidence;
    }
}
