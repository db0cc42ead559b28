package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class NoTlsTest {
    private static HttpClient connectionsTo(String url) {
        return Exchange.connections(
                new ClientSettings(URI.create(url), null, null, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void certificatesOfTheMachineAreReadForHttpsOnly() throws GeneralSecurityException {
        assertThat(connectionsTo("https://localhost").sslContext()).isSameAs(SSLContext.getDefault());
        assertThat(connectionsTo("HTTP://localhost").sslContext().getProtocol()).isEqualTo("none");
    }

    @Test
    void aClientForPlainHttpNeverPretendsToProtect() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("https://localhost:1")).build();
        assertThatThrownBy(() -> connectionsTo("http://localhost").send(request, BodyHandlers.discarding()))
                .isInstanceOfAny(IOException.class, UnsupportedOperationException.class)
                .hasStackTraceContaining("plain HTTP only");
    }
}
