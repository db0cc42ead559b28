package io.linkloom.cli.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A backend on bare sockets, as nobody should write one: what it does with its connections is up to the test. */
final class RawBackend implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /** What it does with its connections. */
    enum Habit {
        KEEPS,
        /** One answer, and the connection is gone. */
        CLOSES_WITHOUT_A_WORD,
        CLOSES_AND_SAYS_SO,
        /** What it does not want to read is the beginning of the next request to it. */
        LEAVES_LONG_BODIES
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Habit habit;

    RawBackend(Habit habit) throws IOException {
        this.habit = habit;
        Thread.ofVirtual().start(this::accept);
    }

    URI task() {
        return URI.create("http://localhost:" + socket.getLocalPort() + "/api/tasks/work");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                Matcher length = LENGTH.matcher(head);
                int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
                boolean skipped = habit == Habit.LEAVES_LONG_BODIES && bytes > 100_000;
                if (!skipped) in.readNBytes(bytes);
                boolean fits = head.startsWith("POST /") && bytes < 100_000;
                String last = habit == Habit.CLOSES_AND_SAYS_SO ? "Connection: close\r\n" : "";
                String answer = "HTTP/1.1 " + (fits ? "200 OK" : "400 Bad Request") + "\r\n" + last
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                if (habit == Habit.CLOSES_AND_SAYS_SO || habit == Habit.CLOSES_WITHOUT_A_WORD) return;
            }
        } catch (IOException e) {
            // The tester has seen enough.
        }
    }

    /** Up to the empty line, or as much as looks like one; empty at the end. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n") || head.size() > 4_000) return text;
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
