package io.linkloom.server;

import io.linkloom.server.config.MaintenanceCommand;
import io.linkloom.server.config.Preparation;
import io.linkloom.server.config.ServerConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** Starts the server: `java -jar link-loom-server.jar --server.port=8080 --link-loom.data-dir=DIR`; or does what `backup` or `restore` ask for. */
public final class LinkLoomServer {
    private LinkLoomServer() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        MaintenanceCommand command = MaintenanceCommand.of(arguments);
        if (command != null) System.exit(command.run(application));
        application.addListeners(new Preparation());
        try {
            application.run(arguments);
        } catch (RuntimeException e) {
            if (!Preparation.isRefusal(e)) throw e;
            // Why was said already, in a sentence.
            System.exit(Preparation.EXIT_CODE);
        }
    }
}
