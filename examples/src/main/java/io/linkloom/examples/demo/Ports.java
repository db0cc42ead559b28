package io.linkloom.examples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Which port the server gets. */
final class Ports {
    static final int USUAL = 8080;

    private Ports() {}

    /** As in `Options.port`; never 0, so that the address can be said before the server is up. */
    static int choose(int wanted) {
        if (wanted > 0) {
            if (free(wanted)) return wanted;
            throw new DemoFailure("Port " + wanted + " is taken by another program. Choose another one with"
                    + " -Dloom.demo.port=N (--port=N without Maven), or leave it out.");
        }
        if (wanted < 0 && free(USUAL)) return USUAL;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DemoFailure("This machine gives no free port: " + e.getMessage());
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
