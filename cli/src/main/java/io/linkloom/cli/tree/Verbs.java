package io.linkloom.cli.tree;

import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.tree.Branch.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The verbs of one room: `Verbs.of("workflow", WorkflowCommands.class).add("list", WorkflowList::new)`. */
public final class Verbs {
    private final String noun;
    private final Class<?> room;
    private final List<Verb> all = new ArrayList<>();

    private Verbs(String noun, Class<?> room) {
        this.noun = noun;
        this.room = room;
    }

    /**
     * @param noun empty for those of the first level
     * @param room beside which their texts are
     */
    public static Verbs of(String noun, Class<?> room) {
        return new Verbs(noun, room);
    }

    public Verbs add(String name, Function<Session, Action> make, String... aliases) {
        String path = noun.isEmpty() ? name : noun + "." + name;
        all.add(new Verb(name, List.of(aliases), path, room, make));
        return this;
    }

    public List<Verb> list() {
        return List.copyOf(all);
    }
}
