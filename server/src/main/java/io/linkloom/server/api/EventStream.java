package io.linkloom.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes Server-Sent Events; each call blocks only its own virtual thread until the client takes it. */
final class EventStream {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** Begins the answer; the client sees a comment at once. */
    static EventStream begin(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        // Proxies that gather answers would hold the events back.
        response.setHeader("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(response.getOutputStream());
        stream.comment();
        return stream;
    }

    void comment() throws IOException {
        out.write(": link-loom\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** `data` null: an empty object. */
    void event(String id, String name, @Nullable Object data) throws IOException {
        out.write(("id: " + id + "\nevent: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.write(data == null ? new byte[] {'{', '}'} : MAPPER.writeValueAsBytes(data));
        out.write('\n');
        out.write('\n');
    }

    void flush() throws IOException {
        out.flush();
    }
}
