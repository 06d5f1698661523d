package zukan.seeddata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a schema of {@code seed-data/schema} says about which fields a file must have. */
class SeedSchema {

    private final JsonNode root;

    private SeedSchema(JsonNode root) {
        this.root = root;
    }

    /** @param name that of a file or {@code paper} */
    static SeedSchema of(String name, JsonMapper json) {
        try (InputStream bytes = resource(name).getInputStream()) {
            return new SeedSchema(json.readTree(bytes));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Resource resource(String name) {
        return new ClassPathResource("seed-data/schema/" + name + ".schema.json");
    }

    /** The same data without the optional fields that hold nothing: null, an empty list, an object without fields. */
    JsonNode withoutNothing(JsonNode data) {
        return withoutNothing(data, root);
    }

    private JsonNode withoutNothing(JsonNode data, JsonNode schema) {
        JsonNode described = described(schema);
        if (data.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            data.forEach(item -> items.add(withoutNothing(item, described.path("items"))));
            return items;
        }
        if (data.isObject()) {
            Set<String> required = new HashSet<>();
            described.path("required").forEach(key -> required.add(key.asString()));
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            data.forEachEntry((key, value) -> {
                JsonNode kept =
                        withoutNothing(value, described.path("properties").path(key));
                boolean nothing = kept.isNull() || kept.isContainer() && kept.isEmpty();
                if (!nothing || required.contains(key)) {
                    fields.set(key, kept);
                }
            });
            return fields;
        }
        return data;
    }

    /** Follows references, and takes of "this or null" the former. */
    private JsonNode described(JsonNode schema) {
        if (schema.has("$ref")) {
            return described(root.at(schema.get("$ref").asString().substring(1)));
        }
        return schema.has("anyOf") ? described(schema.get("anyOf").get(0)) : schema;
    }
}
