package zukan.catalog;

import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import zukan.catalog.TextDiff.Words;

/**
 * What differs between two versions of an entry, field by field in the entry's own order. It is made from their JSON, so
 * that a new field of {@link PaperContent} shows without a line here.
 */
public record PaperDiff(List<Difference> differences) {

    /** What an item of a list is known by, if it has one of these: it stays the same item when all else changes. */
    private static final List<String> KEYS = List.of("url", "to", "concept", "label");

    /** Items without such a name are the same if they share this much of their text. */
    private static final double ALIKE = 0.5;

    /** A longer text does not tell a reader which item of a list is meant. */
    private static final int LONGEST_NAME = 160;

    /** What became of a part of an entry; {@code SAME} is there only to say which item is meant. */
    public enum Kind {
        SAME,
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /**
     * A place where the versions differ.
     *
     * @param path JSON names from the entry down to it, without places in lists: {@code [implementations, note, ja]}
     * @param item whether it is an item of a list, which has no name of its own
     * @param before its value as text; null if there was none, or it has parts; as is after
     * @param words both values in one, with marks; empty if it has parts
     * @param parts in order; of an item also short ones that are the same, since they say which item it is
     */
    public record Difference(
            List<String> path,
            boolean item,
            Kind kind,
            String before,
            String after,
            List<Words> words,
            List<Difference> parts) {

        /** The JSON name of the field that it is, or is an item of. */
        public String name() {
            return path.get(path.size() - 1);
        }

        public boolean isValue() {
            return parts.isEmpty();
        }
    }

    /**
     * What differs between two entries as JSON objects.
     *
     * @param before null or missing for an entry that did not exist
     */
    public static PaperDiff between(JsonNode before, JsonNode after) {
        return new PaperDiff(fields(List.of(), before, after));
    }

    /** The names of the fields that differ, in order. */
    public List<String> names() {
        return differences.stream().map(Difference::name).toList();
    }

    public boolean isEmpty() {
        return differences.isEmpty();
    }

