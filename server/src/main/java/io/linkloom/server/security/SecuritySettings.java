package io.linkloom.server.security;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under `link-loom` that say who may call.
 *
 * @param tokens empty: whoever is on the same machine
 */
@ConfigurationProperties("link-loom")
public record SecuritySettings(@DefaultValue List<Token> tokens) {
    public SecuritySettings {
        tokens = List.copyOf(tokens);
        Set<String> names = new HashSet<>();
        for (Token token : tokens) {
            if (!names.add(token.name)) throw new IllegalArgumentException("Two tokens are named `" + token.name + "`");
        }
    }

    public boolean hasTokens() {
        return !tokens.isEmpty();
    }

    /**
     * One token.
     *
     * @param name appears where somebody did something
     * @param sha256 of the token, 64 hexadecimal digits; the token itself is nowhere kept
     * @param namespaces empty: all
     */
    public record Token(
            String name,
            String sha256,
            @DefaultValue("viewer") Role role,
            @DefaultValue Set<String> namespaces) {
        /** SHA-256 of the empty text: a token that everybody has. */
        private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        public Token {
            if (name == null || name.isBlank() || name.length() > 60) {
                throw new IllegalArgumentException(
                        "Every token needs a name of 1 to 60 characters: link-loom.tokens[n].name");
            }
            sha256 = sha256 == null ? "" : sha256.trim().toLowerCase(Locale.ROOT);
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("The token `" + name
                        + "` needs the SHA-256 of its text in 64 hexadecimal digits: link-loom.tokens[n].sha256");
            }
            if (sha256.equals(OF_NOTHING)) throw new IllegalArgumentException("The token `" + name + "` is empty");
            namespaces = Set.copyOf(namespaces);
        }

        Caller caller() {
            @Nullable Set<String> only = namespaces.isEmpty() ? null : namespaces;
            return new Caller(name, role, only);
        }
    }
}
