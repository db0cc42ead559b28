package io.linkloom.cli.command.event;

import io.linkloom.api.EventReceipt;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.value.InputValue;
import io.linkloom.client.CloudEvent;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom event send TYPE`. */
@Command
public final class EventSend implements Action {
    private static final Columns<EventReceipt.Started> STARTED = Columns.of(EventSend.class, EventReceipt.Started.class)
            .id("id", EventReceipt.Started::id)
            .column("workflow", EventReceipt.Started::workflow)
            .column("namespace", EventReceipt.Started::namespace);

    @Parameters(paramLabel = "TYPE")
    private String type = "";

    @Option(
            names = {"-d", "--data"},
            paramLabel = "JSON")
    private @Nullable String data;

    @Option(names = "--source", paramLabel = "URI")
    private String source = "/loom";

    @Option(names = "--id", paramLabel = "ID")
    private @Nullable String id;

    @Option(names = "--subject", paramLabel = "TEXT")
    private @Nullable String subject;

    private final Session session;
    private final Texts texts;

    public EventSend(Session session) {
        this.session = session;
        this.texts = session.texts(EventSend.class);
    }

    @Override
    public ExitCode run() {
        EventReceipt receipt = session.client().sendEvent(event());
        receipt.errors()
                .forEach(each -> session.terminal()
                        .message(texts.text("send.not-started", each.namespace(), each.workflow(), each.message())));
        if (receipt.executions().isEmpty() && receipt.errors().isEmpty())
            session.output().message(texts.text("send.nothing", type));
        print(receipt);
        return receipt.errors().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
    }

    private void print(EventReceipt receipt) {
        String ids = receipt.executions().stream().map(EventReceipt.Started::id).collect(Collectors.joining("\n"));
        if (session.output().format() == OutputFormat.NAME && ids.isEmpty()) return;
        session.output().one(receipt, each -> ids, () -> new Sheet().rows(null, STARTED, receipt.executions()));
    }

    private CloudEvent event() {
        CloudEvent event = CloudEvent.of(source, type).data(value());
        if (id != null) event = event.id(id);
        return subject == null ? event : event.subject(subject);
    }

    /** JSON as it is typed, `@FILE`, or `-` for what is piped in. */
    private @Nullable Object value() {
        if (data == null) return null;
        if (data.equals("-")) return json("-", new Documents(session).text("-"));
        if (data.startsWith("@")) return json(data.substring(1), new Documents(session).text(data.substring(1)));
        return InputValue.of(data);
    }

    private @Nullable Object json(String name, String text) {
        Object value = InputValue.of(text);
        if (value instanceof String same && same.equals(text)) {
            throw new CommandFailure(ExitCode.INVALID, texts.text("send.no-json", name));
        }
        return value;
    }
}