    private static List<Difference> fields(List<String> path, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .map(JsonNode::propertyNames)
                .forEach(names::addAll);
        return names.stream()
                .map(name -> difference(
                        Stream.concat(path.stream(), Stream.of(name)).toList(),
                        field(before, name),
                        field(after, name)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static JsonNode field(JsonNode node, String name) {
        return node == null ? null : node.get(name);
    }

    private static Optional<Difference> difference(List<String> path, JsonNode before, JsonNode after) {
        JsonNode old = said(before) ? before : null;
        JsonNode now = said(after) ? after : null;
        if (Objects.equals(old, now)) {
            return Optional.empty();
        }
        if (isArray(old) || isArray(now)) {
            List<Difference> items = items(path, elements(old), elements(now));
            return Optional.of(new Difference(path, false, kind(old, now), null, null, List.of(), items));
        }
        return Optional.of(node(path, false, kind(old, now), old, now));
    }

    /** Nothing, an empty text or list, and false all say nothing. */
    private static boolean said(JsonNode node) {
        return node != null
                && !node.isNull()
                && !(node.isContainer() && node.isEmpty())
                && !(node.isString() && node.asString().isEmpty())
                && !(node.isBoolean() && !node.asBoolean());
    }

    private static Kind kind(JsonNode before, JsonNode after) {
        return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    private static boolean isArray(JsonNode node) {
        return node != null && node.isArray();
    }

    private static List<JsonNode> elements(JsonNode list) {
        return list == null ? List.of() : List.copyOf(list.values());
    }

    private static Difference node(List<String> path, boolean item, Kind kind, JsonNode before, JsonNode after) {
        boolean isObject = (before != null && before.isObject()) || (after != null && after.isObject());
        if (!isObject) {
            String old = text(before);
            String now = text(after);
            return new Difference(path, item, kind, old, now, TextDiff.words(old, now), List.of());
        }
        List<Difference> parts = new ArrayList<>();
        if (item && before != null && after != null) {
            parts.addAll(sameFields(path, before, after));
        }
        parts.addAll(fields(path, before, after));
        return new Difference(path, item, kind, null, null, List.of(), parts);
    }

    private static String text(JsonNode node) {
        return node == null ? null : node.isString() ? node.asString() : node.toString();
    }

    private static List<Difference> sameFields(List<String> path, JsonNode before, JsonNode after) {
        return before.properties().stream()
                .filter(field -> field.getValue().isString())
                .filter(field -> field.getValue().asString().length() <= LONGEST_NAME)
                .filter(field -> field.getValue().equals(after.get(field.getKey())))
                .map(field -> {
                    String text = field.getValue().asString();
                    List<String> down = Stream.concat(path.stream(), Stream.of(field.getKey()))
                            .toList();
                    return new Difference(down, false, Kind.SAME, text, text, TextDiff.words(text, text), List.of());
                })
                .toList();
    }

    /** Items that came, went, changed or moved: by their place in the new list, those that went by that in the old. */
    private static List<Difference> items(List<String> path, List<JsonNode> before, List<JsonNode> after) {
        List<AbstractDelta<JsonNode>> deltas = TextDiff.deltas(before, after);
        List<JsonNode> gone = deltas.stream()
                .flatMap(delta -> delta.getSource().getLines().stream())
                .toList();
        List<JsonNode> come = deltas.stream()
                .flatMap(delta -> delta.getTarget().getLines().stream())
                .toList();
        Map<JsonNode, JsonNode> former = pairs(gone, come);
        Set<JsonNode> paired = Collections.newSetFromMap(new IdentityHashMap<>());
        paired.addAll(former.values());
        List<Difference> items = new ArrayList<>();
        for (AbstractDelta<JsonNode> delta : deltas) {
            for (JsonNode old : delta.getSource().getLines()) {
                if (!paired.contains(old)) {
                    items.add(node(path, true, Kind.REMOVED, old, null));
                }
            }
            for (JsonNode now : delta.getTarget().getLines()) {
                JsonNode old = former.get(now);
                Kind kind = old == null ? Kind.ADDED : old.equals(now) ? Kind.MOVED : Kind.CHANGED;
                items.add(node(path, true, kind, old, now));
            }
        }
        return items;
    }

    /** For each new item the old one that it was, if any; items are told apart by identity, since equal ones may repeat. */
    private static Map<JsonNode, JsonNode> pairs(List<JsonNode> gone, List<JsonNode> come) {
        Map<JsonNode, JsonNode> former = new IdentityHashMap<>();
        List<JsonNode> left = new ArrayList<>(gone);
        pair(left, come, former, (old, now) -> old.equals(now) ? 1 : 0);
        pair(left, come, former, (old, now) -> key(old).isPresent() && key(old).equals(key(now)) ? 1 : 0);
        pair(left, come, former, PaperDiff::likeness);
        return former;
    }

    private static void pair(
            List<JsonNode> left,
            List<JsonNode> come,
            Map<JsonNode, JsonNode> former,
            ToDoubleBiFunction<JsonNode, JsonNode> measure) {
        for (JsonNode now : come) {
            JsonNode best = null;
            double most = ALIKE;
            for (JsonNode old : former.containsKey(now) ? List.<JsonNode>of() : left) {
                double likeness = measure.applyAsDouble(old, now);
                if (likeness >= most && (best == null || likeness > most)) {
                    best = old;
                    most = likeness;
                }
            }
            if (best != null) {
                JsonNode found = best;
                former.put(now, found);
                left.removeIf(old -> old == found);
            }
        }
    }

    private static Optional<String> key(JsonNode item) {
        return KEYS.stream()
                .filter(item::has)
                .map(name -> name + ' ' + text(item.get(name)))
                .findFirst();
    }

    /** How much of their text two objects share, from 0 to 1; plain values are themselves or another. */
    private static double likeness(JsonNode one, JsonNode other) {
        if (!one.isObject() || !other.isObject()) {
            return 0;
        }
        Map<String, Integer> tokens = new HashMap<>();
        int all = 0;
        for (String token : tokens(one)) {
            tokens.merge(token, 1, Integer::sum);
            all += token.length();
        }
        int shared = 0;
        for (String token : tokens(other)) {
            all += token.length();
            if (tokens.getOrDefault(token, 0) > 0) {
                tokens.merge(token, -1, Integer::sum);
                shared += 2 * token.length();
            }
        }
        return all == 0 ? 0 : (double) shared / all;
    }

    private static List<String> tokens(JsonNode node) {
        return node.isContainer()
                ? node.values().stream()
                        .map(PaperDiff::tokens)
                        .flatMap(Collection::stream)
                        .toList()
                : TextDiff.split(text(node)).stream()
                        .filter(token -> !token.isBlank())
                        .toList();
    }
}
