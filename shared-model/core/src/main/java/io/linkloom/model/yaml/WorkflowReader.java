package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Text;
import java.nio.charset.StandardCharsets;

/** The door of this package: reads one workflow from YAML 1.2 or JSON. Finds every error in one pass. */
public final class WorkflowReader {
    private WorkflowReader() {}

    /** Reads UTF-8 text, with or without a byte order mark. Never throws. */
    public static ReadResult read(byte[] document) {
        Reading reading = new Reading();
        if (document.length > SourceText.MAX_BYTES) return tooLarge(reading, document.length);
        try {
            return read(SourceText.decode(document), reading);
        } catch (Unreadable e) {
            return unreadable(reading, e);
        }
    }

    /** As [#read(byte[])]. */
    public static ReadResult read(String document) {
        Reading reading = new Reading();
        long length = document.length() > SourceText.MAX_BYTES
                ? document.length()
                : document.getBytes(StandardCharsets.UTF_8).length;
        if (length > SourceText.MAX_BYTES) return tooLarge(reading, length);
        try {
            return read(document, reading);
        } catch (Unreadable e) {
            return unreadable(reading, e);
        }
    }

    private static ReadResult read(String document, Reading reading) throws Unreadable {
        String text = SourceText.checked(document);
        Node root = NodeReader.read(text, reading.findings());
        return new DefinitionReader(reading, text).read(root);
    }

    private static ReadResult tooLarge(Reading reading, long length) {
        reading.findings().add(Position.START, "", Text.of(Code.DOCUMENT_TOO_LARGE, length), null);
        return new ReadResult.Invalid(reading.findings().errors(), ReadResult.Kind.TOO_LARGE);
    }

    private static ReadResult unreadable(Reading reading, Unreadable e) {
        reading.findings().add(e.at(), "", e.text(), null);
        return new ReadResult.Invalid(reading.findings().errors(), ReadResult.Kind.UNPARSABLE);
    }
}
