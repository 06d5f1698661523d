package zukan.exports.web;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * The API's description in the shape of its page.
 *
 * @param types the objects that answers and bodies consist of, by name
 */
record ApiPage(List<Call> calls, List<Type> types) {

    /**
     * Something that a program can ask for.
     *
     * @param id its name, and the anchor on the page
     * @param parameters those in the path and the query, and headers
     * @param body what has to be sent, or null
     * @param curl how to try it
     */
    record Call(
            String id,
            String method,
            String path,
            String summary,
            String description,
            List<Field> parameters,
            Value body,
            List<Example> examples,
            List<Answer> answers,
            String curl) {}

    /** A body that can be sent. */
    record Example(String name, String text) {}

    /** @param value what the body of the answer is, or null */
    record Answer(String status, String description, Value value) {}

    /** An object with its fields in order. */
    record Type(String name, String description, List<Field> fields) {}

    /** A field of an object, or a parameter; {@code in} says where parameters belong, and is null for fields. */
    record Field(String name, String in, boolean required, Value value, String description) {}

    /**
     * What a field can hold.
     *
     * @param shape such as {@code string} or {@code list of}; empty if it is just an object of the type
     * @param type name of the {@link Type} that it holds, or null
     */
    record Value(String shape, String type) {}

    static ApiPage of(OpenAPI api) {
        List<Call> calls = new ArrayList<>();
        String server = api.getServers().get(0).getUrl();
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> calls.add(call(server, path, method, operation))));
        List<Type> types = new TreeMap<>(api.getComponents().getSchemas())
                .entrySet().stream()
                        .map(entry -> type(entry.getKey(), entry.getValue()))
                        .toList();
        return new ApiPage(calls, types);
    }

    private static Call call(String server, String path, PathItem.HttpMethod method, Operation operation) {
        List<Parameter> parameters = orEmpty(operation.getParameters());
        Content body = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        List<Example> examples = examples(body);
        return new Call(
                operation.getOperationId(),
                method.name(),
                path,
                operation.getSummary(),
                operation.getDescription(),
                parameters.stream()
                        .map(parameter -> new Field(
                                parameter.getName(),
                                parameter.getIn(),
                                Boolean.TRUE.equals(parameter.getRequired()),
                                value(parameter.getSchema()),
                                parameter.getDescription()))
                        .toList(),
                value(body),
                examples,
                operation.getResponses().entrySet().stream()
                        .map(entry -> new Answer(
                                entry.getKey(),
                                entry.getValue().getDescription(),
                                value(entry.getValue().getContent())))
                        .toList(),
                curl(server, path, method, parameters, examples));
    }

    private static List<Example> examples(Content body) {
        return mediaType(body)
                .map(MediaType::getExamples)
                .flatMap(examples -> examples.entrySet().stream())
                .map(example -> new Example(
                        example.getKey(), Json31.pretty(example.getValue().getValue())))
                .toList();
    }

    private static Stream<MediaType> mediaType(Content content) {
        return content == null ? Stream.empty() : content.values().stream().limit(1);
    }

    private static Type type(String name, Schema<?> schema) {
        List<String> required = orEmpty(schema.getRequired());
        Map<String, Schema<?>> fields = ApiConfiguration.properties(schema);
        return new Type(
                name,
                schema.getDescription(),
                fields.entrySet().stream()
                        .map(field -> new Field(
                                field.getKey(),
                                null,
                                required.contains(field.getKey()),
                                value(field.getValue()),
                                field.getValue().getDescription()))
                        .toList());
    }

    private static Value value(Content content) {
        return mediaType(content)
                .map(MediaType::getSchema)
                .map(ApiPage::value)
                .findFirst()
                .orElse(null);
    }

    private static Value value(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Value("", schema.get$ref().replaceFirst(".*/", ""));
        }
        if (schema.getAnyOf() != null) {
            Value first = value(schema.getAnyOf().get(0));
            return new Value(first.shape() + "null or ", first.type());
        }
        if (schema.getItems() != null) {
            return of("list of ", schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            return of("object, each value ", values);
        }
        Set<String> types = schema.getTypes() == null ? Set.of() : schema.getTypes();
        String shape = schema.getEnum() == null
                ? types.stream().filter(type -> !type.equals("null")).collect(Collectors.joining(" or "))
                : schema.getEnum().stream()
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" | "));
        return new Value(
                Stream.of(shape, schema.getFormat(), limits(schema), types.contains("null") ? "or null" : null)
                        .filter(word -> word != null && !word.isEmpty())
                        .collect(Collectors.joining(" ")),
                null);
    }

    private static String limits(Schema<?> schema) {
        if (schema.getMaxLength() != null) {
            return "of at most " + schema.getMaxLength() + " characters";
        }
        if (schema.getMinimum() == null) {
            return null;
        }
        return "from " + schema.getMinimum()
                + (schema.getMaximum() == null ? "" : " to " + schema.getMaximum())
                + (schema.getDefault() == null ? "" : ", " + schema.getDefault() + " unless said");
    }

    private static Value of(String container, Schema<?> content) {
        Value inner = value(content);
        return new Value(container + inner.shape(), inner.type());
    }

    private static String curl(
            String server,
            String path,
            PathItem.HttpMethod method,
            List<Parameter> parameters,
            List<Example> examples) {
        String address = path;
        List<String> query = new ArrayList<>();
        StringBuilder options = new StringBuilder();
        for (Parameter parameter : parameters) {
            if (parameter.getExample() != null) {
                String example = parameter.getExample().toString();
                switch (parameter.getIn()) {
                    case "path" -> address = address.replace("{" + parameter.getName() + "}", example);
                    case "query" ->
                        query.add(parameter.getName() + "=" + UriUtils.encode(example, StandardCharsets.UTF_8));
                    default -> options.append(" \\\n  -H ").append(quoted(parameter.getName() + ": " + example));
                }
            }
        }
        examples.stream()
                .findFirst()
                .ifPresent(example -> options.append(" \\\n  -H 'Content-Type: application/json'")
                        .append(" \\\n  -d ")
                        .append(quoted(example.text())));
        return "curl" + (method == PathItem.HttpMethod.GET ? " " : " -X " + method + " ")
                + quoted(server + address + (query.isEmpty() ? "" : "?" + String.join("&", query)))
                + options;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static <T> List<T> orEmpty(Collection<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
