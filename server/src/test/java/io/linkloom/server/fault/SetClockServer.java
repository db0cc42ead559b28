package io.linkloom.server.fault;

import io.linkloom.server.config.Preparation;
import io.linkloom.server.config.ServerConfiguration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;

/** The server with a clock that stands at a given instant until it is up, and then goes. */
public final class SetClockServer {
    static final String CLOCK = "loom.clock";

    private SetClockServer() {}

    private static final class SetClock implements InstantSource {
        private final Instant from = Instant.parse(System.getProperty(CLOCK));
        private volatile long startedNanos;

        @Override
        public Instant instant() {
            return startedNanos == 0 ? from : from.plusNanos(System.nanoTime() - startedNanos);
        }

        void go() {
            startedNanos = System.nanoTime();
        }
    }

    public static void main(String[] arguments) {
        SetClock clock = new SetClock();
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.addListeners(new Preparation(), (ApplicationListener<ApplicationReadyEvent>) event -> clock.go());
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("setClock", InstantSource.class, () -> clock, bean -> bean.setPrimary(true)));
        application.run(arguments);
    }
}
