package io.linkloom.cli.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How large a terminal is. */
public record Extent(int columns, int rows) {
    private static final Extent NOBODY_TOLD = new Extent(80, 24);

    /** `stty size` prints rows and columns of the terminal that it reads from. */
    public static Extent ofTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.from(Path.of("/dev/tty").toFile()))
                    .redirectError(Redirect.DISCARD)
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            boolean told = size.length == 2 && size[0].matches("[1-9]\\d{0,4}") && size[1].matches("[1-9]\\d{0,4}");
            return told ? new Extent(Integer.parseInt(size[1]), Integer.parseInt(size[0])) : NOBODY_TOLD;
        } catch (IOException e) {
            return NOBODY_TOLD;
        }
    }
}
