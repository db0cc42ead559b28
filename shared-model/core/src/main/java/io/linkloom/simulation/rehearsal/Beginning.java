package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.StartScope;
import io.linkloom.model.definition.Glob;
import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import io.linkloom.model.scenario.Cause;
import io.linkloom.model.scenario.CronInstants;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a cause comes to: whether a trigger of the workflow fires, and what it gives to the execution. */
sealed interface Beginning {

    record Starts(TriggerInfo trigger, Map<String, @Nullable Object> inputs) implements Beginning {}

    record StartsNothing(Text why) implements Beginning {}

    static Beginning of(WorkflowDefinition workflow, Setting setting) {
        return switch (setting.cause()) {
            case Cause.Manual manual -> new Starts(TriggerInfo.manual(manual.at()), setting.inputs());
            case Cause.Cron cron -> cron(workflow, cron);
            case Cause.Event event -> event(workflow, event);
            case Cause.Ending ending -> ending(workflow, ending);
        };
    }

    private static Beginning cron(WorkflowDefinition workflow, Cause.Cron cause) {
        Trigger.Cron trigger = CronInstants.trigger(workflow, cause.at());
        if (trigger == null) return new StartsNothing(Text.of(Code.NO_SUCH_INSTANT, cause.at()));
        String source = trigger.schedule() + ' ' + trigger.timezone();
        return fire(workflow, trigger, null, new TriggerInfo("schedule", cause.at(), null, null, source));
    }

    private static Beginning event(WorkflowDefinition workflow, Cause.Event cause) {
        TriggerInfo info = new TriggerInfo("event", cause.at(), cause.event(), null, null);
        for (Trigger trigger : workflow.triggers()) {
            if (!(trigger instanceof Trigger.Event event) || !Glob.matches(event.event(), cause.type())) continue;
            if (fire(workflow, event, event.when(), info) instanceof Starts starts) return starts;
        }
        return firstRefusal(workflow, info, cause);
    }

    /** Why none did: the first that could not say whether, else that none was meant. */
    private static Beginning firstRefusal(WorkflowDefinition workflow, TriggerInfo info, Cause.Event cause) {
        for (Trigger trigger : workflow.triggers()) {
            if (trigger instanceof Trigger.Event event && Glob.matches(event.event(), cause.type()))
                return fire(workflow, event, event.when(), info);
        }
        return new StartsNothing(Text.of(Phrase.NO_TRIGGER_FOR, cause.type()));
    }

    private static Beginning ending(WorkflowDefinition workflow, Cause.Ending cause) {
        TriggerInfo info = new TriggerInfo("workflow", cause.at(), asEvent(workflow, cause), null, null, 1);
        for (Trigger trigger : workflow.triggers()) {
            if (!(trigger instanceof Trigger.OnWorkflow on)) continue;
            boolean same = name(workflow, on.workflow()).equals(name(workflow, cause.workflow()));
            if (!same || !on.on().contains(cause.state())) continue;
            if (fire(workflow, on, on.when(), info) instanceof Starts starts) return starts;
        }
        return new StartsNothing(Text.of(Phrase.NO_TRIGGER_FOR, cause.workflow() + " " + cause.state()));
    }

    private static String name(WorkflowDefinition workflow, String reference) {
        return reference.indexOf(':') < 0 ? workflow.namespace() + ':' + reference : reference;
    }

    /** In the form in which a server tells of it. */
    private static Json asEvent(WorkflowDefinition workflow, Cause.Ending cause) {
        String name = name(workflow, cause.workflow());
        int colon = name.indexOf(':');
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("workflow", name.substring(colon + 1));
        data.put("namespace", name.substring(0, colon));
        data.put("version", 1);
        data.put("state", cause.state().name());
        data.put("outputs", cause.outputs());
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("type", "io.linkloom.execution." + cause.state().name().toLowerCase(Locale.ROOT));
        event.put("source", "/workflows/" + name.replace(':', '/'));
        event.put("id", "ending-1");
        event.put("time", cause.at().toString());
        event.put("data", data);
        return Json.of(event);
    }

    private static Beginning fire(
            WorkflowDefinition workflow, Trigger trigger, @Nullable Expression when, TriggerInfo info) {
        Scope scope = StartScope.of(workflow, 1, info);
        try {
            Object holds = when == null ? true : when.evaluate(scope);
            if (Boolean.FALSE.equals(holds))
                return new StartsNothing(Text.of(Phrase.TRIGGER_WHEN, when == null ? "" : when.source()));
            if (!Boolean.TRUE.equals(holds))
                return new StartsNothing(Text.of(
                        Phrase.TRIGGER_FAILED,
                        "`" + (when == null ? "" : when.source()) + "` is neither true nor false"));
            Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
            for (Map.Entry<String, Template> each : trigger.inputs().entrySet())
                inputs.put(each.getKey(), each.getValue().render(scope));
            return new Starts(info, inputs);
        } catch (ExpressionException e) {
            return new StartsNothing(Text.of(Phrase.TRIGGER_FAILED, String.valueOf(e.getMessage())));
        }
    }
}
