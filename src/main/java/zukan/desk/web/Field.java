package zukan.desk.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A field of the editor's form as the JSON Schema of seed files describes it, so that the form and the files cannot come to
 * differ.
 *
 * @param required whether it is always said, if only that it is empty
 * @param nullable whether null is how to say that it is empty
 * @param parts what a group, or each row of a list, consists of
 * @param options the values that the schema lists, if it does
 */
record Field(Kind kind, boolean required, boolean nullable, Map<String, Field> parts, List<String> options) {

    /** The switch of a group that need not be there: not in the schema, but on the form. */
    static final String GIVEN = "given";

    enum Kind {
        GROUP,
        ROWS,
        STRINGS,
        SWITCH,
        NUMBER,
        TEXT
    }

    /** The fields of what a schema describes. */
    static Field of(JsonNode schema) {
        return read(schema, schema, true);
    }

    private static Field read(JsonNode schema, JsonNode node, boolean required) {
        JsonNode type = resolve(schema, node);
        boolean nullable = type.has("anyOf");
        if (nullable) {
            type = StreamSupport.stream(type.get("anyOf").spliterator(), false)
                    .filter(choice -> !choice.path("type").asString("").equals("null"))
                    .map(choice -> resolve(schema, choice))
                    .findFirst()
                    .orElseThrow();
        }
        if (type.has("properties")) {
            Map<String, Field> parts = parts(schema, type);
            if (!required) {
                parts.put(GIVEN, new Field(Kind.SWITCH, false, false, Map.of(), List.of()));
            }
            return new Field(Kind.GROUP, required, nullable, parts, List.of());
        }
        String name = type.path("type").asString("");
        if (name.equals("array")) {
            JsonNode item = resolve(schema, type.get("items"));
            return item.has("properties")
                    ? new Field(Kind.ROWS, required, nullable, parts(schema, item), List.of())
                    : new Field(Kind.STRINGS, required, nullable, Map.of(), options(item));
        }
        Kind kind = switch (name) {
            case "boolean" -> Kind.SWITCH;
            case "integer" -> Kind.NUMBER;
            default -> Kind.TEXT;
        };
        return new Field(kind, required, nullable, Map.of(), options(type));
    }

    private static JsonNode resolve(JsonNode schema, JsonNode node) {
        return node.has("$ref") ? schema.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static Map<String, Field> parts(JsonNode schema, JsonNode type) {
        List<String> required = strings(type.path("required"));
        Map<String, Field> parts = new LinkedHashMap<>();
        type.get("properties")
                .properties()
                .forEach(part ->
                        parts.put(part.getKey(), read(schema, part.getValue(), required.contains(part.getKey()))));
        return parts;
    }

    private static List<String> options(JsonNode type) {
        return strings(type.path("enum"));
    }

    private static List<String> strings(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).toList();
    }

    /** The field at a path such as {@code implementations[0].note.ja}; null if there is none. */
    Field at(String path) {
        Field field = this;
        for (String name : path.replaceAll("\\[\\d+]", "").split("\\.")) {
            field = field == null ? null : field.parts.get(name);
        }
        return field;
    }
}
