package io.linkloom.server.config;

import io.linkloom.server.secret.JdbcSealingKey;
import io.linkloom.server.secret.KeyChange;
import io.linkloom.server.secret.Keys;
import io.linkloom.server.secret.SealedColumn;
import io.linkloom.server.secret.SealingKey;
import io.linkloom.server.secret.SecretStore;
import io.linkloom.server.secret.Secrets;
import io.linkloom.server.secret.Vault;
import io.linkloom.server.secret.VaultException;
import io.linkloom.server.storage.DataDirectory;
import io.linkloom.server.storage.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept sealed, and with which keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecretSettings.class)
class SecretConfiguration {
    private static final Logger log = LoggerFactory.getLogger(SecretConfiguration.class);

    @Bean
    SealingKey sealingKey(Database database) {
        return new JdbcSealingKey(database);
    }

    @Bean
    Vault vault(SecretSettings settings, DataDirectory directory, SealingKey installation) {
        Path file = settings.keyFile();
        try {
            String given = settings.key();
            Keys keys = given != null
                    ? Keys.given("link-loom.secrets.key", given)
                    : Keys.inFile(
                            file == null
                                    ? directory.path().resolve("secrets.key")
                                    : file.toAbsolutePath().normalize());
            return new Vault(keys, installation);
        } catch (VaultException e) {
            throw new Preparation.Refusal(String.valueOf(e.getMessage()));
        }
    }

    @Bean
    SecretStore secretStore(Database database, Vault vault, InstantSource clock) {
        return new SecretStore(database, vault, clock);
    }

    @Bean
    Secrets secrets(SecretStore store) {
        return new Secrets(store);
    }

    @Bean
    SealedColumn sealedSecrets() {
        return new SealedColumn("secret", "sealed", "namespace", "secret");
    }

    /** Before anything runs: nothing may start that could not open what it needs. */
    @Bean
    SmartInitializingSingleton keyCheck(
            Vault vault, SealingKey installation, Database database, ObjectProvider<SealedColumn> columns) {
        KeyChange change =
                new KeyChange(vault, installation, database, columns.stream().toList());
        return () -> {
            try {
                if (!change.isNeeded()) return;
            } catch (VaultException e) {
                throw new Preparation.Refusal(String.valueOf(e.getMessage()));
            }
            Thread.ofVirtual().name("key-change").start(() -> carryOut(change));
        };
    }

    private static void carryOut(KeyChange change) {
        try {
            change.carryOut();
        } catch (VaultException e) {
            log.error("Not all secrets are sealed with the new key; the next start goes on: {}", e.getMessage());
        }
    }
}
