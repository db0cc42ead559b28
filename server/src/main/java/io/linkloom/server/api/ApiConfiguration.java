package io.linkloom.server.api;

import io.linkloom.model.json.JsonModule;
import io.linkloom.server.history.StreamHub;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.log.LogReader;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.security.Refusal;
import io.linkloom.server.security.RefusalWriter;
import io.linkloom.server.shard.SlotLimits;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.DeadLetters;
import io.linkloom.server.view.ExecutionList;
import io.linkloom.server.view.QueueReasons;
import io.linkloom.server.view.ViewReader;
import org.apache.catalina.Host;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** What the controllers work with. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    ViewReader viewReader(Database database) {
        return new ViewReader(database);
    }

    @Bean
    QueueReasons queueReasons(SlotLimits limits) {
        return pool -> {
            SlotLimits.Hold hold = limits.hold(pool);
            return hold == null ? QueueReasons.SLOT : new QueueReasons.Reason(hold.reason(), hold.until());
        };
    }

    @Bean
    ExecutionList executionList(Database database, WorkflowStore workflows) {
        return new ExecutionList(database, workflows::plan);
    }

    @Bean
    DeadLetters deadLetters(Database database, WorkflowStore workflows) {
        return new DeadLetters(database, workflows::plan);
    }

    @Bean
    LogReader logReader(Database database) {
        return new LogReader(database);
    }

    @Bean
    StreamHub streamHub(Journal journal, Database database, TaskLog log) {
        StreamHub hub = new StreamHub(journal, database);
        log.listen(hub);
        return hub;
    }

    /** Streams have no end of their own: without this the server would wait for them before it stops. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(StreamHub hub) {
        return event -> hub.close();
    }

    /** Payloads travel as the text that they are. */
    @Bean
    JsonModule jsonModule() {
        return new JsonModule();
    }

    @Bean
    RefusalWriter refusalWriter() {
        return (request, response, refusal) -> Problems.write(request, response, new ApiProblem(kind(refusal)));
    }

    private static ProblemKind kind(Refusal refusal) {
        return switch (refusal) {
            case UNAUTHENTICATED -> ProblemKind.UNAUTHENTICATED;
            case FORBIDDEN -> ProblemKind.FORBIDDEN;
            case NOT_LOCAL -> ProblemKind.NOT_LOCAL;
            case WRONG_HOST -> ProblemKind.WRONG_HOST;
            case FOREIGN_ORIGIN -> ProblemKind.FOREIGN_ORIGIN;
        };
    }

    /** The container's own error pages are problems too. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheContainer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host)
                host.setErrorReportValveClass(ProblemValve.class.getName());
            if (context.getParent() instanceof Host host) host.getPipeline().addValve(new ProblemValve());
        });
    }
}
