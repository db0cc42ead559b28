package io.linkloom.cli.doctor;

import io.linkloom.api.Meta;
import io.linkloom.cli.context.Setting;
import io.linkloom.cli.context.Settings;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.session.Version;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LinkLoomUnreachableException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** The checks, from what is near to what is far; those that need an answer of the server are left out where there is none. */
public final class Examination {
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Session session;
    private final Texts texts;
    private final List<Finding> findings = new ArrayList<>();

    public Examination(Session session) {
        this.session = session;
        this.texts = session.texts(Examination.class);
    }

    /** In their order; one that nothing can be said of is not there. */
    public List<Finding> all() {
        if (!settings()) return findings;
        token();
        URI server = URI.create(session.server());
        address(server);
        encryption(server);
        answer();
        return List.copyOf(findings);
    }

    private boolean settings() {
        Path file = session.settings().places().config();
        try {
            session.settings().value(Setting.SERVER);
            String found = Files.exists(file) ? file.toString() : texts.text("config.none", file);
            findings.add(Finding.well("config", found));
            return true;
        } catch (CommandFailure broken) {
            findings.add(Finding.broken(
                    "config", String.valueOf(broken.getMessage()), broken.hint().orElse(""), broken.exit()));
            return false;
        }
    }

    private void token() {
        try {
            Optional<Settings.Found> token = session.tokens().forServer(session.server());
            findings.add(
                    token.isEmpty()
                            ? Finding.well("token", texts.text("token.none"))
                            : Finding.well("token", token.get().source()));
        } catch (CommandFailure broken) {
            findings.add(Finding.broken(
                    "token", String.valueOf(broken.getMessage()), broken.hint().orElse(""), broken.exit()));
        }
    }

    private void address(URI server) {
        String host = String.valueOf(server.getHost());
        try {
            InetAddress address = InetAddress.getByName(host);
            findings.add(Finding.well("dns", host + " = " + address.getHostAddress()));
        } catch (UnknownHostException e) {
            findings.add(Finding.broken("dns", texts.text("dns.unknown", host), texts.text("dns.fix"), ExitCode.UNREACHABLE));
        }
    }

    private void encryption(URI server) {
        boolean encrypted = "https".equalsIgnoreCase(server.getScheme());
        boolean near = isNear(String.valueOf(server.getHost()));
        if (encrypted) findings.add(Finding.well("tls", texts.text("tls.on")));
        else if (near) findings.add(Finding.well("tls", texts.text("tls.near")));
        else findings.add(Finding.but("tls", texts.text("tls.off"), texts.text("tls.fix")));
    }

    private static boolean isNear(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void answer() {
        long start = System.nanoTime();
        Meta meta;
        try {
            meta = session.client().meta();
        } catch (LinkLoomUnreachableException e) {
            boolean certificate = e.getCause() instanceof SSLException;
            String fix = texts.text(certificate ? "server.certificate" : "server.fix");
            findings.add(Finding.broken("server", String.valueOf(e.getMessage()), fix, ExitCode.UNREACHABLE));
            return;
        } catch (LinkLoomException e) {
            boolean door = e.status() == 401 || e.status() == 403;
            String fix = texts.text(door ? "server.token" : "server.other");
            ExitCode exit = door ? ExitCode.FORBIDDEN : ExitCode.UNEXPECTED;
            findings.add(Finding.broken("server", String.valueOf(e.getMessage()), fix, exit));
            return;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        findings.add(Finding.well("server", texts.text("server.answers", session.server(), took.toMillis())));
        version(meta.version());
        clock(meta.serverTime(), took);
        findings.add(Finding.well("rights", String.join(", ", meta.permissions())));
    }

    private void version(String server) {
        String own = Version.number();
        if (release(own).equals(release(server))) findings.add(Finding.well("version", own));
        else
            findings.add(Finding.but(
                    "version", texts.text("version.differ", own, server), texts.text("version.fix")));
    }

    /** `1.4` of `1.4.2-SNAPSHOT`. */
    private static String release(String version) {
        String[] parts = version.split("[.-]");
        return parts.length < 2 ? version : parts[0] + "." + parts[1];
    }

    /** The answer was written somewhere between the question and its arrival. */
    private void clock(Instant there, Duration took) {
        Duration apart = Duration.between(there, session.surroundings().clock().instant());
        Duration away = apart.isNegative() ? apart.negated() : apart.minus(took);
        if (away.compareTo(SKEW) < 0) findings.add(Finding.well("clock", texts.text("clock.same")));
        else
            findings.add(Finding.but(
                    "clock", texts.text("clock.differ", Times.span(away)), texts.text("clock.fix")));
    }
}
