package zukan.desk.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two people's changes of the same entry brought together: what only one of them touched is as that one left it, what both
 * changed is as “mine” says, with the other's words to be read.
 */
class Merge {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<String> taken = new ArrayList<>();
    private final Map<String, Difference> differences = new LinkedHashMap<>();
    private final ObjectNode merged;

    /** All three as {@link EditorForm#fields} gives them. */
    Merge(JsonNode base, JsonNode theirs, JsonNode mine) {
        merged = (ObjectNode) merge("", base, theirs, mine);
    }

    /** Something that both changed; a list as one value per line. */
    record Difference(String theirs, String mine) {}

    ObjectNode merged() {
        return merged;
    }

    /** Paths of what only the other one changed. */
    public List<String> taken() {
        return taken;
    }

    /** By path. */
    public Map<String, Difference> differences() {
        return differences;
    }

    private JsonNode merge(String path, JsonNode base, JsonNode theirs, JsonNode mine) {
        if (Objects.equals(theirs, mine) || Objects.equals(theirs, base)) {
            return mine;
        }
        if (isGroup(theirs) && isGroup(mine)) {
            ObjectNode group = JSON.objectNode();
            TreeSet<String> names = new TreeSet<>(theirs.propertyNames());
            names.addAll(mine.propertyNames());
            for (String name : names) {
                JsonNode value = merge(
                        path.isEmpty() ? name : path + "." + name,
                        base == null ? null : base.get(name),
                        theirs.get(name),
                        mine.get(name));
                if (value != null) {
                    group.set(name, value);
                }
            }
            return group;
        }
        if (Objects.equals(mine, base)) {
            taken.add(path);
            return theirs;
        }
        // rows stand for the same only while nobody has added or removed one
        if (isRows(base)
                && isRows(theirs)
                && isRows(mine)
                && base.size() == theirs.size()
                && base.size() == mine.size()) {
            ArrayNode rows = JSON.arrayNode();
            for (int index = 0; index < base.size(); index++) {
                rows.add(merge(path + "[" + index + "]", base.get(index), theirs.get(index), mine.get(index)));
            }
            return rows;
        }
        differences.put(path, new Difference(text(theirs), text(mine)));
        return mine;
    }

    private static boolean isGroup(JsonNode value) {
        return value != null && value.isObject();
    }

    private static boolean isRows(JsonNode value) {
        return value != null && value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
    }

    private static String text(JsonNode value) {
        if (value == null) {
            return "";
        }
        if (!value.isContainer()) {
            return value.asString();
        }
        return String.join(
                value.isObject() ? " / " : "\n",
                value.valueStream()
                        .map(Merge::text)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
