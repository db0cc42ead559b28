package io.linkloom.server.api;

import io.linkloom.api.Comparison;
import io.linkloom.api.Digest;
import io.linkloom.api.Explanation;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Evolution;
import io.linkloom.server.explain.Asked;
import io.linkloom.server.explain.CallbackAddress;
import io.linkloom.server.explain.Comparisons;
import io.linkloom.server.explain.Digests;
import io.linkloom.server.explain.Explainer;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.security.Caller;
import io.linkloom.server.view.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Executions: why they wait, why they failed, how two of them differ. */
@RestController
@RequestMapping(path = "/api/executions", produces = MediaType.APPLICATION_JSON_VALUE)
class ExplainController {
    private final Executions executions;
    private final Journal journal;
    private final Explainer explainer;
    private final Digests digests;
    private final CallbackAddress callbacks;

    ExplainController(
            Executions executions, Journal journal, Explainer explainer, Digests digests, CallbackAddress callbacks) {
        this.executions = executions;
        this.journal = journal;
        this.explainer = explainer;
        this.digests = digests;
        this.callbacks = callbacks;
    }

    @GetMapping("/{id}/explain")
    Explanation explain(@PathVariable String id, HttpServletRequest request) {
        String task = Parameters.of(request, "task").text("task");
        Executions.Found found = executions.find(id, Caller.of(request));
        Integer ordinal = task == null ? null : (Integer) found.task(task);
        return explainer.explain(asked(found, request), ordinal);
    }

    @GetMapping("/{id}/digest")
    Digest digest(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        return digests.of(asked(executions.find(id, Caller.of(request)), request));
    }

    @GetMapping("/compare")
    Comparison compare(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "a", "b");
        Asked a = asked(executions.find(required(parameters, "a"), Caller.of(request)), request);
        Asked b = asked(executions.find(required(parameters, "b"), Caller.of(request)), request);
        return Comparisons.of(a.execution(), b.execution());
    }

    private static String required(Parameters parameters, String name) {
        String text = parameters.text(name);
        if (text == null) throw Parameters.bad(name, "", "execution");
        return text;
    }

    private Asked asked(Executions.Found found, HttpServletRequest request) {
        Locale language = Texts.language(request);
        try {
            List<Event> events = journal.events(found.id());
            return new Asked(
                    Evolution.replay(found.plan(), events),
                    events,
                    callbacks.withoutToken(),
                    (key, arguments) -> Texts.of(language, key, arguments),
                    Caller.of(request).namespaces());
        } catch (JournalException e) {
            throw new UnavailableException("The journal could not be read", e);
        }
    }
}
