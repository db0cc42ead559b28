package io.linkloom.cli.contract.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/** One connection and nothing that hides what happens to it: what a pooling client would mend by connecting anew shows here. */
public final class SingleConnection implements AutoCloseable {
    private static final int MOST_BYTES = 4 << 20;

    private final Socket socket;
    private final InputStream in;

    /**
     * An answer on this connection.
     *
     * @param closes whether the backend said, in whichever way HTTP has, that it is the last one
     */
    public record Kept(Exchange exchange, boolean closes) {}

    SingleConnection(URI url, Duration deadline) throws IOException {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        int millis = Math.toIntExact(deadline.toMillis());
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(url.getHost(), port), millis);
        plain.setSoTimeout(millis);
        plain.setTcpNoDelay(true);
        socket = tls
                ? ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, url.getHost(), port, true)
                : plain;
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** @throws IOException when no whole answer comes; [EOFException] when the connection ended before its first byte */
    public Kept send(Request request) throws IOException {
        URI url = request.url();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder(request.method() + " " + path);
        if (url.getRawQuery() != null) head.append('?').append(url.getRawQuery());
        head.append(" HTTP/1.1\r\nHost: ").append(url.getRawAuthority()).append("\r\n");
        request.headers().forEach((name, value) -> line(head, name, value));
        line(head, "Content-Length", Integer.toString(request.body().length));
        head.append("\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(request.body());
        long started = System.nanoTime();
        socket.getOutputStream().write(whole.toByteArray());
        socket.getOutputStream().flush();
        return answer(request, started);
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private Kept answer(Request request, long started) throws IOException {
        String first = line();
        if (!first.matches("HTTP/1\\.[01] \\d{3}.*")) throw new IOException("no HTTP answer: " + first);
        int status = Integer.parseInt(first.substring(9, 12));
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) throw new IOException("no HTTP header: " + line);
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (status / 100 == 1) return answer(request, started);
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        boolean closes = connection.contains("close") || first.startsWith("HTTP/1.0") && !connection.contains("keep");
        boolean framed = headers.containsKey("content-length") || headers.containsKey("transfer-encoding");
        boolean empty = status == 204 || status == 304;
        byte[] body = empty ? new byte[0] : framed ? body(headers) : in.readNBytes(MOST_BYTES);
        Duration after = Duration.ofNanos(System.nanoTime() - started);
        Answer answer = new Answer(status, headers.getOrDefault("content-type", ""), body, after);
        return new Kept(Exchange.answered(request, answer), closes || !framed && !empty);
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) return chunks();
        int length = number(headers.getOrDefault("content-length", ""), 10);
        byte[] body = in.readNBytes(length);
        if (body.length < length) throw new IOException("the connection ended within the answer");
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = number(line().split(";", 2)[0].strip(), 16);
            byte[] chunk = in.readNBytes(length);
            if (chunk.length < length) throw new IOException("the connection ended within the answer");
            body.writeBytes(chunk);
            if (length > 0) line();
            else while (!line().isEmpty()) {}
            if (length == 0) return body.toByteArray();
        }
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0 && number <= MOST_BYTES) return number;
        } catch (NumberFormatException e) {
            // As one that makes no sense.
        }
        throw new IOException("no HTTP length: " + text);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("the connection ended");
            if (line.size() > 16_000) throw new IOException("no HTTP: a line without an end");
            if (b != '\r') line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is not needed any more either way.
        }
    }
}
