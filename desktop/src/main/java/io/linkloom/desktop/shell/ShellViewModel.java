package io.linkloom.desktop.shell;

import io.linkloom.desktop.background.Background;
import io.linkloom.desktop.connection.ServerWatch;
import io.linkloom.desktop.connection.Sight;
import io.linkloom.desktop.connection.Sight.Offline;
import io.linkloom.desktop.connection.Sight.Online;
import io.linkloom.desktop.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows of one server. Used on the thread that draws only.
 *
 * <p>While a server is away its last executions stay, marked as old; another address forgets them.
 */
public final class ShellViewModel {
    /** Time between two looks. */
    static final Duration PERIOD = Duration.ofSeconds(3);

    /** How things stand with the server. */
    public enum Link {
        CONNECTING,
        ONLINE,
        OFFLINE
    }

    private final ServerWatch watch;
    private final Background background;
    private final InstantSource clock;
    private final Texts texts;
    private final ExecutionRows rows;

    private final StringProperty address;
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(Link.CONNECTING);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ObservableList<ExecutionRow> executions = FXCollections.observableArrayList();
    private final ObservableList<ExecutionRow> executionsToRead = FXCollections.unmodifiableObservableList(executions);

    private String server;
    private int connection;
    private @Nullable Instant lastSeen;
    private @Nullable Instant offlineSince;

    public ShellViewModel(
            String address, ServerWatch watch, Background background, InstantSource clock, ZoneId zone, Texts texts) {
        this.address = new SimpleStringProperty(address);
        this.server = address;
        this.watch = watch;
        this.background = background;
        this.clock = clock;
        this.texts = texts;
        this.rows = new ExecutionRows(texts, zone);
    }

    /** Connects and looks again every few seconds. */
    public void start() {
        connect();
        background.every(PERIOD, this::refresh);
    }

    /** Turns to the server at the address that was typed. */
    public void connect() {
        connection++;
        server = address.get().strip();
        executions.clear();
        lastSeen = null;
        offlineSince = null;
        link.set(Link.CONNECTING);
        status.set(texts.get("status.connecting", server));
        note.set("");
        look();
    }

    /** Looks again, unless a look is under way. */
    public void refresh() {
        if (!looking.get()) look();
    }

    private void look() {
        int asked = connection;
        String asking = server;
        looking.set(true);
        background.run(() -> watch.look(asking), sight -> {
            if (asked == connection) show(sight);
        });
    }

    private void show(Sight sight) {
        looking.set(false);
        switch (sight) {
            case Online online -> show(online);
            case Offline offline -> show(offline);
        }
    }

    private void show(Online online) {
        Instant now = clock.instant();
        lastSeen = now;
        offlineSince = null;
        link.set(Link.ONLINE);
        status.set(texts.get("status.online", server, online.version()));
        update(online.executions().stream().map(each -> rows.row(each, now)).toList());
        note.set(executions.isEmpty() ? texts.get("executions.none") : "");
    }

    /** Touches only what is different, so that the list does not jump under the reader. */
    private void update(List<ExecutionRow> seen) {
        int common = Math.min(seen.size(), executions.size());
        for (int i = 0; i < common; i++) {
            if (!executions.get(i).equals(seen.get(i))) executions.set(i, seen.get(i));
        }
        executions.remove(common, executions.size());
        executions.addAll(seen.subList(common, seen.size()));
    }

    private void show(Offline offline) {
        Instant since = offlineSince == null ? clock.instant() : offlineSince;
        offlineSince = since;
        link.set(Link.OFFLINE);
        String reason = texts.get("offline." + offline.reason(), server, offline.detail());
        status.set(texts.get("status.offline", rows.timeOfDay(since), reason));
        Instant seen = lastSeen;
        note.set(seen == null ? texts.get("executions.unknown") : texts.get("executions.stale", rows.timeOfDay(seen)));
    }

    public StringProperty address() {
        return address;
    }

    public ReadOnlyObjectProperty<Link> link() {
        return link.getReadOnlyProperty();
    }

    /** One line on the server: where, which version, or why not. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** One line on the list: empty while it is up to date and has entries. */
    public ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** Whether a look is under way. */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** Newest first, live. */
    public ObservableList<ExecutionRow> executions() {
        return executionsToRead;
    }
}
