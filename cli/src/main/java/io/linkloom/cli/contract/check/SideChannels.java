package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Received;
import io.linkloom.cli.contract.callback.Ticket;

/** Heartbeats and log lines, where there are any, have the shape that the server takes. */
final class SideChannels implements Check {
    @Override
    public Card card() {
        return new Card("heartbeats-and-logs", Card.Weight.MANNERS, Card.Section.CALLBACKS)
                .needing(Card.Needs.CALLBACKS);
    }

    @Override
    public Verdict run(Bench bench) {
        int heartbeats = 0;
        int logs = 0;
        for (Ticket ticket : bench.before().tickets()) {
            for (Received received : ticket.received()) {
                boolean heartbeat = received.kind() == Received.Kind.HEARTBEAT;
                boolean log = received.kind() == Received.Kind.LOGS;
                if ((heartbeat || log) && received.fault() != null) {
                    return Verdict.failed("misunderstood", received.fault());
                }
                if (heartbeat) heartbeats++;
                if (log) logs++;
            }
        }
        return heartbeats + logs == 0 ? Verdict.notApplicable("none") : Verdict.passed("seen", heartbeats, logs);
    }
}
