package io.linkloom.cli.command.event;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Stream;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.EventQuery;
import io.linkloom.client.EventStream;
import io.linkloom.client.EventType;
import io.linkloom.client.ServerEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom event listen`: what happens on the server while it happens, until Ctrl-C or so many. */
@Command
public final class EventListen implements Action {
    private static final Columns<Heard> COLUMNS = Columns.of(EventListen.class, Heard.class)
            .column("at", Heard::at)
            .column("type", Heard::type)
            .column("workflow", Heard::workflow)
            .id("execution", Heard::execution)
            .column("task", Heard::task)
            .column("state", Heard::state)
            .column("message", Heard::message);

    @Option(names = "--workflow", paramLabel = "ID")
    private @Nullable String workflow;

    @Option(names = "--execution", paramLabel = "EXECUTION")
    private @Nullable String execution;

    @Option(names = "--type", paramLabel = "KIND", split = ",")
    private List<EventType> types = List.of();

    @Option(names = "--count", paramLabel = "N")
    private int count = Integer.MAX_VALUE;

    private final Session session;
    private final Texts texts;

    public EventListen(Session session) {
        this.session = session;
        this.texts = session.texts(EventListen.class);
    }

    @Override
    public ExitCode run() {
        EventQuery query = EventQuery.all()
                .ofWorkflow(workflow == null ? null : session.references().workflow(workflow))
                .inNamespace(workflow == null ? session.namespace().orElse(null) : null)
                .ofExecution(execution == null ? null : session.references().execution(execution))
                .ofType(types.toArray(EventType[]::new));
        Stream<Heard> lines = session.output().stream(COLUMNS, this::line);
        int heard = 0;
        try (EventStream events = session.client().events(query)) {
            for (ServerEvent event : events) {
                switch (event) {
                    case ServerEvent.Reset reset -> session.output().message(texts.text("listen.reset"));
                    case ServerEvent.Change change -> lines.next(Heard.of(change));
                    case ServerEvent.Log log -> lines.next(Heard.of(log));
                }
                if (!(event instanceof ServerEvent.Reset) && ++heard >= count) break;
            }
        }
        return ExitCode.OK;
    }

    private String line(Heard heard) {
        StringBuilder text = new StringBuilder(session.output().cell(heard.at()));
        text.append("  ").append(heard.workflow());
        if (heard.execution() != null) text.append("  ").append(heard.execution());
        if (heard.task() != null) text.append("  ").append(heard.task());
        if (heard.attempt() != null) text.append('#').append(heard.attempt());
        if (heard.state() != null)
            text.append("  ").append(session.output().style().state(heard.state()));
        if (heard.message() != null) text.append("  ").append(heard.message());
        return text.toString();
    }
}
