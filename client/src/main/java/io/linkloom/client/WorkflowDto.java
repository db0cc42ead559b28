package io.linkloom.client;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The document of a workflow, ready to be registered. The server reads it; here it is text.
 *
 * @param name where it comes from, for messages
 * @param source YAML or JSON
 */
public record WorkflowDto(String name, String source) {
    public WorkflowDto {
        requireNonNull(name);
        requireNonNull(source);
    }

    /** A document that is at hand as text. */
    public static WorkflowDto of(String source) {
        return new WorkflowDto("workflow", source);
    }

    /**
     * Reads a document: from the class path, such as `workflows/daily-report.yaml`, or else from a file.
     *
     * @throws IllegalArgumentException when it is in neither place, is empty, or is not text
     * @throws UncheckedIOException when it is there and cannot be read
     */
    public static WorkflowDto readYaml(String path) {
        String resource = path.startsWith("/") ? path.substring(1) : path;
        try (InputStream found = resource(resource)) {
            byte[] bytes = found == null ? file(path) : found.readAllBytes();
            return new WorkflowDto(path, text(path, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the workflow " + path, e);
        }
    }

    private static @Nullable InputStream resource(String name) {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        InputStream found = ofThread == null ? null : ofThread.getResourceAsStream(name);
        return found == null ? WorkflowDto.class.getResourceAsStream("/" + name) : found;
    }

    private static byte[] file(String path) throws IOException {
        try {
            Path file = Path.of(path);
            if (Files.isRegularFile(file)) return Files.readAllBytes(file);
            throw new IllegalArgumentException("Expected the workflow " + path + " on the class path or as the file "
                    + file.toAbsolutePath() + ", but it is in neither place");
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "Expected the workflow " + path + " on the class path, but it is not there", e);
        }
    }

    private static String text(String path, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!text.isBlank() && text.indexOf('\0') < 0) return text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Expected YAML in UTF-8, but " + path + " is not in UTF-8", e);
        }
        throw new IllegalArgumentException(
                "Expected YAML, but " + path + (bytes.length == 0 ? " is empty" : " is none"));
    }
}
