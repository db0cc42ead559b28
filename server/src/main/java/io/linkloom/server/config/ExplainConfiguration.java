package io.linkloom.server.config;

import io.linkloom.server.explain.CallbackAddress;
import io.linkloom.server.explain.Digests;
import io.linkloom.server.explain.Explainer;
import io.linkloom.server.explain.Others;
import io.linkloom.server.explain.Pools;
import io.linkloom.server.layout.Drawings;
import io.linkloom.server.log.LogReader;
import io.linkloom.server.shard.SlotLimits;
import io.linkloom.server.shard.SlotPools;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.ViewReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What explains, and what draws. */
@Configuration(proxyBeanMethods = false)
class ExplainConfiguration {

    @Bean
    Others others(Database database) {
        return new Others(database);
    }

    @Bean
    Pools pools(SlotPools pools) {
        return name -> {
            SlotPools.View view = pools.view(name);
            SlotLimits.Hold hold = view.hold();
            return new Pools.Pool(
                    view.used(),
                    view.limit(),
                    view.waiting(),
                    hold == null ? null : hold.reason(),
                    hold == null ? null : hold.until());
        };
    }

    @Bean
    Explainer explainer(Others others, Pools pools) {
        return new Explainer(others, pools);
    }

    @Bean
    Digests digests(Explainer explainer, Others others, ViewReader views, LogReader logs, WorkflowStore workflows) {
        return new Digests(explainer, others, views, logs, workflows::plan);
    }

    @Bean
    CallbackAddress callbackAddress(PublicUrl publicUrl) {
        return () -> publicUrl.callback("…");
    }

    @Bean
    Drawings drawings() {
        return new Drawings();
    }
}
