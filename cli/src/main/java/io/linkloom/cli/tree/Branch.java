package io.linkloom.cli.tree;

import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A word behind `loom`. */
public sealed interface Branch {
    String name();

    List<String> aliases();

    /** Beside which class its texts are; `NAME` is its one line. */
    Class<?> room();

    /** Whether it is for other programs, and help is silent about it. */
    default boolean isHidden() {
        return name().startsWith("__");
    }

    default boolean isCalled(String word) {
        return name().equals(word) || aliases().contains(word);
    }

    /**
     * A word that needs another one, such as `workflow`.
     *
     * @param verbs asked for only when this word was typed, or for help
     */
    record Noun(String name, List<String> aliases, Class<?> room, Supplier<List<Verb>> verbs) implements Branch {
        public Noun {
            aliases = List.copyOf(aliases);
        }

        public Optional<Verb> verb(String word) {
            return verbs.get().stream().filter(verb -> verb.isCalled(word)).findFirst();
        }
    }

    /**
     * A word that does something, such as `list`.
     *
     * @param path key of its texts, such as `workflow.list`; that of what it is short for
     * @param room beside which its texts are
     * @param make its command, whose fields picocli fills
     */
    record Verb(String name, List<String> aliases, String path, Class<?> room, Function<Session, Action> make)
            implements Branch {
        public Verb {
            aliases = List.copyOf(aliases);
        }
    }
}
