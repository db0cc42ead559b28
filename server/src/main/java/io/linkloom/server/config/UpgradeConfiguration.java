package io.linkloom.server.config;

import io.linkloom.server.upgrade.V8_1__Labels_and_codes;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an upgrade does beside its SQL. */
@Configuration(proxyBeanMethods = false)
class UpgradeConfiguration {

    @Bean
    JavaMigration labelsAndCodes() {
        return new V8_1__Labels_and_codes();
    }
}
