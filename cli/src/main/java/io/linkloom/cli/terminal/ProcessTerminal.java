package io.linkloom.cli.terminal;

import io.linkloom.cli.terminal.Terminal.Attached;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The streams of this process. */
final class ProcessTerminal {
    private static final int NARROWEST = 20;

    private ProcessTerminal() {}

    static Terminal of(Map<String, String> environment) {
        Attached attached = new Attached(isTerminal(0), isTerminal(1), isTerminal(2));
        return new Terminal(
                writer(FileDescriptor.out, attached.out() ? System.out.charset() : StandardCharsets.UTF_8),
                writer(FileDescriptor.err, attached.err() ? System.err.charset() : StandardCharsets.UTF_8),
                System.in,
                attached,
                () -> width(environment));
    }

    /** Not through `System.out`, which hides that nobody reads any more only until the next write. */
    private static PrintWriter writer(FileDescriptor stream, Charset charset) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(new FileOutputStream(stream), charset)));
    }

    /** Linux tells by the name of what is open; elsewhere a shell is asked, or the console that Java found. */
    private static boolean isTerminal(int descriptor) {
        try {
            String open = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return open.startsWith("/dev/pts/") || open.startsWith("/dev/tty") || open.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | SecurityException noSuchThing) {
            if (System.getProperty("os.name", "").startsWith("Windows"))
                return System.console() != null && System.console().isTerminal();
            return answers("test", "-t", String.valueOf(descriptor));
        }
    }

    private static boolean answers(String... question) {
        try {
            return new ProcessBuilder(question).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int width(Map<String, String> environment) {
        int told = number(environment.getOrDefault("COLUMNS", ""));
        return Math.max(NARROWEST, told > 0 ? told : Extent.ofTerminal().columns());
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }
}
