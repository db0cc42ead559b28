package io.linkloom.desktop;

import io.linkloom.desktop.shell.DesktopApplication;
import javafx.application.Application;

/** Starts the desktop; a class of its own because JavaFX starts from the class path only so. */
public final class Desktop {
    private Desktop() {}

    public static void main(String[] words) {
        Application.launch(DesktopApplication.class, words);
    }
}
