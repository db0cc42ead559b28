package io.linkloom.examples.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server whose connections can be broken in the middle of whatever they carry. */
final class FrailWay implements AutoCloseable {
    private final URI server;
    private final ServerSocket entrance;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger broken = new AtomicInteger();

    FrailWay(String url) throws IOException {
        server = URI.create(url);
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Of its entrance. */
    String url() {
        return "http://localhost:" + entrance.getLocalPort();
    }

    /** Breaks what is open; later connections are carried. */
    void breakAll() {
        for (Socket socket : List.copyOf(sockets)) close(socket);
        broken.incrementAndGet();
    }

    int broken() {
        return broken.get();
    }

    void awaitConnections(int count) {
        while (sockets.size() < 2 * count) Thread.onSpinWait();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket there = new Socket(server.getHost(), server.getPort());
                sockets.addAll(List.of(client, there));
                start(() -> carry(client, there, address(entrance.getLocalPort()), address(server.getPort())));
                start(() -> carry(there, client, "", ""));
            }
        } catch (IOException e) {
            breakAll();
        }
    }

    private static String address(int port) {
        return "Host: localhost:" + port + "\r\n";
    }

    /** Writes the own address of the server in place of this one, for a server looks at how it was called. */
    private void carry(Socket from, Socket to, String written, String meant) {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, ISO_8859_1);
                out.write(text.replace(written, meant).getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            // Broken, on purpose or not: the other direction ends with it.
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "frail-way");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        breakAll();
    }
}
