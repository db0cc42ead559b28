package io.linkloom.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import io.linkloom.client.StubServer;
import io.linkloom.desktop.background.FxBackground;
import io.linkloom.desktop.connection.ClientServerWatch;
import io.linkloom.desktop.shell.ShellViewModel.Link;
import io.linkloom.desktop.text.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole window against a stub server, drawn without a display; its pictures are in `target`. */
class ShellWindowTest {
    private final StubServer server = new StubServer();
    private final FxBackground background = new FxBackground();

    @BeforeAll
    static void startToolkit() throws Exception {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(true));
        assertThat(started.get(30, TimeUnit.SECONDS)).isTrue();
        Platform.setImplicitExit(false);
        onFx(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            return true;
        });
    }

    @AfterEach
    void stop() {
        background.close();
        server.close();
    }

    @Test
    void showsTheExecutionsOfAServerAndKeepsThemWhenItGoesAway() throws Exception {
        server.answers("GET /api/meta", 200, "{\"version\": \"0.1.0\", \"serverTime\": \"2026-01-02T03:04:05Z\"}")
                .answers("GET /api/executions", 200, EXECUTIONS);
        ShellViewModel model = open("en", server.url());
        Scene scene = scene(model, "en");
        await(model, Link.ONLINE);

        assertThat(onFx(() -> texts(scene, "table-cell"))).contains("✓  Succeeded", "daily-report", "▶  Running");
        snapshot(scene, "shell-online-en.png");

        server.close();
        onFx(() -> {
            ((Button) scene.lookup("#refresh")).fire();
            return true;
        });
        await(model, Link.OFFLINE);
        assertThat(onFx(() ->
                        ((TableView<?>) scene.lookup("#executions")).getItems().size()))
                .isEqualTo(7);
        assertThat(onFx(() -> texts(scene, "note"))).contains("Last seen at");
        snapshot(scene, "shell-stale-en.png");
    }

    @Test
    void saysInUkrainianThatNobodyAnswers() throws Exception {
        server.close();
        ShellViewModel model = open("uk", server.url());
        Scene scene = scene(model, "uk");
        await(model, Link.OFFLINE);

        String status = onFx(() -> ((Labeled) scene.lookup("#status")).getText());
        assertThat(status).startsWith("Немає зв’язку").contains("ніхто не відповідає");
        snapshot(scene, "shell-offline-uk.png");
    }

    private ShellViewModel open(String language, String address) throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        return onFx(() -> new ShellViewModel(
                address,
                new ClientServerWatch(null, locale),
                background,
                InstantSource.system(),
                ZoneId.of("Europe/Kyiv"),
                Texts.in(locale)));
    }

    private static Scene scene(ShellViewModel model, String language) throws Exception {
        return onFx(() -> {
            Stage stage = new Stage();
            Scene scene = new Scene(ShellView.load(model, Texts.in(Locale.forLanguageTag(language))), 1080, 470);
            stage.setScene(scene);
            stage.show();
            model.connect();
            return scene;
        });
    }

    private static void await(ShellViewModel model, Link link) throws Exception {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        Platform.runLater(() -> model.link().subscribe(now -> {
            if (now == link) reached.complete(true);
        }));
        assertThat(reached.get(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String texts(Scene scene, String style) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        StringBuilder texts = new StringBuilder();
        for (Node node : scene.getRoot().lookupAll("." + style)) {
            if (node instanceof Labeled labeled) texts.append(labeled.getText()).append('\n');
        }
        return texts.toString();
    }

    private static void snapshot(Scene scene, String name) throws Exception {
        boolean drawn = onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return Pictures.write(scene.snapshot(null), Path.of("target", name));
        });
        assertThat(drawn).isTrue();
    }

    private static <T> T onFx(Callable<T> action) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    private static final String EXECUTIONS = """
            {"items": [%s, %s, %s, %s, %s, %s, %s]}""".formatted(
                    execution(7, "RUNNING", "daily-report", "null"),
                    execution(6, "QUEUED", "invoice-sync", "null"),
                    execution(5, "PAUSED", "etl-users", "null"),
                    execution(4, "SUCCEEDED", "daily-report", "\"2026-01-02T03:14:05Z\""),
                    execution(3, "FAILED", "etl-users", "\"2026-01-02T03:04:15Z\""),
                    execution(2, "CANCELLED", "щоденний-звіт", "\"2026-01-02T05:04:15Z\""),
                    execution(1, "TIMED_OUT", "invoice-sync", "\"2026-01-02T03:05:15Z\""));

    private static String execution(int number, String state, String workflow, String ended) {
        return """
                {"id": "exec-06f9x2k4m8q1r5t7v3w%d", "workflow": "%s", "version": 1, "namespace": "default",
                 "state": "%s", "trigger": "cron", "createdAt": "2026-01-02T03:04:05Z",
                 "startedAt": "2026-01-02T03:04:06Z", "endedAt": %s}""".formatted(number, workflow, state, ended);
    }
}
