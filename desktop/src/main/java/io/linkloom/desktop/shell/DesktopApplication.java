package io.linkloom.desktop.shell;

import atlantafx.base.theme.PrimerLight;
import io.linkloom.desktop.background.FxBackground;
import io.linkloom.desktop.connection.ClientServerWatch;
import io.linkloom.desktop.text.Texts;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Puts the window together. The server to start with is `--server=URL`, else LOOM_SERVER, else the local one. */
public final class DesktopApplication extends Application {
    private static final String LOCAL_SERVER = "http://localhost:8080";

    private final FxBackground background = new FxBackground();

    @Override
    public void start(Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Texts texts = Texts.in(Locale.getDefault());
        ShellViewModel model = new ShellViewModel(
                address(),
                new ClientServerWatch(System.getenv("LOOM_TOKEN"), texts.locale()),
                background,
                InstantSource.system(),
                ZoneId.systemDefault(),
                texts);
        stage.setTitle(texts.get("window.title"));
        stage.setScene(new Scene(ShellView.load(model, texts), 1080, 680));
        stage.show();
        model.start();
    }

    @Override
    public void stop() {
        background.close();
    }

    private String address() {
        String named = getParameters().getNamed().get("server");
        if (named != null) return named;
        String configured = System.getenv("LOOM_SERVER");
        return configured == null ? LOCAL_SERVER : configured;
    }
}
