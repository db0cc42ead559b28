package io.linkloom.server.runner.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the server's system keeps the programs that are needed to run others. */
final class Programs {
    /** Null where there is none: most Windows systems. */
    static final @Nullable String SH = find("sh");

    /** Starts a program in a session of its own, so that all its processes can be told at once. Null where there is none: macOS. */
    static final @Nullable String SETSID = find("setsid");

    private Programs() {}

    private static @Nullable String find(String name) {
        String path = System.getenv("PATH");
        String everywhere = (path == null ? "" : path + File.pathSeparator) + "/bin" + File.pathSeparator + "/usr/bin";
        for (String folder : everywhere.split(File.pathSeparator, -1)) {
            if (folder.isEmpty()) continue;
            for (String ending : new String[] {"", ".exe"}) {
                Path candidate = Path.of(folder, name + ending);
                if (candidate.isAbsolute() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return candidate.toString();
                }
            }
        }
        return null;
    }
}
