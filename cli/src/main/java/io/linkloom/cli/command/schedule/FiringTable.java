package io.linkloom.cli.command.schedule;

import io.linkloom.api.Firing;
import io.linkloom.cli.calendar.Instants;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Session;
import java.time.ZoneId;

/** How firings become rows. */
final class FiringTable {
    private FiringTable() {}

    static Columns<Firing> columns(Session session) {
        Instants instants = new Instants(session);
        return Columns.of(FiringTable.class, Firing.class)
                .id("at", Firing::at)
                .column("local", each -> instants.day(each.at(), each.timezone()))
                .column("result", Firing::result)
                .column("execution", Firing::execution)
                .column("trigger", Firing::trigger)
                .column("count", each -> each.count() == 1 ? null : each.count())
                .column("message", Firing::message)
                .wide("timezone", each -> Instants.name(ZoneId.of(each.timezone())))
                .wide("since", Firing::since)
                .wide("decidedAt", Firing::decidedAt);
    }
}
