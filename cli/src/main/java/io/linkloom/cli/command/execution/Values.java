package io.linkloom.cli.command.execution;

import io.linkloom.cli.output.Json;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Session;

/** Values of workflows: people, too, read them as JSON. */
final class Values {
    private Values() {}

    static void print(Session session, Object value) {
        session.output().one(value, Json::line, () -> new Sheet().text(Json.of(value)));
    }
}
