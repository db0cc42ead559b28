package io.linkloom.cli.context;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.toml.TomlMapper;

/** A file of settings as it stands; one that is not there is empty. The library is touched only where there is a file. */
final class TomlFile {
    private final Path file;
    private final JsonNode content;

    private TomlFile(Path file, JsonNode content) {
        this.file = file;
        this.content = content;
    }

    static TomlFile read(Path file, Texts texts) {
        if (!Files.exists(file)) return new TomlFile(file, JsonNodeFactory.instance.objectNode());
        try {
            return of(file, Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("config.unreadable", file));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? file.toString() : file + ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new CommandFailure(
                    ExitCode.USAGE,
                    texts.text("config.broken", place, e.getOriginalMessage()),
                    texts.text("config.broken.hint"));
        }
    }

    static TomlFile of(Path file, String toml) {
        return new TomlFile(file, new TomlMapper().readTree(toml));
    }

    Path file() {
        return file;
    }

    /** The value as text; empty where there is none. */
    Optional<String> value(String... path) {
        JsonNode node = at(path);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
    }

    /** The keys of a table in their order. */
    Set<String> keys(String... path) {
        return new LinkedHashSet<>(at(path).propertyNames());
    }

    boolean has(String... path) {
        return !at(path).isMissingNode();
    }

    private JsonNode at(String... path) {
        JsonNode node = content;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }
}
