package io.linkloom.cli.document;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads a document from an address, without any token. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One byte more than a document may have: then the reader says that it is too large. */
    private static final int MOST = 1024 * 1024 + 1;

    private final Texts texts;

    Web(Texts texts) {
        this.texts = texts;
    }

    byte[] bytes(String address) {
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE)
                .build();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == 200) return body.readNBytes(MOST);
            }
            ExitCode exit = answer.statusCode() == 404 ? ExitCode.NOT_FOUND : ExitCode.UNEXPECTED;
            throw new CommandFailure(exit, texts.text("address.refused", address, answer.statusCode()));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, texts.text("address.bad", address));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, texts.text("address.unreachable", address));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, texts.text("address.unreachable", address));
        }
    }
}
