package io.linkloom.server.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A backend that costs next to nothing: one thread that answers every POST at once, and books when it came. */
final class ArrivalBackend implements AutoCloseable {
    private static final byte[] ANSWER =
            ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n" + "{\"ok\":true}")
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private final Selector selector;
    private final ServerSocketChannel door;
    private final Map<String, Arrivals> byExecution = new ConcurrentHashMap<>();
    private volatile long total;

    ArrivalBackend() throws IOException {
        selector = Selector.open();
        door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("backend").start(this::serve);
    }

    String url() throws IOException {
        return "http://127.0.0.1:" + ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    /** What came of an execution so far. */
    Arrivals of(String execution) {
        return byExecution.computeIfAbsent(execution, id -> new Arrivals());
    }

    /** How many requests came in all. */
    long total() {
        return total;
    }

    long duplicates() {
        return byExecution.values().stream().mapToLong(Arrivals::duplicates).sum();
    }

    void forget() {
        byExecution.clear();
        total = 0;
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select();
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    if (key.isAcceptable()) accept();
                    else read(key);
                }
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException e) {
            // The end of the benchmark.
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = door.accept();
        if (channel == null) return;
        channel.configureBlocking(false);
        channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(BUFFER));
    }

    private void read(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer buffer = (ByteBuffer) key.attachment();
        try {
            if (channel.read(buffer) < 0) {
                channel.close();
                return;
            }
            int used;
            while ((used = answer(channel, buffer)) > 0) {
                buffer.flip().position(used);
                buffer.compact();
            }
        } catch (IOException e) {
            channel.close();
        }
    }

    /** Answers the request at the start of the buffer; returns its length, or 0 when it is not all there. */
    private int answer(SocketChannel channel, ByteBuffer buffer) throws IOException {
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) return 0;
        String headers = text.substring(0, head).toLowerCase(Locale.ROOT);
        String length = header(headers, "content-length");
        int end = head + 4 + (length.isEmpty() ? 0 : Integer.parseInt(length));
        if (buffer.position() < end) return 0;
        long now = System.nanoTime();
        String execution = header(headers, "link-loom-execution");
        if (!execution.isEmpty()) of(execution).add(header(headers, "idempotency-key"), now);
        total++;
        ByteBuffer out = ByteBuffer.wrap(ANSWER);
        while (out.hasRemaining()) channel.write(out);
        return end;
    }

    private static String header(String headers, String name) {
        int at = headers.indexOf("\r\n" + name + ":");
        if (at < 0) return "";
        int from = at + name.length() + 3;
        int to = headers.indexOf("\r\n", from);
        return headers.substring(from, to < 0 ? headers.length() : to).trim();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        door.close();
    }
}
