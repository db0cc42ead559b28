package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.StartScope;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.graph.WorkflowGraph;
import io.linkloom.model.input.Inputs;
import io.linkloom.model.scenario.TestFile;
import io.linkloom.simulation.Faults;
import io.linkloom.simulation.Rules;
import io.linkloom.simulation.SimulatedWorld;
import io.linkloom.simulation.Witness;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The door of this package: one workflow with its children, ready to be run offline as often as one likes. */
public final class Rehearsal {
    /** A world that is still busy after so many happenings is left as it is. */
    private static final int MOST_HAPPENINGS = 5_000_000;

    private final Plan plan;
    private final List<Plan> children;
    private final Set<String> names = new HashSet<>();

    /** @param children workflows that tasks start and that are run, too; all others are only said to have ended */
    public Rehearsal(WorkflowGraph workflow, List<WorkflowGraph> children) {
        this.plan = new Plan(workflow);
        this.children = children.stream().map(Plan::new).toList();
        Stream.concat(Stream.of(plan), this.children.stream()).forEach(each -> names.add(name(each.definition())));
    }

    public static Rehearsal of(TestFile file) {
        return new Rehearsal(file.workflow(), file.children());
    }

    /** One run with all of its story. The same seed tells the same story. */
    public Outcome run(Setting setting, long seed) {
        Chronicle chronicle = new Chronicle();
        return switch (perform(setting, seed, chronicle)) {
            case Performance.Played played -> new Outcome.Told(Teller.tell(played.execution(), chronicle));
            case Performance.Refused refused -> new Outcome.Refused(refused.errors());
            case Performance.NotStarted not -> new Outcome.NotStarted(not.why());
        };
    }

    /**
     * Many runs, with one seed after the other.
     *
     * @return null when the first does not even start; ask [#run] why
     */
    public @Nullable Distribution runs(Setting setting, long firstSeed, int runs) {
        Tally tally = new Tally(plan.graph());
        for (int i = 0; i < runs; i++) {
            if (!(perform(setting, firstSeed + i, null) instanceof Performance.Played played)) return null;
            tally.count(played.execution(), firstSeed + i);
        }
        return tally.distribution();
    }

    private sealed interface Performance {
        record Played(Execution execution) implements Performance {}

        record Refused(List<Diagnostic> errors) implements Performance {}

        record NotStarted(Text why) implements Performance {}
    }

    private Performance perform(Setting setting, long seed, @Nullable Chronicle chronicle) {
        WorkflowDefinition workflow = plan.definition();
        return switch (Beginning.of(workflow, setting)) {
            case Beginning.StartsNothing nothing -> new Performance.NotStarted(nothing.why());
            case Beginning.Starts starts ->
                switch (Inputs.resolve(workflow, starts.inputs(), StartScope.of(workflow, 1, starts.trigger()))) {
                    case Inputs.Result.Refused refused -> new Performance.Refused(refused.errors());
                    case Inputs.Result.Resolved resolved -> play(setting, seed, starts, resolved, chronicle);
                };
        };
    }

    private Performance play(
            Setting setting,
            long seed,
            Beginning.Starts starts,
            Inputs.Result.Resolved inputs,
            @Nullable Chronicle chronicle) {
        Actors actors = new Actors(setting.script(), seed, this::isKnown, chronicle);
        Witness witness = chronicle == null ? actors : Witness.both(chronicle, actors);
        SimulatedWorld world = new SimulatedWorld(new Rules(
                        seed,
                        setting.cause().at(),
                        pool -> Integer.MAX_VALUE,
                        actors,
                        Faults.NONE,
                        Duration.ZERO,
                        witness))
                .with(actors)
                .register(plan);
        children.forEach(world::register);
        actors.enter(world);
        String id = world.start(name(plan.definition()), starts.trigger(), inputs.inputs())
                .orElseThrow();
        for (int i = 0; i < MOST_HAPPENINGS && !world.execution(id).state().isEnded(); i++) {
            if (!world.advance()) break;
        }
        return new Performance.Played(world.execution(id));
    }

    private boolean isKnown(Execution parent, String reference) {
        boolean whole = reference.indexOf(':') >= 0;
        return names.contains(whole ? reference : parent.header().namespace() + ':' + reference);
    }

    private static String name(WorkflowDefinition definition) {
        return definition.namespace() + ':' + definition.id();
    }
}
