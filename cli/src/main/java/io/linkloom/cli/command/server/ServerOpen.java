package io.linkloom.cli.command.server;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** `loom server open`: the server in a browser; the address alone where nobody looks. */
@Command
public final class ServerOpen implements Action {
    private final Session session;
    private final Texts texts;

    public ServerOpen(Session session) {
        this.session = session;
        this.texts = session.texts(ServerOpen.class);
    }

    /** What `-o json` prints. */
    record Opened(String url) {}

    @Override
    public ExitCode run() {
        String url = session.server();
        boolean shown = session.terminal().attached().out() && !session.quiet() && browse(url);
        session.output().done(new Opened(url), Opened::url, texts.text(shown ? "open.done" : "open.by-hand", url));
        return ExitCode.OK;
    }

    private boolean browse(String url) {
        try {
            new ProcessBuilder(browser(url))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException noBrowser) {
            return false;
        }
    }

    private List<String> browser(String url) {
        @Nullable String told = session.surroundings().environment().get("BROWSER");
        if (told != null && !told.isBlank()) return List.of(told, url);
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows")) return List.of("rundll32", "url.dll,FileProtocolHandler", url);
        return List.of(system.startsWith("Mac") ? "open" : "xdg-open", url);
    }
}
