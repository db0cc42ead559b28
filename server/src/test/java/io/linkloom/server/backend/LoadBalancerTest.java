package io.linkloom.server.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.BackendInstance;
import io.linkloom.api.WaitReason;
import io.linkloom.server.shard.SlotLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which instance is given a call, and when none is. */
class LoadBalancerTest {
    private static final Verdict GOOD = new Verdict.Answered();
    private static final Verdict UNREACHED = new Verdict.Unconnected("The connection was refused");

    private final ManualTicks ticks = new ManualTicks();
    private final List<Instance> instances = Stream.of("http://a", "http://b", "http://c")
            .map(url -> new Instance(url, BreakerSettings.DEFAULT, ticks))
            .toList();
    private final LoadBalancer balancer = new LoadBalancer("reports", instances, ticks);

    private Instance.Call begin() {
        return Objects.requireNonNull(balancer.begin(Set.of()));
    }

    private void breakIt(Instance instance) {
        for (int i = 0; i < 5; i++) Objects.requireNonNull(instance.begin()).end(UNREACHED);
        assertThat(instance.status().state()).isEqualTo(BackendInstance.OPEN);
    }

    @Test
    void amongEqualsEachInItsTurn() {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Instance.Call call = begin();
            urls.add(call.url());
            call.end(GOOD);
        }
        assertThat(urls)
                .containsExactly("http://a", "http://b", "http://c", "http://a", "http://b", "http://c", "http://a");
    }

    @Test
    void theOneWithTheFewestCallsUnderWay() {
        List<Instance.Call> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) calls.add(begin());
        calls.stream().filter(call -> call.url().equals("http://b")).forEach(call -> call.end(GOOD));
        assertThat(begin().url()).isEqualTo("http://b");
        assertThat(begin().url()).isEqualTo("http://b");
        assertThat(instances).extracting(Instance::outstanding).containsExactly(2, 2, 2);
    }

    @Test
    void oneThatIsOpenIsLeftAloneAndTriedWhenItsTimeComes() {
        breakIt(instances.get(1));
        for (int i = 0; i < 10; i++) assertThat(begin().url()).isNotEqualTo("http://b");
        assertThat(balancer.departures(10)).isEqualTo(Integer.MAX_VALUE);
        ticks.pass(Duration.ofSeconds(15));
        Instance.Call probe = begin();
        assertThat(probe.url()).isEqualTo("http://b");
        assertThat(begin().url()).isNotEqualTo("http://b");
        probe.end(GOOD);
        assertThat(instances.get(1).status().state()).isEqualTo(BackendInstance.UP);
    }

    @Test
    void whenAllAreOpenNobodyLeavesUntilOneCanTry() {
        instances.forEach(this::breakIt);
        assertThat(balancer.begin(Set.of())).isNull();
        assertThat(balancer.departures(0)).isZero();
        SlotLimits.Hold hold = Objects.requireNonNull(balancer.hold());
        assertThat(hold.reason()).isEqualTo(WaitReason.CIRCUIT_OPEN);
        assertThat(hold.until()).isEqualTo(ManualTicks.START.plusSeconds(15));
        assertThat(hold.why()).contains("reports", "The connection was refused");

        ticks.pass(Duration.ofSeconds(15));
        assertThat(balancer.hold()).isNull();
        assertThat(balancer.departures(0)).isEqualTo(3);
        // Two have been decided and are not here yet: there is room for one more.
        assertThat(balancer.departures(2)).isEqualTo(1);
        Instance.Call first = begin();
        assertThat(balancer.departures(1)).isEqualTo(2);
        begin();
        begin();
        assertThat(balancer.departures(3)).isZero();
        assertThat(Objects.requireNonNull(balancer.hold()).until()).isNull();
        first.end(GOOD);
        assertThat(balancer.departures(3)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aPauseThatWasAskedForIsObeyed() {
        Instance first = instances.getFirst();
        Objects.requireNonNull(first.begin()).end(new Verdict.Overloaded(Duration.ofSeconds(7), false, "HTTP_429"));
        assertThat(first.status())
                .extracting(BackendInstance::state, BackendInstance::until)
                .containsExactly(BackendInstance.PAUSED, ManualTicks.START.plusSeconds(7));
        for (int i = 0; i < 6; i++) assertThat(begin().url()).isNotEqualTo("http://a");
        ticks.pass(Duration.ofSeconds(7));
        assertThat(begin().url()).isEqualTo("http://a");
    }

    @Test
    void whenAllWantAPauseThatIsWhatIsWaitedFor() {
        int seconds = 5;
        for (Instance instance : instances) {
            Verdict pause = new Verdict.Overloaded(Duration.ofSeconds(seconds++), true, "HTTP_503");
            Objects.requireNonNull(instance.begin()).end(pause);
        }
        SlotLimits.Hold hold = Objects.requireNonNull(balancer.hold());
        assertThat(hold.reason()).isEqualTo(WaitReason.RATE_LIMIT);
        assertThat(hold.until()).isEqualTo(ManualTicks.START.plusSeconds(5));
    }

    @Test
    void oneWhoseHealthChecksFailGetsNothingUntilOneIsGood() {
        Instance sick = instances.getFirst();
        assertThat(sick.checked("The answer was 500")).isFalse();
        assertThat(sick.checked("The answer was 500")).isTrue();
        for (int i = 0; i < 6; i++) assertThat(begin().url()).isNotEqualTo("http://a");
        assertThat(sick.status().state()).isEqualTo(BackendInstance.DOWN);
        assertThat(sick.status().lastError()).contains("The answer was 500");
        assertThat(sick.checked(null)).isTrue();
        assertThat(begin().url()).isEqualTo("http://a");
    }

    @Test
    void instancesThatWereTriedAreNotAskedAgain() {
        assertThat(Objects.requireNonNull(balancer.begin(Set.of("http://a", "http://b")))
                        .url())
                .isEqualTo("http://c");
        assertThat(balancer.begin(Set.of("http://a", "http://b", "http://c"))).isNull();
    }
}
