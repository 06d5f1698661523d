package zukan.desk.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zukan.desk.web.Field.Kind;
import zukan.platform.PlainText;

/**
 * How values come into the editor's form and out of it again. An entry has numbers, switches and things left out; a form has
 * nothing but texts, in groups and rows.
 */
final class EditorValues {

    /** The texts of several lines are those in a language. */
    private static final Set<String> SEVERAL_LINES = Set.of("ja", "en", "answer");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private EditorValues() {}

    /** What an entry says of a field, as the form has it; null if that is nothing. */
    static JsonNode typed(Field field, JsonNode value) {
        if (value == null || value.isNull()) {
            // as a form that was sent has it
            return field.kind() == Kind.GROUP
                    ? group(field, JSON.objectNode())
                    : field.kind() == Kind.ROWS || field.kind() == Kind.STRINGS ? JSON.arrayNode() : null;
        }
        return switch (field.kind()) {
            case GROUP -> {
                ObjectNode group = group(field, value);
                yield field.parts().containsKey(Field.GIVEN) ? group.put(Field.GIVEN, "true") : group;
            }
            case ROWS ->
                JSON.arrayNode()
                        .addAll(value.valueStream()
                                .map(row -> group(field, row))
                                .toList());
            case STRINGS -> value.deepCopy();
            case SWITCH -> value.asBoolean() ? JSON.stringNode("true") : null;
            case NUMBER, TEXT -> JSON.stringNode(value.asString());
        };
    }

    private static ObjectNode group(Field field, JsonNode value) {
        ObjectNode group = JSON.objectNode();
        field.parts().forEach((name, part) -> put(group, name, typed(part, value.get(name))));
        return group;
    }

    /** What a browser sends of a field, as the form has it; null if that is nothing. */
    static JsonNode read(Field field, String path, Map<String, List<String>> parameters) {
        return switch (field.kind()) {
            case GROUP -> readGroup(field, path, parameters);
            case ROWS ->
                JSON.arrayNode()
                        .addAll(indexes(path, parameters).stream()
                                .map(index -> readGroup(field, path + "[" + index + "]", parameters))
                                .toList());
            case STRINGS ->
                JSON.arrayNode()
                        .addAll(parameters.getOrDefault(path, List.of()).stream()
                                .flatMap(String::lines)
                                .map(PlainText::line)
                                .filter(line -> line != null)
                                .map(JSON::stringNode)
                                .toList());
            case SWITCH, NUMBER, TEXT -> text(path, parameters.get(path));
        };
    }

    private static ObjectNode readGroup(Field field, String path, Map<String, List<String>> parameters) {
        ObjectNode group = JSON.objectNode();
        field.parts()
                .forEach((name, part) ->
                        put(group, name, read(part, path.isEmpty() ? name : path + "." + name, parameters)));
        return group;
    }

    private static Set<Integer> indexes(String path, Map<String, List<String>> parameters) {
        Set<Integer> indexes = new TreeSet<>();
        for (String name : parameters.keySet()) {
            int end = name.indexOf(']');
            if (name.startsWith(path + "[")
                    && end > path.length()
                    && name.substring(path.length() + 1, end).matches("\\d{1,3}")) {
                indexes.add(Integer.valueOf(name.substring(path.length() + 1, end)));
            }
        }
        return indexes.stream().limit(EditorForm.MOST_ROWS).collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** A text without what no text may hold; null if nothing is left. */
    static JsonNode text(String path, List<String> values) {
        String first = values == null ? null : values.get(0);
        String text = SEVERAL_LINES.contains(EditorForm.name(path)) ? PlainText.of(first) : PlainText.line(first);
        return text == null ? null : JSON.stringNode(text);
    }

    /** Sets a field unless there is nothing to set. */
    static void put(ObjectNode group, String name, JsonNode value) {
        if (value != null) {
            group.set(name, value);
        }
    }

    /** What the form has of a field, as seed files say it; null if they leave it away. */
    static JsonNode value(Field field, JsonNode typed) {
        String text = typed == null ? "" : typed.asString("");
        return switch (field.kind()) {
            case GROUP ->
                field.parts().containsKey(Field.GIVEN) && (typed == null || !typed.has(Field.GIVEN))
                        ? nothing(field)
                        : valueGroup(field, typed);
            case ROWS, STRINGS -> {
                ArrayNode list = JSON.arrayNode();
                if (typed != null) {
                    typed.forEach(one -> list.add(field.kind() == Kind.ROWS ? valueGroup(field, one) : one));
                }
                yield list.isEmpty() ? nothing(field) : list;
            }
            case SWITCH -> JSON.booleanNode(text.equals("true"));
            case NUMBER ->
                text.matches("-?\\d{1,9}") ? JSON.numberNode(Integer.parseInt(text)) : textOrNothing(field, text);
            case TEXT -> textOrNothing(field, text);
        };
    }

    private static JsonNode textOrNothing(Field field, String text) {
        return text.isEmpty() ? nothing(field) : JSON.stringNode(text);
    }

    private static JsonNode nothing(Field field) {
        if (!field.required()) {
            return null;
        }
        if (field.nullable()) {
            return JSON.nullNode();
        }
        return field.kind() == Kind.ROWS || field.kind() == Kind.STRINGS ? JSON.arrayNode() : JSON.stringNode("");
    }

    private static ObjectNode valueGroup(Field field, JsonNode typed) {
        ObjectNode group = JSON.objectNode();
        field.parts().forEach((name, part) -> {
            if (!name.equals(Field.GIVEN)) {
                put(group, name, value(part, typed == null ? null : typed.get(name)));
            }
        });
        return group;
    }
}
