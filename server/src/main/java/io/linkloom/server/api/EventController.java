package io.linkloom.server.api;

import io.linkloom.api.EventReceipt;
import io.linkloom.server.scheduler.event.EventScheduler;
import io.linkloom.server.scheduler.event.Receipt;
import io.linkloom.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes CloudEvents, and names the executions that they started. */
@RestController
class EventController {
    private final EventScheduler events;
    private final Commands commands;

    EventController(EventScheduler events, Commands commands) {
        this.events = events;
        this.commands = commands;
    }

    @PostMapping(path = "/api/events", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    EventReceipt accept(HttpServletRequest request) throws IOException {
        Parameters.of(request);
        commands.requireAvailable();
        Receipt receipt =
                events.accept(CloudEvents.read(request), Caller.of(request).namespaces());
        Locale locale = Texts.language(request);
        return new EventReceipt(
                receipt.executions().stream()
                        .map(each -> new EventReceipt.Started(each.id(), each.workflow(), each.namespace()))
                        .toList(),
                receipt.errors().stream().map(each -> notStarted(each, locale)).toList());
    }

    private static EventReceipt.NotStarted notStarted(Receipt.Trouble trouble, Locale locale) {
        String key = "event." + trouble.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new EventReceipt.NotStarted(
                trouble.source(),
                trouble.id(),
                trouble.workflow(),
                trouble.namespace(),
                trouble.kind().name(),
                Texts.of(locale, key),
                trouble.detail());
    }
}
