package io.linkloom.cli.contract;

import static io.linkloom.cli.contract.Flaw.*;
import static io.linkloom.cli.contract.check.Verdict.Result.FAILED;
import static io.linkloom.cli.contract.check.Verdict.Result.NOT_APPLICABLE;
import static io.linkloom.cli.contract.check.Verdict.Result.PASSED;
import static io.linkloom.cli.contract.check.Verdict.Result.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.contract.check.Verdict;
import io.linkloom.cli.contract.wire.Patience;
import io.linkloom.cli.contract.wire.SigningSecret;
import io.linkloom.cli.contract.wire.Target;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTesterTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    /** For backends that do what they should: waits end when something comes. */
    private static final Patience PATIENT = new Patience(LONG, LONG, SHORT, Duration.ofSeconds(2));
    /** For flaws that show in what never comes. */
    private static final Patience IMPATIENT = new Patience(LONG, Duration.ofSeconds(2), SHORT, Duration.ofSeconds(2));
    /** For flaws that show in what comes too much. */
    private static final Patience WATCHFUL = new Patience(LONG, LONG, LONG, Duration.ofSeconds(2));

    private static Report grade(URI task, Patience patience, boolean signed, String... only)
            throws IOException, InterruptedException {
        Target target = Target.of(task, patience);
        if (signed) target = target.signedWith(SigningSecret.parse(SampleBackend.SECRET));
        try (ContractTester tester = new ContractTester(target, null)) {
            return tester.run(Set.of(only), result -> {});
        }
    }

    private static Set<String> names(Report report, Verdict.Result result) {
        return report.results().stream()
                .filter(each -> each.verdict().result() == result)
                .map(each -> each.check().card().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final Set<String> OF_CALLBACKS =
            Set.of("callback-once", "callback-retried", "callback-held", "callback-given-up", "heartbeats-and-logs");
    private static final Set<String> OF_SIGNATURES =
            Set.of("missing-signature", "wrong-signature", "old-timestamp", "second-signature", "refusal-forgets");

    @Test
    void aBackendThatAnswersAtOnceAndKeepsEverythingIsSound() throws IOException, InterruptedException {
        try (SampleBackend backend = new SampleBackend(false, null)) {
            Report report = grade(backend.task(), PATIENT, true);
            assertThat(names(report, FAILED)).isEmpty();
            assertThat(names(report, WARNING)).isEmpty();
            assertThat(names(report, NOT_APPLICABLE)).isEqualTo(OF_CALLBACKS);
            assertThat(report.grade()).isEqualTo(Grade.A);
        }
    }

    @Test
    void aBackendThatCallsBackAndKeepsEverythingIsSound() throws IOException, InterruptedException {
        try (SampleBackend backend = new SampleBackend(true, null)) {
            Report report = grade(backend.task(), PATIENT, true);
            assertThat(names(report, FAILED)).isEmpty();
            assertThat(names(report, WARNING)).isEmpty();
            assertThat(names(report, NOT_APPLICABLE)).containsExactly("output-type");
            assertThat(report.grade()).isEqualTo(Grade.A);
        }
    }

    private static Arguments flaw(Flaw flaw, boolean callsBack, Patience patience, String finding, String check) {
        return Arguments.of(flaw, callsBack, patience, check, finding);
    }

    /** flaw, whether the backend calls back, patience, what is found and by which check. */
    static Stream<Arguments> flaws() {
        return Stream.of(
                flaw(REFUSES_EVERYTHING, false, PATIENT, "refused", "accepted"),
                flaw(REDIRECTS, false, PATIENT, "redirect", "accepted"),
                flaw(SLOW, false, PATIENT.withAnswer(Duration.ofMillis(600)), "close", "in-time"),
                flaw(SAYS_JSON_AND_IS_NONE, false, PATIENT, "no-json", "output-type"),
                flaw(HIDES_JSON_IN_TEXT, false, PATIENT, "hidden-json", "output-type"),
                flaw(OUTPUT_TOO_LARGE, false, PATIENT, "too-large", "output-type"),
                flaw(REFUSES_UNKNOWN_FIELDS, false, PATIENT, "refused", "unknown-fields"),
                flaw(SIGNATURE_OVER_REWRITTEN_JSON, false, PATIENT, "rewritten", "exact-bytes"),
                flaw(TAKES_SMALL_BODIES_ONLY, false, PATIENT, "too-large", "large-body"),
                flaw(WORKS_TWICE_ON_THE_SAME_ATTEMPT, false, PATIENT, "other-output", "duplicate"),
                flaw(CONFLICT_WHEN_DONE, false, PATIENT, "refused", "duplicate"),
                flaw(WORKS_TWICE_ON_THE_NEXT_ATTEMPT, false, PATIENT, "other-output", "redelivery"),
                flaw(FORGETS_WHAT_IS_DONE, true, IMPATIENT, "unreported", "redelivery"),
                flaw(WORKS_TWICE_AT_ONCE, false, PATIENT, "other-output", "at-once"),
                flaw(CONFLICT_WHILE_UNDER_WAY, false, PATIENT, "refused", "under-way"),
                flaw(REPORTS_TO_THE_FIRST_ADDRESS, true, IMPATIENT, "old-address", "under-way"),
                flaw(MIXES_ITEMS_UP, true, IMPATIENT, "mixed-up", "separate-keys"),
                flaw(LETS_UNSIGNED_IN, false, PATIENT, "let-in", "missing-signature"),
                flaw(LETS_ANY_SIGNATURE_IN, false, PATIENT, "let-in", "wrong-signature"),
                flaw(SIGNATURE_WITHOUT_BODY, false, PATIENT, "let-in", "wrong-signature"),
                flaw(SIGNATURE_WITHOUT_ID, false, PATIENT, "let-in", "wrong-signature"),
                flaw(SIGNATURE_WITHOUT_TIME, false, PATIENT, "let-in", "wrong-signature"),
                flaw(FAILS_ON_NONSENSE_SIGNATURES, false, PATIENT, "asked-again", "wrong-signature"),
                flaw(TURNS_AWAY_WITH_400, false, PATIENT, "other-status", "wrong-signature"),
                flaw(LETS_OLD_TIMESTAMPS_IN, false, PATIENT, "let-in", "old-timestamp"),
                flaw(LETS_TIMESTAMPS_AHEAD_IN, false, PATIENT, "let-in", "old-timestamp"),
                flaw(READS_THE_FIRST_SIGNATURE_ONLY, false, PATIENT, "first-only", "second-signature"),
                flaw(REMEMBERS_WHAT_IT_REFUSED, false, PATIENT, "poisoned", "refusal-forgets"),
                flaw(NEVER_CALLS_BACK, true, IMPATIENT, "unreported", "accepted"),
                flaw(CALLS_BACK_IN_ANOTHER_SHAPE, true, PATIENT, "misreported", "accepted"),
                flaw(CALLS_BACK_WITHOUT_A_TYPE, true, PATIENT, "misreported", "accepted"),
                flaw(CONTRADICTS_ITSELF, true, WATCHFUL, "other-value", "callback-once"),
                flaw(GIVES_UP_ON_503, true, IMPATIENT, "given-up", "callback-retried"),
                flaw(INSISTS_AFTER_409, true, WATCHFUL, "insists", "callback-given-up"),
                flaw(WAITS_FOR_THE_SERVER, true, PATIENT, "blocked", "callback-held"),
                flaw(HEARTBEATS_IN_PERCENT, true, PATIENT, "misunderstood", "heartbeats-and-logs"),
                flaw(FAILS_ON_BROKEN_BODIES, false, PATIENT, "asked-again", "broken-body"),
                flaw(SWALLOWS_BROKEN_BODIES, false, PATIENT, "swallowed", "broken-body"),
                flaw(SHOWS_STACK_TRACES, false, PATIENT, "shown", "stack-traces"),
                flaw(WELCOMES_ANY_TASK, false, PATIENT, "welcomed", "unknown-task"),
                flaw(FAILS_ON_UNKNOWN_TASKS, false, PATIENT, "asked-again", "unknown-task"),
                flaw(WORKS_ON_GET, false, PATIENT, "taken", "other-methods"));
    }

    @ParameterizedTest(name = "{0} is found by {3}")
    @MethodSource("flaws")
    void eachFlawIsFound(Flaw flaw, boolean callsBack, Patience patience, String check, String finding)
            throws IOException, InterruptedException {
        // A stack trace shows where a body is broken.
        String[] only = check.equals("stack-traces") ? new String[] {"broken-body", check} : new String[] {check};
        try (SampleBackend backend = new SampleBackend(callsBack, flaw)) {
            Report report = grade(backend.task(), patience, true, only);
            CheckResult result = report.results().stream()
                    .filter(each -> each.check().card().id().equals(check))
                    .findFirst()
                    .orElseThrow();
            assertThat(result.verdict().finding()).as(result.toString()).isEqualTo(finding);
            assertThat(result.verdict().result()).isIn(FAILED, WARNING);
            assertThat(report.grade()).isNotEqualTo(Grade.A);
        }
    }

    @Test
    void everyFlawAndEveryCheckHasItsTest() {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        Set<String> checks = new TreeSet<>(Set.of("kept-connection"));
        flaws().forEach(each -> {
            flaws.add((Flaw) each.get()[0]);
            checks.add((String) each.get()[3]);
        });
        assertThat(flaws).containsExactlyInAnyOrder(Flaw.values());
        assertThat(checks).containsExactlyInAnyOrderElementsOf(ContractTester.names());
    }

    @ParameterizedTest
    @EnumSource
    void connectionsAreLookedAtOneByOne(RawBackend.Habit habit) throws IOException, InterruptedException {
        try (RawBackend backend = new RawBackend(habit)) {
            Report report = grade(backend.task(), PATIENT, false, "kept-connection");
            Verdict verdict = report.results().get(1).verdict();
            Map<RawBackend.Habit, String> expected = Map.of(
                    RawBackend.Habit.KEEPS, "PASSED kept",
                    RawBackend.Habit.CLOSES_AND_SAYS_SO, "PASSED never-kept",
                    RawBackend.Habit.CLOSES_WITHOUT_A_WORD, "FAILED broken",
                    RawBackend.Habit.LEAVES_LONG_BODIES, "FAILED out-of-step");
            assertThat(verdict.result() + " " + verdict.finding()).isEqualTo(expected.get(habit));
        }
    }

    /** The raw backend answers everything with one and the same output. */
    @Test
    void whereTwiceLooksLikeOnceThatIsSaid() throws IOException, InterruptedException {
        try (RawBackend backend = new RawBackend(RawBackend.Habit.KEEPS)) {
            Report report = grade(backend.task(), PATIENT, false, "duplicate", "redelivery", "at-once");
            assertThat(report.results().stream()
                            .skip(1)
                            .map(each -> each.verdict().finding()))
                    .containsOnly("blind");
        }
    }

    @Test
    void withoutASecretNobodyAsksForSignatures() throws IOException, InterruptedException {
        try (SampleBackend backend = new SampleBackend(false, LETS_UNSIGNED_IN)) {
            Report report = grade(backend.task(), PATIENT, false);
            assertThat(names(report, NOT_APPLICABLE)).containsAll(OF_SIGNATURES);
            assertThat(report.grade()).isEqualTo(Grade.A);
        }
    }

    @Test
    void whatRefusesPlainWorkIsAskedNothingElse() throws IOException, InterruptedException {
        try (SampleBackend backend = new SampleBackend(false, REFUSES_EVERYTHING)) {
            Report report = grade(backend.task(), PATIENT, true);
            assertThat(names(report, FAILED)).containsExactly("accepted");
            assertThat(names(report, PASSED)).isEmpty();
            assertThat(report.grade()).isEqualTo(Grade.F);
        }
    }

    @Test
    void anUnsignedCallToABackendThatWantsSignaturesSaysWhatIsMissing() throws IOException, InterruptedException {
        try (SampleBackend backend = new SampleBackend(false, null)) {
            Report report = grade(backend.task(), PATIENT, false, "in-time");
            assertThat(report.results().getFirst().verdict().finding()).isEqualTo("needs-secret");
        }
    }

    @Test
    void nobodyThereIsNotTheSameAsBroken() throws IOException, InterruptedException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://localhost:" + socket.getLocalPort() + "/api/tasks/work");
        }
        Report report = grade(nobody, PATIENT, false, "in-time");
        assertThat(report.isReachable()).isFalse();
        assertThat(report.grade()).isEqualTo(Grade.F);
    }

    @Test
    void whatWasSentAndWhatCameStandsBesideTheFinding() throws IOException, InterruptedException {
        try (SampleBackend backend = new SampleBackend(true, CONTRADICTS_ITSELF)) {
            List<CheckResult> told = new ArrayList<>();
            Target target = Target.of(backend.task(), WATCHFUL).signedWith(SigningSecret.parse(SampleBackend.SECRET));
            try (ContractTester tester = new ContractTester(target, null)) {
                tester.run(Set.of("callback-once"), told::add);
            }
            @Nullable CheckResult last = told.getLast();
            assertThat(last.evidence().getFirst().sent()).contains("POST " + backend.task(), "Link-Loom-Attempt: 1");
            assertThat(last.evidence().getFirst().status()).isEqualTo(202);
            assertThat(last.evidence().getLast().by()).isEqualTo("backend");
            assertThat(last.evidence().getLast().status()).isEqualTo(409);
        }
    }
}
