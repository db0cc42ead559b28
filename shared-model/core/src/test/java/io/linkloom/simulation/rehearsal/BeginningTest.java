package io.linkloom.simulation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.fixture.Theatre;
import io.linkloom.model.json.Json;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeginningTest {
    private final Theatre theatre = Theatre.of("""
            id: flow
            timezone: Europe/Kyiv
            inputs:
              date: {type: date, default: "${{ trigger.date }}"}
              env: {type: string, default: dev}
              order: {type: string, default: ""}
            triggers:
              - {type: cron, schedule: "30 0 * * *", inputs: {env: prod}}
              - type: event
                event: order.*
                when: "${{ event.data.amount > 100 }}"
                inputs: {order: "${{ event.data.id }}"}
              - {type: workflow, workflow: import, on: [FAILED], inputs: {order: "${{ trigger.event.data.workflow }}"}}
            tasks: [{id: a, type: java, class: a.A}]
            """);

    @Test
    void byHandTheInputsAreThoseGiven() {
        Story story = theatre.story("inputs: {env: test}\ntrigger: {at: '2026-03-01T23:30:00Z'}");

        assertThat(story.inputs()).isEqualTo(Json.of(Map.of("date", "2026-03-02", "env", "test", "order", "")));
        assertThat(story.startedAt()).hasToString("2026-03-01T23:30:00Z");
    }

    @Test
    void aScheduleGivesItsInputsAndItsInstant() {
        Story story = theatre.story("trigger: {cron: '2026-01-31T22:30:00Z'}");

        assertThat(story.inputs()).isEqualTo(Json.of(Map.of("date", "2026-02-01", "env", "prod", "order", "")));
        assertThat(story.trigger().type()).isEqualTo("schedule");
    }

    @Test
    void anEventFiresWhereTypeAndConditionFit() {
        Story story = theatre.story("trigger: {event: {type: order.created, data: {id: o-1, amount: 101}}}");

        assertThat(String.valueOf(story.inputs())).contains("\"order\":\"o-1\"");
        assertThat(why("trigger: {event: {type: order.created, data: {id: o-1, amount: 100}}}"))
                .isEqualTo("`when` of the trigger is false: event.data.amount > 100");
        assertThat(why("trigger: {event: {type: invoice.created}}")).isEqualTo("no trigger waits for invoice.created");
        assertThat(why("trigger: {event: order.created}")).startsWith("the trigger cannot fire: ");
    }

    @Test
    void theEndOfAnotherWorkflowFires() {
        Story story = theatre.story("trigger: {workflow: {id: import, state: FAILED}}");

        assertThat(String.valueOf(story.inputs())).contains("\"order\":\"import\"");
        assertThat(why("trigger: {workflow: {id: import}}")).isEqualTo("no trigger waits for import SUCCEEDED");
    }

    private String why(String scenario) {
        return ((Outcome.NotStarted) theatre.outcome(scenario)).why().in(Locale.ENGLISH);
    }
}
