package io.linkloom.client;

import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param id where to go on after it; null when it has none
 * @param name `message` when it has none
 */
record SseEvent(@Nullable String id, String name, String data) {
    /** Puts events together from lines. For one thread. */
    static final class Parser {
        private final StringBuilder data = new StringBuilder();
        private @Nullable String id;
        private String name = "message";

        /** The event that the line completes; null when it completes none. */
        @Nullable
        SseEvent line(String line) {
            if (line.isEmpty()) return complete();
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            if (value.startsWith(" ")) value = value.substring(1);
            switch (field) {
                case "data" -> data.append(value).append('\n');
                case "event" -> name = value;
                case "id" -> id = value;
                default -> {
                    // A comment, or something of a later standard.
                }
            }
            return null;
        }

        private @Nullable SseEvent complete() {
            SseEvent event = data.length() == 0 ? null : new SseEvent(id, name, data.substring(0, data.length() - 1));
            data.setLength(0);
            id = null;
            name = "message";
            return event;
        }
    }
}
