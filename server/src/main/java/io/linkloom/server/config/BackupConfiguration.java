package io.linkloom.server.config;

import io.linkloom.server.backup.Backups;
import io.linkloom.server.backup.Origin;
import io.linkloom.server.backup.Upgrade;
import io.linkloom.server.storage.DataDirectory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Copies of the database, and how it gets from one version to the next. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

    static Origin origin() {
        String version = BackupConfiguration.class.getPackage().getImplementationVersion();
        return Origin.of(version == null ? "development" : version, Migrations.last());
    }

    @Bean
    Backups backups(DataDirectory directory, DataSource pool, InstantSource clock) {
        return new Backups(directory.path(), pool, origin(), clock);
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return flyway -> {
            Upgrade upgrade = Preparation.upgrade();
            refuseNewer(flyway);
            try {
                flyway.migrate();
            } catch (FlywayException e) {
                throw new Preparation.Refusal(failed(e, upgrade == null ? null : upgrade.backup()));
            }
            if (upgrade != null) upgrade.finish();
        };
    }

    /** By itself Flyway would start on a database whose migrations it does not know. */
    private static void refuseNewer(Flyway flyway) {
        boolean newer = Arrays.stream(flyway.info().applied())
                .anyMatch(each -> each.getState() == MigrationState.FUTURE_SUCCESS
                        || each.getState() == MigrationState.FUTURE_FAILED);
        if (newer)
            throw new Preparation.Refusal(
                    "The database is of a newer server than this one ("
                            + origin().server() + ", schema " + origin().schema()
                            + "). Nothing was changed. Start the newer server, or restore a backup that was made before its upgrade.");
    }

    private static String failed(FlywayException e, @Nullable Path backup) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return "The database could not be brought to the schema of this server: " + why + ". "
                + (backup == null
                        ? "Nothing of this server has run on it."
                        : "As it was before, it is in " + backup
                                + ", and the next start puts it back by itself: of this server to try again, of the one before to go on with that.");
    }
}
