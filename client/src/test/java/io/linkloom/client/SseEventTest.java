package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseEventTest {
    private static List<SseEvent> parse(String text) {
        SseEvent.Parser parser = new SseEvent.Parser();
        List<SseEvent> events = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            SseEvent event = parser.line(line);
            if (event != null) events.add(event);
        }
        return events;
    }

    @Test
    void readsTheFieldsOfAnEvent() {
        assertThat(parse("id: 7\nevent: task\ndata: {\"a\": 1}\n\n"))
                .containsExactly(new SseEvent("7", "task", "{\"a\": 1}"));
    }

    @Test
    void whatOneEventSaysDoesNotStickToTheNext() {
        assertThat(parse("id: 7\nevent: task\ndata: a\n\ndata: b\n\n"))
                .containsExactly(new SseEvent("7", "task", "a"), new SseEvent(null, "message", "b"));
    }

    @Test
    void linesOfDataBelongTogetherAndOnlyOneSpaceIsLeftOut() {
        assertThat(parse("data:a\ndata:  b\ndata\n\n")).containsExactly(new SseEvent(null, "message", "a\n b\n"));
    }

    @Test
    void passesOverCommentsUnknownFieldsAndEventsWithoutData() {
        assertThat(parse(": beat\n\nretry: 10\nid: 3\n\nevent: x\n\ndata: a:b\n\n"))
                .containsExactly(new SseEvent(null, "message", "a:b"));
    }

    @Test
    void anEventThatWasCutOffIsNone() {
        assertThat(parse("id: 1\ndata: half")).isEmpty();
    }
}
