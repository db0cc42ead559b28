package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests that no decent client would send. */
class RawRequestTest {
    private final TestServer server = TestServer.shared();

    private String send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String target, String headers) throws IOException {
        return send("GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
    }

    private String host() {
        return "Host: localhost:" + server.port() + "\r\n";
    }

    @Test
    void whatTheContainerRefusesIsAProblemToo() throws IOException {
        for (String answer : new String[] {
            get("/api/workflows?q=<x>", host()),
            get("/api/workflows?q=%zz", host()),
            get("/api/\u0001", host()),
            send("NONSENSE\r\n\r\n"),
            send("TRACE /api/workflows HTTP/1.1\r\n" + host() + "Connection: close\r\n\r\n"),
            get("/api/workflows", ""),
            get("/api/workflows/%2e%2e%5c", host()),
            get("/api/workflows", host() + "Bad header\r\n" + "X: a\0b\r\n")
        }) {
            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("<html", "Tomcat", "Exception");
            assertThat(answer).contains("application/problem+json", "\"code\":");
        }
    }

    @Test
    void onlyThisMachinesOwnNamesAreAnswered() throws IOException {
        assertThat(get("/api/workflows", "Host: evil.example:" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(get("/api/workflows", "Host: localhost\r\n")).startsWith("HTTP/1.1 421");
        assertThat(get("/api/workflows", "Host: localhost:1\r\n")).startsWith("HTTP/1.1 421");
        assertThat(get("/actuator/health", "Host: evil.example\r\n")).startsWith("HTTP/1.1 421");
        assertThat(get("/v3/api-docs", "Host: 127.0.0.1.evil.example:" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(get("/api/workflows", "Host: [::1]:" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(get("/api/workflows", "Host: 127.0.0.1:" + server.port() + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void pagesOfOtherOriginsAreTurnedAway() throws IOException {
        assertThat(get("/api/workflows", host() + "Origin: http://evil.example\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(get("/api/workflows", host() + "Origin: null\r\n")).startsWith("HTTP/1.1 403");
        assertThat(get("/api/stream", host() + "Origin: http://localhost:1\r\n"))
                .startsWith("HTTP/1.1 403");
        String own = get("/api/workflows", host() + "Origin: http://localhost:" + server.port() + "\r\n");
        assertThat(own).startsWith("HTTP/1.1 200").doesNotContain("Access-Control");
    }
}
