package io.linkloom.client.spring;

import io.linkloom.api.Finding;
import io.linkloom.api.WorkflowRegistration;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LinkLoomException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Registers the workflows of the application once it has started, on a thread of its own, for as long as it takes.
 *
 * <p>A document that the server refuses is not tried again; everything else is, less and less often.
 */
final class WorkflowRegistrar implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowRegistrar.class);

    /** What the document itself is the reason for. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final WorkflowDocuments documents;
    private final LinkLoomClient client;
    private final String url;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Map<String, Registration> standing = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile @Nullable Thread thread;

    WorkflowRegistrar(
            WorkflowDocuments documents,
            LinkLoomClient client,
            String url,
            Duration firstPause,
            Duration longestPause) {
        this.documents = documents;
        this.client = client;
        this.url = url;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** How it stands, by the name of the document. */
    Map<String, Registration> standing() {
        synchronized (standing) {
            return new LinkedHashMap<>(standing);
        }
    }

    /** Whether everything is registered. */
    boolean isSettled() {
        return standing().values().stream().allMatch(Registration.Registered.class::isInstance);
    }

    @Override
    public void start() {
        List<WorkflowDocuments.Document> all = documents.read();
        if (all.isEmpty()) return;
        all.forEach(each -> standing.put(each.name(), new Registration.Pending("not asked yet")));
        Thread registering = new Thread(() -> register(new ArrayList<>(all)), "link-loom-registration");
        registering.setDaemon(true);
        thread = registering;
        registering.start();
    }

    @Override
    public void stop() {
        Thread registering = thread;
        if (registering != null) registering.interrupt();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void register(List<WorkflowDocuments.Document> left) {
        Duration pause = firstPause;
        String said = "";
        try {
            while (true) {
                String reason = registerOnce(left);
                if (left.isEmpty()) return;
                // Once for each reason: a server may be away for long.
                if (!reason.equals(said))
                    LOG.warn("{} not registered at {} yet, tried again: {}", names(left), url, reason);
                said = reason;
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(longestPause) > 0 ? longestPause : pause.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            LOG.info("{} not registered: the application ends", names(left));
        }
    }

    /** Takes away what is settled; gives why the rest is not. */
    private String registerOnce(List<WorkflowDocuments.Document> left) throws InterruptedException {
        for (Iterator<WorkflowDocuments.Document> each = left.iterator(); each.hasNext(); ) {
            WorkflowDocuments.Document document = each.next();
            Registration now = ask(document);
            standing.put(document.name(), now);
            if (Thread.currentThread().isInterrupted()) throw new InterruptedException();
            if (now instanceof Registration.Pending pending) return pending.reason();
            each.remove();
        }
        return "";
    }

    private Registration ask(WorkflowDocuments.Document document) {
        try {
            WorkflowRegistration answer = client.registerWorkflow(document.source());
            LOG.info("Workflow {}: version {}, {}", answer.id(), answer.version(), answer.result());
            answer.warnings().forEach(warning -> LOG.warn("{}", at(document, warning)));
            return new Registration.Registered(answer.id(), answer.version(), String.valueOf(answer.result()));
        } catch (LinkLoomException e) {
            if (!REFUSALS.contains(e.status())) return new Registration.Pending(String.valueOf(e.getMessage()));
            List<String> findings = e.errors().isEmpty()
                    ? List.of(document.name() + ": " + e.getMessage())
                    : e.errors().stream().map(each -> at(document, each)).toList();
            String lines = String.join("\n  ", findings);
            LOG.error("The server refuses {}, and it is not registered: {}\n  {}", document.name(), e.title(), lines);
            return new Registration.Refused(String.join("; ", findings));
        }
    }

    /** As compilers say it, so that editors find the place. */
    private static String at(WorkflowDocuments.Document document, Finding finding) {
        String place = finding.line() == null ? " " + finding.pointer() : ":" + finding.line() + ":" + finding.column();
        String suggestion = finding.suggestion() == null ? "" : " (did you mean " + finding.suggestion() + "?)";
        return document.name() + place + " " + finding.message() + suggestion;
    }

    private static String names(List<WorkflowDocuments.Document> documents) {
        return documents.stream().map(WorkflowDocuments.Document::name).collect(Collectors.joining(", "));
    }
}
