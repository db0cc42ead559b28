package io.linkloom.server.view;

import io.linkloom.api.ExecutionState;
import io.linkloom.server.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a list can be read: each a set of index ranges that together hold everything that is wanted, with the conditions that
 * their indices do not know. The one that is likely to have least to skip comes first.
 */
final class Drivers {
    private static final int MAX_BRANCHES = 64;
    /** Behind every id with the same beginning, whatever the database's collation thinks of signs. */
    private static final String LAST = "z".repeat(20);

    private static final Pattern ID = Pattern.compile("(?:exec-)?([0-9a-z]{9,20})");

    private final Database database;
    private final ExecutionFilter filter;
    private final List<Driver> found = new ArrayList<>();

    /** @param rest what else has to hold, of the columns of the execution named `x` */
    record Driver(List<Branch> branches, List<Condition> rest) {}

    /** @param sql beginning with `and` */
    record Condition(String sql, List<Object> values) {}

    private enum Dimension {
        LABEL,
        TEXT,
        WORKFLOW,
        TRIGGER,
        STATE,
        NAMESPACE
    }

    private Drivers(Database database, ExecutionFilter filter) {
        this.database = database;
        this.filter = filter;
    }

    /** At least one. */
    static List<Driver> of(Database database, ExecutionFilter filter) {
        Drivers drivers = new Drivers(database, filter);
        Set<String> namespaces = drivers.namespaces();
        for (Map.Entry<String, String> label : filter.labels().entrySet()) {
            drivers.add(List.of(Branch.labelled(label.getKey(), label.getValue())), Dimension.LABEL, label.getKey());
        }
        if (filter.text() != null) drivers.add(drivers.byText(filter.text()), Dimension.TEXT, null);
        if (filter.workflow() != null)
            drivers.add(drivers.byWorkflow(filter.workflow(), namespaces), Dimension.WORKFLOW, null);
        if (filter.trigger() != null) {
            drivers.add(List.of(Branch.of(" and e.trigger_type=?", filter.trigger())), Dimension.TRIGGER, null);
        }
        if (!filter.states().isEmpty()) {
            drivers.add(
                    filter.states().stream()
                            .map(state -> Branch.of(" and e.state=?", state.name()))
                            .toList(),
                    Dimension.STATE,
                    null);
        }
        if (namespaces != null && namespaces.size() <= MAX_BRANCHES && drivers.found.isEmpty()) {
            drivers.add(
                    namespaces.stream()
                            .map(name -> Branch.of(" and e.namespace=?", name))
                            .toList(),
                    Dimension.NAMESPACE,
                    null);
        }
        if (drivers.found.isEmpty()) drivers.add(List.of(Branch.of("")), null, null);
        return drivers.found;
    }

    /** Those that are wanted and visible; null: all. */
    private @Nullable Set<String> namespaces() {
        if (filter.namespace() == null) return filter.visible();
        boolean hidden = filter.visible() != null && !filter.visible().contains(filter.namespace());
        return hidden ? Set.of() : Set.of(filter.namespace());
    }

    private void add(@Nullable List<Branch> branches, @Nullable Dimension driving, @Nullable String label) {
        if (branches != null) found.add(new Driver(branches, rest(driving, label)));
    }

    private List<Condition> rest(@Nullable Dimension driving, @Nullable String drivingLabel) {
        List<Condition> rest = new ArrayList<>();
        filter.labels().forEach((name, label) -> {
            if (!name.equals(drivingLabel)) rest.add(labelled(name, label));
        });
        if (filter.text() != null && driving != Dimension.TEXT) rest.add(containing(filter.text()));
        if (filter.workflow() != null && driving != Dimension.WORKFLOW)
            rest.add(new Condition(" and x.workflow=?", List.of(filter.workflow())));
        if (filter.trigger() != null && driving != Dimension.TRIGGER)
            rest.add(new Condition(" and x.trigger_type=?", List.of(filter.trigger())));
        if (!filter.states().isEmpty() && driving != Dimension.STATE)
            rest.add(in(
                    "state", filter.states().stream().map(ExecutionState::name).toList()));
        Set<String> namespaces = namespaces();
        if (namespaces != null && driving != Dimension.NAMESPACE && driving != Dimension.WORKFLOW)
            rest.add(in("namespace", List.copyOf(namespaces)));
        return rest;
    }

    private static Condition labelled(String name, String label) {
        return new Condition(
                " and exists (select 1 from execution_label o where o.name=? and o.label=? and o.created_us=x.created_us"
                        + " and o.execution=x.id)",
                List.of(ViewWriter.label(name), ViewWriter.label(label)));
    }

    private static Condition in(String column, List<String> values) {
        if (values.isEmpty()) return new Condition(" and 1=0", List.of());
        return new Condition(" and x." + column + " in (?" + ",?".repeat(values.size() - 1) + ")", List.copyOf(values));
    }

    /** Of one workflow name, in each namespace that has it; null when these are too many. */
    private @Nullable List<Branch> byWorkflow(String workflow, @Nullable Set<String> namespaces) {
        Set<String> of = namespaces;
        if (of == null || of.size() > MAX_BRANCHES) {
            Query query = new Query("select namespace from workflow where id=?", workflow);
            if (of != null) query.andIn("namespace", of);
            of = new TreeSet<>(query.and(" fetch first 65 rows only").list(database, row -> row.getString(1)));
        }
        if (of.size() > MAX_BRANCHES) return null;
        return of.stream()
                .map(namespace -> Branch.of(" and e.namespace=? and e.workflow=?", namespace, workflow))
                .toList();
    }

    /** Of workflows whose id contains the text, and of the one execution whose id begins with it; null when these are too many. */
    private @Nullable List<Branch> byText(String text) {
        List<Branch> branches = new ArrayList<>(new Query(
                        "select namespace, id from workflow where lower(id) like ? escape '!'", pattern(text))
                .and(" fetch first 64 rows only")
                .list(
                        database,
                        row -> Branch.of(" and e.namespace=? and e.workflow=?", row.getString(1), row.getString(2))));
        if (branches.size() >= MAX_BRANCHES) return null;
        String id = id(text);
        if (id != null) branches.add(Branch.of(" and e.id>=? and e.id<=?", id, id + LAST));
        return branches;
    }

    private static Condition containing(String text) {
        String id = id(text);
        if (id == null) return new Condition(" and lower(x.workflow) like ? escape '!'", List.of(pattern(text)));
        return new Condition(
                " and (lower(x.workflow) like ? escape '!' or x.id>=? and x.id<=?)",
                List.of(pattern(text), id, id + LAST));
    }

    /** The beginning of an id, if the text is one: with all of its time, so that few executions have it. */
    private static @Nullable String id(String text) {
        var matcher = ID.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches() ? "exec-" + matcher.group(1) : null;
    }

    private static String pattern(String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + escaped + "%";
    }
}
