package io.linkloom.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

/** What an application may say of its tasks, and what it is told when it may not. */
class SetupTest {
    private static final AutoConfigurations OURS = AutoConfigurations.of(
            LinkLoomAutoConfiguration.class, LoomTaskAutoConfiguration.class, NoServletAutoConfiguration.class);

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(OURS)
            .withPropertyValues("link-loom.registration.enabled=false");

    static class One {
        @LoomTask("fetch-data")
        void fetch() {}
    }

    static class Other {
        @LoomTask("fetch-data")
        void load(Map<String, Object> input) {}
    }

    static class Spaced {
        @LoomTask("fetch data")
        void fetch() {}
    }

    static class Greedy {
        @LoomTask("fetch-data")
        void fetch(String region, int limit) {}
    }

    interface Work {
        Object work();
    }

    /** A proxy stands for it, which has only what the interface has. */
    static class Behind implements Work {
        @Async
        public void other() {}

        @Override
        @LoomTask("work")
        public Object work() {
            return 1;
        }
    }

    @EnableAsync
    static class WithProxies {}

    @Test
    void tasksThatAreSoundAreFound() {
        web.withBean(One.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean(TaskMapping.class)
                        .satisfies(mapping ->
                                assertThat(mapping.getHandlerMap()).containsOnlyKeys("/api/tasks/fetch-data")));
    }

    @Test
    void thePathCanBeAnotherOne() {
        web.withBean(One.class)
                .withPropertyValues("link-loom.tasks.path=/loom/")
                .run(context -> assertThat(context.getBean(TaskMapping.class).getHandlerMap())
                        .containsOnlyKeys("/loom/fetch-data"));
    }

    @Test
    void aTaskBehindAProxyIsFound() {
        web.withBean(Behind.class)
                .withUserConfiguration(WithProxies.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void twoTasksOfOneNameAreAnErrorThatNamesBothPlaces() {
        web.withBean(One.class)
                .withBean(Other.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .isInstanceOf(TaskSetupException.class)
                        .hasMessageContaining("One.fetch()")
                        .hasMessageContaining("Other.load(Map)"));
    }

    @Test
    void aNameThatNoAddressCanHaveIsAnError() {
        web.withBean(Spaced.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .isInstanceOf(TaskSetupException.class)
                        .hasMessageContaining("'fetch data'")
                        .hasMessageContaining("Spaced.fetch()"));
    }

    @Test
    void twoParametersThatCouldBeTheInputAreAnErrorThatNamesThem() {
        web.withBean(Greedy.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .isInstanceOf(TaskSetupException.class)
                        .hasMessageContaining("region and limit"));
    }

    @Test
    void aDatabaseThatIsNotThereIsAnError() {
        web.withPropertyValues("link-loom.tasks.deduplication.store=jdbc")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(TaskSetupException.class)
                        .hasMessageContaining("DataSource"));
    }

    @Test
    void webFluxIsRefusedAndToldWhatToDo() {
        ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
                .withConfiguration(OURS)
                .withPropertyValues("link-loom.registration.enabled=false");

        reactive.run(context -> assertThat(context).hasNotFailed());
        reactive.withBean(One.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .isInstanceOfSatisfying(
                                TaskSetupException.class,
                                failure -> assertThat(failure.action()).contains("spring-boot-starter-web"))
                        .hasMessageContaining("WebFlux")
                        .hasMessageContaining("One.fetch()"));
    }

    @Test
    void withoutAWebServerTheBeansStayBeans() {
        new ApplicationContextRunner()
                .withConfiguration(OURS)
                .withPropertyValues("link-loom.registration.enabled=false")
                .withBean(One.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TaskMapping.class));
    }

    @Test
    void bootSaysItInItsWords() {
        TaskSetupException failure = new TaskSetupException("Two methods", "Give one another name");

        assertThat(new TaskSetupFailureAnalyzer().analyze(new IllegalStateException(failure)))
                .satisfies(analysis -> assertThat(analysis.getAction()).isEqualTo("Give one another name"));
    }
}
