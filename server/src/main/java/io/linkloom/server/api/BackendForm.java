package io.linkloom.server.api;

import io.linkloom.api.BackendBreaker;
import io.linkloom.api.BackendRate;
import io.linkloom.api.BackendSpec;
import io.linkloom.api.Finding;
import io.linkloom.server.backend.BackendDefinition;
import io.linkloom.server.backend.SigningSecret;
import io.linkloom.server.runner.http.Egress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what is to be registered of a backend, and finds everything that is wrong with it at once. */
final class BackendForm {
    private static final int MOST_INSTANCES = 50;
    private static final int MOST_SECRETS = 5;
    private static final int MOST_NAMESPACES = 100;
    private static final int LONGEST = 500;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> PERIODS = Set.of(BackendRate.SECOND, BackendRate.MINUTE, BackendRate.HOUR);

    private final BackendSpec spec;
    private final @Nullable BackendDefinition before;
    private final Egress egress;
    private final List<ApiProblem.Found> errors = new ArrayList<>();
    private final Set<SigningSecret> secrets = new LinkedHashSet<>();

    /** @param before what it was; null when it is new */
    BackendForm(BackendSpec spec, @Nullable BackendDefinition before, Egress egress) {
        this.spec = spec;
        this.before = before;
        this.egress = egress;
    }

    /** The secrets that it has from now on; throws the problem that says all that is wrong. */
    List<SigningSecret> check() {
        instances();
        path(spec.healthPath());
        number("/concurrency", spec.concurrency(), 1, 100_000);
        duration("/timeout", spec.timeout(), Duration.ofMillis(1), DAY);
        rate(spec.rate());
        breaker(spec.breaker());
        namespaces();
        secrets();
        if (!errors.isEmpty()) throw new ApiProblem(ProblemKind.INVALID_BODY, errors, errors.size());
        return List.copyOf(secrets);
    }

    private void instances() {
        List<String> instances = spec.instances();
        if (instances == null || instances.isEmpty()) {
            add("/instances", "finding.missing", "instances");
            return;
        }
        if (instances.size() > MOST_INSTANCES) add("/instances", "finding.too-many", MOST_INSTANCES);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < instances.size(); i++) {
            String pointer = "/instances/" + i;
            String text = instances.get(i);
            URI url = text == null || text.length() > LONGEST ? null : base(text);
            if (url == null) add(pointer, "finding.instance-url");
            else if (!seen.add(text)) add(pointer, "finding.instance-twice");
            else callable(pointer, url);
        }
    }

    private static @Nullable URI base(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            boolean placed = url.getHost() != null && url.getPort() <= 65_535 && url.getPort() != 0;
            return web && plain && placed ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Of an address it is known at once whether it may be called; a name may have another one by the time of the call. */
    private void callable(String pointer, URI url) {
        String host = url.getHost();
        String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            String refusal = egress.refusal(host, port(url), List.of(InetAddress.ofLiteral(literal)));
            if (refusal != null) add(pointer, "finding.egress", refusal);
        } catch (IllegalArgumentException e) {
            // A name: looked at when it is called.
        }
    }

    private static int port(URI url) {
        if (url.getPort() > 0) return url.getPort();
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private void path(@Nullable String path) {
        if (path == null) return;
        boolean good = path.startsWith("/") && path.length() <= LONGEST;
        try {
            good &= new URI("http://host" + path).getRawFragment() == null;
        } catch (URISyntaxException e) {
            good = false;
        }
        if (!good) add("/healthPath", "finding.path");
    }

    private void rate(@Nullable BackendRate rate) {
        if (rate == null) return;
        if (rate.limit() == null) add("/rate/limit", "finding.missing", "limit");
        number("/rate/limit", rate.limit(), 1, 1_000_000);
        number("/rate/burst", rate.burst(), 1, 1_000_000);
        if (rate.per() != null && !PERIODS.contains(rate.per()))
            add("/rate/per", "finding.not-one-of", "second, minute, hour");
    }

    private void breaker(@Nullable BackendBreaker breaker) {
        if (breaker == null) return;
        Double failureRate = breaker.failureRate();
        if (failureRate != null && !(failureRate > 0 && failureRate <= 1))
            add("/breaker/failureRate", "finding.wrong-type", Localized.of("expected.part"));
        number("/breaker/minimumCalls", breaker.minimumCalls(), 1, 100_000);
        number("/breaker/connectionFailures", breaker.connectionFailures(), 1, 100_000);
        duration("/breaker/window", breaker.window(), Duration.ofMillis(100), Duration.ofHours(1));
        duration("/breaker/openFor", breaker.openFor(), Duration.ofMillis(1), Duration.ofHours(1));
    }

    private void namespaces() {
        List<String> namespaces = spec.namespaces();
        if (namespaces == null) return;
        if (namespaces.isEmpty()) add("/namespaces", "finding.missing", "namespaces");
        if (namespaces.size() > MOST_NAMESPACES) add("/namespaces", "finding.too-many", MOST_NAMESPACES);
        for (int i = 0; i < namespaces.size(); i++) {
            String namespace = namespaces.get(i);
            if (namespace == null || !namespace.matches("[a-z0-9][a-z0-9-]{0,62}"))
                add("/namespaces/" + i, "finding.namespace");
        }
    }

    private void secrets() {
        List<SigningSecret> known = before == null ? List.of() : before.secrets();
        List<String> given = spec.secrets();
        if (given == null) {
            secrets.addAll(known);
            return;
        }
        if (given.size() > MOST_SECRETS) add("/secrets", "finding.too-many", MOST_SECRETS);
        for (int i = 0; i < given.size(); i++) {
            SigningSecret secret = secret(given.get(i), known);
            if (secret == null) add("/secrets/" + i, "finding.secret");
            else secrets.add(secret);
        }
    }

    private static @Nullable SigningSecret secret(@Nullable String text, List<SigningSecret> known) {
        if (text == null) return null;
        for (SigningSecret each : known) if (each.id().equals(text)) return each;
        try {
            return SigningSecret.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void number(String pointer, @Nullable Integer value, int min, int max) {
        if (value != null && (value < min || value > max))
            add(pointer, "finding.wrong-type", Localized.of("expected.limit", min, max));
    }

    private void duration(String pointer, @Nullable Duration value, Duration min, Duration max) {
        if (value != null && (value.compareTo(min) < 0 || value.compareTo(max) > 0))
            add(pointer, "finding.wrong-type", Localized.of("expected.duration", min, max));
    }

    private void add(String pointer, String key, Object... arguments) {
        Localized text = Localized.of(key, arguments);
        errors.add(locale -> new Finding(pointer, null, null, text.in(locale), null));
    }
}
