package io.linkloom.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.desktop.connection.Sight;
import io.linkloom.desktop.connection.Sight.Offline;
import io.linkloom.desktop.connection.Sight.Online;
import io.linkloom.desktop.connection.Sight.Reason;
import io.linkloom.desktop.shell.ShellViewModel.Link;
import io.linkloom.desktop.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {
    private static final String HERE = "http://here:8080";
    private static final String THERE = "http://there:8080";
    private static final Sight AWAY = new Offline(Reason.UNREACHABLE, "");

    private final ManualBackground background = new ManualBackground();
    private final Map<String, Sight> servers = new HashMap<>();
    private Instant now = Instant.parse("2026-01-02T03:00:00Z");
    private final ShellViewModel model = model(Locale.UK);

    @Test
    void startsByConnecting() {
        model.start();

        assertThat(model.link().get()).isEqualTo(Link.CONNECTING);
        assertThat(model.status().get()).isEqualTo("Connecting to http://here:8080…");
        assertThat(model.looking().get()).isTrue();
    }

    @Test
    void showsVersionAndExecutionsOfAServerThatIsUp() {
        servers.put(HERE, online(execution("exec-1", ExecutionState.RUNNING, now.minusSeconds(75), null)));
        startAndLook();

        assertThat(model.link().get()).isEqualTo(Link.ONLINE);
        assertThat(model.status().get()).isEqualTo("Connected to http://here:8080 · version 1.2.3");
        assertThat(model.note().get()).isEmpty();
        assertThat(model.looking().get()).isFalse();
        assertThat(model.executions()).singleElement().satisfies(row -> {
            assertThat(row.execution()).isEqualTo("exec-1");
            assertThat(row.stateText()).isEqualTo("Running");
            assertThat(row.duration()).isEqualTo("1 min 15 s");
            assertThat(row.created()).contains("05:00");
        });
    }

    @Test
    void speaksUkrainian() {
        ShellViewModel ukrainian = model(Locale.forLanguageTag("uk"));
        servers.put(HERE, online(execution("exec-1", ExecutionState.FAILED, now, now.plusSeconds(3700))));
        ukrainian.start();
        background.finishOne();

        assertThat(ukrainian.status().get()).isEqualTo("З’єднано з http://here:8080 · версія 1.2.3");
        assertThat(ukrainian.executions().getFirst().stateText()).isEqualTo("Помилка");
        assertThat(ukrainian.executions().getFirst().duration()).isEqualTo("1 год 1 хв");
    }

    @Test
    void looksAgainEveryPeriodButNeverTwiceAtATime() {
        servers.put(HERE, online());
        model.start();
        background.periodPasses();
        assertThat(background.waiting()).isEqualTo(1);

        background.finishOne();
        assertThat(model.note().get()).isEqualTo("No executions yet");
        servers.put(HERE, online(execution("exec-2", ExecutionState.QUEUED, null, null)));
        background.periodPasses();
        background.finishOne();

        assertThat(model.executions()).extracting(ExecutionRow::execution).containsExactly("exec-2");
        assertThat(model.executions().getFirst().duration()).isEmpty();
    }

    @Test
    void theListFollowsTheServerAndLeavesAloneWhatStayedTheSame() {
        ExecutionSummary first = execution("exec-1", ExecutionState.FAILED, now, now);
        servers.put(HERE, online(first, execution("exec-2", ExecutionState.RUNNING, now, null)));
        startAndLook();
        AtomicInteger changes = new AtomicInteger();
        model.executions().addListener((ListChangeListener<ExecutionRow>) change -> changes.incrementAndGet());

        refreshAndLook();
        assertThat(changes).hasValue(0);
        servers.put(HERE, online(first));
        refreshAndLook();
        servers.put(HERE, online(execution("exec-3", ExecutionState.QUEUED, null, null), first));
        refreshAndLook();

        assertThat(model.executions()).extracting(ExecutionRow::execution).containsExactly("exec-3", "exec-1");
    }

    @Test
    void keepsWhatWasSeenOfAServerThatGoesAwayAndSaysHowOldItIs() {
        servers.put(HERE, online(execution("exec-1", ExecutionState.SUCCEEDED, now, now)));
        startAndLook();
        now = now.plusSeconds(60);
        servers.put(HERE, AWAY);
        refreshAndLook();
        now = now.plusSeconds(60);
        refreshAndLook();

        assertThat(model.link().get()).isEqualTo(Link.OFFLINE);
        assertThat(model.status().get()).isEqualTo("Offline since 05:01:00 · nobody answers at http://here:8080");
        assertThat(model.note().get()).isEqualTo("Last seen at 05:00:00");
        assertThat(model.executions()).hasSize(1);
    }

    @Test
    void comesBackByItself() {
        servers.put(HERE, AWAY);
        startAndLook();
        assertThat(model.note().get()).isEqualTo("Nothing to show while offline");
        servers.put(HERE, online());
        refreshAndLook();

        assertThat(model.link().get()).isEqualTo(Link.ONLINE);
    }

    @Test
    void saysWhatTheServerSaidWhenItRefuses() {
        servers.put(HERE, new Offline(Reason.FORBIDDEN, "Token has expired"));
        startAndLook();

        assertThat(model.status().get()).endsWith("the server wants a token that allows this · Token has expired");
    }

    @Test
    void forgetsAServerThatItTurnedAwayFrom() {
        servers.put(HERE, online(execution("exec-1", ExecutionState.RUNNING, now, null)));
        servers.put(THERE, AWAY);
        startAndLook();
        model.address().set(" " + THERE + " ");
        model.connect();

        assertThat(model.executions()).isEmpty();
        assertThat(model.status().get()).contains(THERE);
    }

    @Test
    void anAnswerThatComesAfterTurningAwayIsNotShown() {
        servers.put(HERE, online(execution("exec-1", ExecutionState.RUNNING, now, null)));
        servers.put(THERE, AWAY);
        model.start();
        model.address().set(THERE);
        model.connect();

        background.finishOne();
        assertThat(model.link().get()).isEqualTo(Link.CONNECTING);
        assertThat(model.executions()).isEmpty();
        background.finishOne();
        assertThat(model.link().get()).isEqualTo(Link.OFFLINE);
    }

    @Test
    void typingAnAddressDoesNotTurnToItYet() {
        servers.put(HERE, online());
        model.start();
        model.address().set(THERE);
        background.finishOne();

        assertThat(model.status().get()).contains(HERE);
    }

    private void startAndLook() {
        model.start();
        background.finishOne();
    }

    private void refreshAndLook() {
        model.refresh();
        background.finishOne();
    }

    private ShellViewModel model(Locale locale) {
        return new ShellViewModel(
                HERE,
                address -> servers.getOrDefault(address, AWAY),
                background,
                () -> now,
                ZoneId.of("Europe/Kyiv"),
                Texts.in(locale));
    }

    private static Sight online(ExecutionSummary... executions) {
        return new Online("1.2.3", List.of(executions));
    }

    private ExecutionSummary execution(
            String id, ExecutionState state, @Nullable Instant started, @Nullable Instant ended) {
        return new ExecutionSummary(
                id, "daily-report", 1, "default", state, "api", now, started, ended, null, Map.of(), null);
    }
}
