package io.linkloom.server.config;

import io.linkloom.server.backup.BackupException;
import io.linkloom.server.backup.Manifest;
import io.linkloom.server.backup.Offline;
import io.linkloom.server.backup.Origin;
import io.linkloom.server.storage.DataDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** `backup` and `restore`: with the settings of the server, instead of starting it. */
public final class MaintenanceCommand implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    /** It went wrong on the way; the sentence says what is where. */
    private static final int FAILED = 1;

    private static final Logger log = LoggerFactory.getLogger("io.linkloom.server");
    private static final String DIRECTORY = "link-loom.data-dir";

    private final String[] all;
    private final DefaultApplicationArguments arguments;
    private int exitCode;

    private MaintenanceCommand(String[] all) {
        this.all = all.clone();
        this.arguments = new DefaultApplicationArguments(all);
    }

    /** Null when the arguments ask for the server itself. */
    public static @Nullable MaintenanceCommand of(String[] arguments) {
        return arguments.length > 0 && Set.of("backup", "restore").contains(arguments[0])
                ? new MaintenanceCommand(arguments)
                : null;
    }

    /** Does it, and gives the exit code: 0 done, 2 refused with nothing changed, 1 gone wrong on the way. */
    public int run(SpringApplication application) {
        application.addListeners(this);
        try {
            application.run(all);
        } catch (SpringApplication.AbandonedRunException e) {
            return exitCode;
        }
        throw new IllegalStateException("Expected the command to have ended the start");
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        try {
            Environment environment = event.getEnvironment();
            knowsOnly(all[0].equals("backup") ? Set.of("to") : Set.of("from", "replace"));
            if (environment.containsProperty("spring.datasource.url"))
                throw new Preparation.Refusal(
                        "The server keeps its data in a database of its own, not in the embedded one"
                                + " (spring.datasource.url is set). Use the tools of that database: for PostgreSQL pg_dump and pg_restore.");
            Path directory = Path.of(environment.getProperty(DIRECTORY, "./link-loom-data"))
                    .toAbsolutePath()
                    .normalize();
            if (all[0].equals("backup")) backup(directory);
            else restore(directory);
        } catch (Preparation.Refusal e) {
            log.error(e.getMessage());
            exitCode = Preparation.EXIT_CODE;
        } catch (BackupException e) {
            log.error(e.sentence());
            exitCode = e.isUntouched() ? Preparation.EXIT_CODE : FAILED;
        }
        throw new SpringApplication.AbandonedRunException();
    }

    private void knowsOnly(Set<String> options) {
        for (String name : arguments.getOptionNames()) {
            if (!options.contains(name) && !name.contains("."))
                throw new Preparation.Refusal("There is no option --" + name + ". " + usage());
        }
        if (arguments.getNonOptionArgs().size() > 1)
            throw new Preparation.Refusal(
                    "`" + arguments.getNonOptionArgs().get(1) + "` is one word too many. " + usage());
    }

    private static String usage() {
        return "Possible: backup --to=FILE, restore --from=FILE [--replace], each with --" + DIRECTORY
                + "=DIR and the other settings of the server.";
    }

    private Path file(String option) {
        List<String> values = arguments.getOptionValues(option);
        if (values == null || values.size() != 1 || values.getFirst().isEmpty())
            throw new Preparation.Refusal("Say which file with --" + option + "=FILE. " + usage());
        return Path.of(values.getFirst()).toAbsolutePath().normalize();
    }

    private void backup(Path directory) throws BackupException {
        Path target = file("to");
        Origin origin = BackupConfiguration.origin();
        if (!Offline.isThere(directory)) throw new Preparation.Refusal("There is no database in " + directory + ".");
        try (DataDirectory locked = lock(
                directory,
                " A running server makes a backup of itself: POST /api/backups with the token of an admin.")) {
            Manifest manifest = new Offline(locked.path(), origin).backup(target, Instant.now());
            log.info("The backup is {}: {} bytes of database, schema {}", target, manifest.bytes(), manifest.schema());
        }
        log.info("Keys are not in it: keep secrets.key (or the setting link-loom.secrets.key) apart from it, and the"
                + " settings and plugins too. Whoever can read the backup can read everything else");
    }

    private void restore(Path directory) throws BackupException {
        Path from = file("from");
        Origin origin = BackupConfiguration.origin();
        Manifest manifest = Offline.check(from, origin);
        try (DataDirectory locked = lock(directory, "")) {
            Path aside = new Offline(locked.path(), origin)
                    .restore(from, arguments.containsOption("replace"), Instant.now());
            log.info("The database of {} is in {} now, as it was at {}", from, directory, manifest.createdAt());
            if (aside != null) log.info("The database that was there is {}", aside);
        }
        log.info("Keys are not in a backup: for its secrets the server needs the secrets.key (or the setting"
                + " link-loom.secrets.key) that belongs to it");
        log.warn(
                "What was under way at {} goes on when the server starts: attempts without an answer are sent again, with the"
                        + " same Idempotency-Key, and timers that are due fire. What happened after that time is not known to it",
                manifest.createdAt());
    }

    private static DataDirectory lock(Path directory, String advice) {
        try {
            return DataDirectory.open(directory);
        } catch (DataDirectory.Unavailable e) {
            throw new Preparation.Refusal(e.getMessage() + advice);
        }
    }
}
