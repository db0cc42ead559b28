package io.linkloom.desktop.connection;

import io.linkloom.client.ExecutionQuery;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LinkLoomUnreachableException;
import io.linkloom.desktop.connection.Sight.Offline;
import io.linkloom.desktop.connection.Sight.Online;
import io.linkloom.desktop.connection.Sight.Reason;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks through the HTTP client; keeps one client as long as the address stays the same. */
public final class ClientServerWatch implements ServerWatch {
    private static final int NEWEST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable String token;
    private final Locale locale;
    private @Nullable Connected connected;

    private record Connected(String address, LinkLoomClient client) {}

    /** The language is that of what the server says about problems. */
    public ClientServerWatch(@Nullable String token, Locale locale) {
        this.token = token;
        this.locale = locale;
    }

    @Override
    public Sight look(String address) {
        try {
            LinkLoomClient client = client(address);
            String version = client.meta().version();
            return new Online(
                    version,
                    client.executions().list(ExecutionQuery.newest(NEWEST)).items());
        } catch (IllegalArgumentException e) {
            return new Offline(Reason.BAD_ADDRESS, "");
        } catch (LinkLoomUnreachableException e) {
            return new Offline(Reason.UNREACHABLE, "");
        } catch (LinkLoomException e) {
            boolean forbidden = e.status() == 401 || e.status() == 403;
            return new Offline(forbidden ? Reason.FORBIDDEN : Reason.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private synchronized LinkLoomClient client(String address) {
        Connected current = connected;
        if (current == null || !current.address().equals(address)) {
            LinkLoomClient client = LinkLoomClient.builder()
                    .url(address)
                    .token(token)
                    .locale(locale)
                    .timeout(PATIENCE)
                    .build();
            current = new Connected(address, client);
            connected = current;
        }
        return current.client();
    }
}
