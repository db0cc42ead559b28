package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * From text to nodes. Works on the parser's events, so that depth and aliases are bounded while reading, not afterwards.
 */
final class NodeReader {
    static final int MAX_DEPTH = 64;

    /** What all aliases together may add: characters, and 16 for every node. */
    private static final long MAX_ALIASED = 4L << 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setParseComments(false)
            .setCodePointLimit(2 * SourceText.MAX_BYTES)
            .setLabel("document")
            .build();

    private final Iterator<Event> events;
    private final Findings findings;
    private final Map<String, Known> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();
    private long weight;
    private long aliased;
    private int deepest;

    private NodeReader(String text, Findings findings) {
        this.events = new Parse(SETTINGS).parseString(text).iterator();
        this.findings = findings;
    }

    private record Known(Node node, long weight, int height) {}

    /** The one document in the text. What leaves the structure in doubt is unreadable, everything else a finding. */
    static Node read(String text, Findings findings) throws Unreadable {
        try {
            return new NodeReader(text, findings).document();
        } catch (MarkedYamlEngineException e) {
            Position at = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(NodeReader::position)
                    .orElse(Position.START);
            throw new Unreadable(at, Text.of(Code.SYNTAX, firstLine(e.getProblem())));
        } catch (YamlEngineException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new Unreadable(Position.START, Text.of(Code.SYNTAX, firstLine(e.getMessage())));
        }
    }

    private static String firstLine(@Nullable String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (String step : path)
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        return pointer.toString();
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex());
    }

    private static Position start(Event event) {
        return event.getStartMark().map(NodeReader::position).orElse(Position.START);
    }

    private Node document() throws Unreadable {
        events.next();
        Event first = events.next();
        if (first.getEventId() == Event.ID.StreamEnd)
            throw new Unreadable(Position.START, Text.of(Code.EMPTY_DOCUMENT));
        Node node = node(events.next(), 1);
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Unreadable(start(after), Text.of(Code.SEVERAL_DOCUMENTS));
        }
        if (node instanceof Node.Scalar scalar && scalar.value() == null) {
            throw new Unreadable(node.at(), Text.of(Code.EMPTY_DOCUMENT));
        }
        return node;
    }

    private Node node(Event event, int depth) throws Unreadable {
        if (depth > MAX_DEPTH) throw new Unreadable(start(event), Text.of(Code.NESTED_TOO_DEEPLY, MAX_DEPTH));
        deepest = Math.max(deepest, depth);
        if (event instanceof AliasEvent alias) return alias(alias, depth);
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        if (anchor.isEmpty()) return content(event, depth);
        String name = anchor.get().getValue();
        boolean outer = open.add(name);
        long before = weight;
        int deepestBefore = deepest;
        deepest = depth;
        Node node = content(event, depth);
        anchors.put(name, new Known(node, weight - before, deepest - depth));
        deepest = Math.max(deepest, deepestBefore);
        if (outer) open.remove(name);
        return node;
    }

    private Node content(Event event, int depth) throws Unreadable {
        weight += 16;
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case CollectionStartEvent start when start.getEventId() == Event.ID.SequenceStart -> sequence(start, depth);
            case CollectionStartEvent start -> mapping(start, depth);
            default -> throw new Unreadable(start(event), Text.of(Code.SYNTAX, "unexpected " + event.getEventId()));
        };
    }

    private Node alias(AliasEvent alias, int depth) throws Unreadable {
        String name = alias.getAlias().getValue();
        if (open.contains(name)) throw new Unreadable(start(alias), Text.of(Code.RECURSIVE_ALIAS, name));
        Known known = anchors.get(name);
        if (known == null) throw new Unreadable(start(alias), Text.of(Code.UNKNOWN_ALIAS, name));
        weight += known.weight();
        aliased += known.weight();
        if (aliased > MAX_ALIASED) throw new Unreadable(start(alias), Text.of(Code.TOO_MANY_ALIASES));
        if (depth + known.height() > MAX_DEPTH) {
            throw new Unreadable(start(alias), Text.of(Code.NESTED_TOO_DEEPLY, MAX_DEPTH));
        }
        deepest = Math.max(deepest, depth + known.height());
        return known.node();
    }

    private Node sequence(CollectionStartEvent start, int depth) throws Unreadable {
        checkTag(start, start.getTag(), "seq");
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            path.addLast(Integer.toString(items.size()));
            items.add(node(event, depth + 1));
            path.removeLast();
        }
        return new Node.Sequence(start(start), items);
    }

    private Node mapping(CollectionStartEvent start, int depth) throws Unreadable {
        checkTag(start, start.getTag(), "map");
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Position at = start(event);
            Node key = node(event, depth + 1);
            path.addLast(key instanceof Node.Scalar scalar ? scalar.text() : "");
            Node value = node(events.next(), depth + 1);
            path.removeLast();
            if (!(key instanceof Node.Scalar scalar)) {
                findings.add(at, pointer(), Text.of(Code.BAD_KEY), null);
                continue;
            }
            Node.Scalar here = new Node.Scalar(at, scalar.text(), scalar.value(), scalar.end());
            Node.Entry earlier = entries.putIfAbsent(scalar.text(), new Node.Entry(here, value));
            if (earlier == null) continue;
            Position first = earlier.key().at();
            path.addLast(scalar.text());
            findings.add(
                    at,
                    pointer(),
                    Text.of(Code.DUPLICATE_KEY, Scalars.shortened(scalar.text()), first.line(), first.column()),
                    null);
            path.removeLast();
        }
        return new Node.Mapping(start(start), entries);
    }

    private Node scalar(ScalarEvent event) {
        Position at = start(event);
        String text = event.getValue();
        weight += text.length();
        int end = event.getEndMark().map(Mark::getIndex).orElse(at.index());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != 0 && !SourceText.isUnpaired(text, i)) continue;
            findings.add(
                    at, pointer(), Text.of(Code.BAD_CHARACTER, String.format("U+%04X", (int) text.charAt(i))), null);
            return new Node.Scalar(at, "", "", end);
        }
        return new Node.Scalar(at, text, value(event, at, text), end);
    }

    private @Nullable Object value(ScalarEvent event, Position at, String text) {
        String tag = event.getTag().orElse(event.isPlain() ? "" : "!");
        boolean plain = tag.isEmpty();
        if (tag.equals("!") || tag.equals("tag:yaml.org,2002:str")) return text;
        try {
            Object value = CoreSchema.resolve(text);
            if (!plain && !tag.equals("tag:yaml.org,2002:" + kind(value))) unknownTag(event, tag);
            return value;
        } catch (CoreSchema.TooLarge e) {
            findings.add(
                    at,
                    pointer(),
                    Text.of(Code.BAD_NUMBER, text.length() <= 40 ? text : text.substring(0, 40) + "…"),
                    null);
            return 0L;
        }
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean bool -> "bool";
            case Long number -> "int";
            case java.math.BigInteger number -> "int";
            case java.math.BigDecimal number -> "float";
            default -> "str";
        };
    }

    private void checkTag(Event event, Optional<String> tag, String kind) {
        if (tag.isEmpty() || tag.get().equals("!") || tag.get().equals("tag:yaml.org,2002:" + kind)) return;
        unknownTag(event, tag.get());
    }

    private void unknownTag(Event event, String tag) {
        findings.add(start(event), pointer(), Text.of(Code.UNKNOWN_TAG, tag.replace("tag:yaml.org,2002:", "!!")), null);
    }
}
