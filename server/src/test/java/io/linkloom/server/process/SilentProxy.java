package io.linkloom.server.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections on to a port of this machine. When told to, those that are open go silent, as behind a firewall that has forgotten them; new ones work. */
public final class SilentProxy implements AutoCloseable {
    private static final int BUFFER = 1 << 14;

    private final ServerSocket door;
    private final int target;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();

    /** One connection through it. */
    private static final class Line {
        private volatile boolean silent;
    }

    public SilentProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on nothing passes on any connection that is open, and neither side hears of it. */
    public void silence() {
        open.forEach(line -> line.silent = true);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Line line = new Line();
        try (client;
                Socket server = new Socket()) {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1000);
            open.add(line);
            Thread answers = Thread.ofVirtual().start(() -> copy(line, server, client));
            copy(line, client, server);
            answers.join();
        } catch (IOException e) {
            // Nobody answers there just now; the client sees its connection closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(line);
        }
    }

    private static void copy(Line line, Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!line.silent) out.write(buffer, 0, read);
            }
            if (!line.silent) to.close();
        } catch (IOException e) {
            closed(to);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was on its way.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
