package io.linkloom.cli.command.workflow;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.value.InputValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The inputs of a start: a JSON object from a file, and single values over it. */
final class StartInputs {
    private final Session session;
    private final Texts texts;

    StartInputs(Session session) {
        this.session = session;
        this.texts = session.texts(StartInputs.class);
    }

    /**
     * @param file `@f.json`, `f.json`, or `-` for what is piped in; null for none
     * @param single values as they were typed
     */
    Map<String, @Nullable Object> of(@Nullable String file, Map<String, String> single) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (file != null) values.putAll(object(file.startsWith("@") ? file.substring(1) : file));
        single.forEach((name, text) -> values.put(name, InputValue.of(text)));
        return values;
    }

    private Map<String, @Nullable Object> object(String file) {
        String text = new Documents(session).text(file);
        try {
            Map<?, ?> object = JsonMapper.shared().readValue(text, Map.class);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            if (object != null) {
                object.forEach((name, value) -> values.put(String.valueOf(name), value));
                return values;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw new CommandFailure(ExitCode.INVALID, texts.text("params.bad", file), texts.text("params.bad.hint"));
    }
}
