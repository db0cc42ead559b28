package io.linkloom.cli.offline;

import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowFiles;
import io.linkloom.model.yaml.WorkflowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Workflows in files beside another file; each is read once. */
public final class Beside implements WorkflowFiles {
    private final Session session;
    private final String file;
    private final Map<String, ReadResult> read = new HashMap<>();

    /** @param file as it was typed */
    public Beside(Session session, String file) {
        this.session = session;
        this.file = file;
    }

    @Override
    public @Nullable ReadResult read(String path) {
        ReadResult known = read.get(path);
        if (known != null) return known;
        String name = name(path);
        if (!Files.isRegularFile(session.surroundings().file(name))) return null;
        ReadResult result = WorkflowReader.read(new Documents(session).bytes(name));
        read.put(path, result);
        return result;
    }

    /** As it would be typed. */
    public String name(String path) {
        Path folder = file.equals("-") ? null : Path.of(file).getParent();
        return folder == null ? path : folder.resolve(path).toString();
    }
}
