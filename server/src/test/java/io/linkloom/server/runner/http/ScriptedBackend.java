package io.linkloom.server.runner.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server of raw sockets that does what it is told, right or wrong. Each connection has its own thread. */
final class ScriptedBackend implements AutoCloseable {

    /** What to do with one request. */
    @FunctionalInterface
    interface Reply {
        void answer(Request request, Connection connection) throws IOException;
    }

    /**
     * A request as it came in.
     *
     * @param headers names in lower case
     * @param number on its connection, from 1
     */
    record Request(String line, Map<String, String> headers, String body, int number) {}

    /** The server's side of a connection. */
    record Connection(Socket socket, OutputStream out) {
        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        void send(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Blocks until the other side has closed. */
        void awaitEnd() throws IOException {
            while (socket.getInputStream().read() >= 0) continue;
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final ServerSocket server;
    private final Reply reply;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    ScriptedBackend(Reply reply) throws IOException {
        this.reply = reply;
        server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    static Reply ok(String contentType, String body) {
        return status("200 OK\r\nContent-Type: " + contentType, body);
    }

    /** @param head the status, and further header lines */
    static Reply status(String head, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (request, connection) -> {
            connection.send("HTTP/1.1 " + head + "\r\nContent-Length: " + bytes.length + "\r\n\r\n");
            connection.send(bytes);
        };
    }

    String url() {
        return "http://localhost:" + server.getLocalPort() + "/api/tasks/fetch-data";
    }

    String base() {
        return "http://localhost:" + server.getLocalPort();
    }

    List<Request> requests() {
        return requests;
    }

    Request request() {
        return requests.getLast();
    }

    /** How many connections were made. */
    int connections() {
        return sockets.size();
    }

    /** How many connections have not ended yet. */
    int open() {
        return open.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                open.incrementAndGet();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Connection connection = new Connection(socket, socket.getOutputStream());
            for (int number = 1; ; number++) {
                Request request = read(in, number);
                if (request == null) return;
                requests.add(request);
                reply.answer(request, connection);
                if (socket.isClosed()) return;
            }
        } catch (IOException e) {
            // The other side went away: that is what many tests are about.
        } finally {
            open.decrementAndGet();
        }
    }

    private static @Nullable Request read(InputStream in, int number) throws IOException {
        String first = line(in);
        if (first.isEmpty()) return null;
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(first, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8), number);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.append((char) c);
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) socket.close();
    }
}
