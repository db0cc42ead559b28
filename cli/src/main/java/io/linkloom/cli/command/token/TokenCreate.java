package io.linkloom.cli.command.token;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom token create`: makes a token here; the server is told its hash only, in its settings. */
@Command
public final class TokenCreate implements Action {
    private static final int BYTES = 32;

    /** What a token allows; each role may do what those before it may. */
    public enum Role {
        VIEWER,
        OPERATOR,
        EDITOR,
        ADMIN
    }

    @Option(names = "--name", paramLabel = "NAME", required = true)
    private String name = "";

    @Option(names = "--role", paramLabel = "ROLE")
    private Role role = Role.VIEWER;

    @Option(names = "--namespaces", paramLabel = "NAME", split = ",")
    private List<String> namespaces = List.of();

    @Option(names = "--number", paramLabel = "N")
    private int number;

    private final Session session;
    private final Texts texts;

    public TokenCreate(Session session) {
        this.session = session;
        this.texts = session.texts(TokenCreate.class);
    }

    /**
     * What `-o json` prints.
     *
     * @param token shown this one time
     * @param settings lines for the server
     */
    record NewToken(String name, String token, String sha256, List<String> settings) {}

    @Override
    public ExitCode run() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        String sha256 = sha256(token);
        NewToken made = new NewToken(name, token, sha256, settings(sha256));
        session.output().one(made, NewToken::token, () -> new Sheet()
                .fact(texts.text("create.token"), token)
                .text(texts.text("create.settings") + "\n\n" + String.join("\n", made.settings())));
        session.output().hint(texts.text("create.once"));
        return ExitCode.OK;
    }

    private List<String> settings(String sha256) {
        String prefix = "link-loom.tokens[" + number + "].";
        List<String> lines = new ArrayList<>();
        lines.add(prefix + "name=" + name);
        lines.add(prefix + "role=" + role.name().toLowerCase(Locale.ROOT));
        lines.add(prefix + "sha256=" + sha256);
        if (!namespaces.isEmpty()) lines.add(prefix + "namespaces=" + String.join(",", namespaces));
        return lines;
    }

    private static String sha256(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
