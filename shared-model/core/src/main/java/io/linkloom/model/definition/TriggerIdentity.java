package io.linkloom.model.definition;

import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes a cron trigger the same one in every version of its workflow: its expression, its zone and its inputs; not its place in the
 * list, nor what it does with missed instants.
 */
public final class TriggerIdentity {
    private static final int BYTES = 16;

    private TriggerIdentity() {}

    /** 32 characters. */
    public static String of(Trigger.Cron trigger) {
        StringBuilder text = new StringBuilder(schedule(trigger.schedule(), trigger.timezone()));
        new TreeMap<>(trigger.inputs()).forEach((name, value) -> {
            text.append('\n').append(Json.of(name)).append('=');
            describe(value, text);
        });
        return hash(text.toString());
    }

    /** 32 characters that all triggers with this expression and this zone share. */
    public static String ofSchedule(String expression, ZoneId zone) {
        return hash(schedule(expression, zone));
    }

    private static String schedule(String expression, ZoneId zone) {
        return expression.strip().replaceAll("\\s+", " ") + '\n' + zone.getId();
    }

    private static void describe(Template template, StringBuilder text) {
        switch (template) {
            case Template.Literal literal ->
                text.append("v").append(Json.of(sorted(literal.value().value())));
            case Template.Single single ->
                text.append("e").append(Json.of(single.expression().source()));
            case Template.Text parts -> {
                text.append("t");
                for (Template.Part part : parts.parts()) describe(part, text);
                text.append(';');
            }
            case Template.Sequence list -> {
                text.append("l");
                for (Template item : list.items()) describe(item, text);
                text.append(';');
            }
            case Template.Mapping map -> {
                text.append("m");
                new TreeMap<>(map.entries()).forEach((key, value) -> {
                    text.append(Json.of(key));
                    describe(value, text);
                });
                text.append(';');
            }
        }
    }

    private static void describe(Template.Part part, StringBuilder text) {
        switch (part) {
            case Template.Part.Plain plain -> text.append("p").append(Json.of(plain.text()));
            case Template.Part.Inserted inserted ->
                text.append("e").append(Json.of(inserted.expression().source()));
        }
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new TreeMap<>();
                map.forEach((key, item) -> entries.put(String.valueOf(key), sorted(item)));
                yield entries;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new java.util.ArrayList<>(list.size());
                for (Object item : list) items.add(sorted(item));
                yield items;
            }
            case null -> null;
            default -> value;
        };
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
