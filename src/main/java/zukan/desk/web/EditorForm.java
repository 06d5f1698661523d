package zukan.desk.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import zukan.desk.web.Field.Kind;

/**
 * An entry as it stands in the form: every value as it was typed, right or wrong. Fields are named by paths such as
 * {@code implementations[0].note.ja}; what there is to fill in, the schema of seed files says.
 */
class EditorForm {

    /** More rows than any entry has; what else a request names is not read. */
    static final int MOST_ROWS = 99;

    /** What the form asks besides what the entry says. */
    private static final List<String> ASIDE = List.of("reason", "answer");

    private static final Pattern ACTION = Pattern.compile("(add|remove|up|down):([A-Za-z.]{1,80})(?::(\\d{1,3}))?");

    /** What a new row begins with, so that the rarer answers alone need a choice. */
    private static final Map<String, String> USUAL = Map.of("inArticle", "no");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Field entry;
    private final ObjectNode typed;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private String focus;

    private EditorForm(Field entry, ObjectNode typed) {
        this.entry = entry;
        this.typed = typed;
    }

    /** @param content of a paper, whole or not, as JSON */
    static EditorForm of(Field entry, JsonNode content) {
        return new EditorForm(entry, (ObjectNode) EditorValues.typed(entry, content));
    }

    /** @param fields as {@link #fields} gave them */
    static EditorForm stored(Field entry, JsonNode fields) {
        return new EditorForm(entry, (ObjectNode) fields.deepCopy());
    }

    /** Names that no field has are not read; rows are counted anew, so that none is missing. */
    static EditorForm posted(Field entry, Map<String, List<String>> parameters) {
        ObjectNode typed = (ObjectNode) EditorValues.read(entry, "", parameters);
        ASIDE.forEach(name -> EditorValues.put(typed, name, EditorValues.text(name, parameters.get(name))));
        return new EditorForm(entry, typed);
    }

    /** What was typed, to be {@linkplain #stored read again}. */
    ObjectNode fields() {
        return typed;
    }

    /** The entry in the form of a seed file: what was left empty is absent, null or an empty text, as the schema has it. */
    JsonNode paper() {
        return EditorValues.value(entry, typed);
    }

    /** Takes away the rows that nothing was typed into. */
    void tidy() {
        tidy(entry, typed);
    }

    private static void tidy(Field field, JsonNode group) {
        field.parts().forEach((name, part) -> {
            JsonNode value = group.get(name);
            if (part.kind() == Kind.ROWS && value != null) {
                ((ArrayNode) value).removeIf(row -> isBlank("", row));
            } else if (part.kind() == Kind.GROUP && value != null) {
                tidy(part, value);
            }
        });
    }

    private static boolean isBlank(String name, JsonNode value) {
        return value.isContainer()
                ? value.isArray()
                        ? value.isEmpty()
                        : value.properties().stream().allMatch(part -> isBlank(part.getKey(), part.getValue()))
                : value.asString().equals(USUAL.getOrDefault(name, ""));
    }

    /** Adds, removes or moves a row, if that is what the action says. */
    boolean perform(String action) {
        Matcher said = ACTION.matcher(action);
        if (!said.matches()
                || entry.at(said.group(2)) == null
                || entry.at(said.group(2)).kind() != Kind.ROWS) {
            return false;
        }
        String list = said.group(2);
        ArrayNode rows = rowsOf(list);
        int index = said.group(3) == null ? -1 : Integer.parseInt(said.group(3));
        switch (said.group(1)) {
            case "add" -> {
                if (rows.size() < MOST_ROWS) {
                    ObjectNode row = rows.addObject();
                    USUAL.forEach((name, value) -> {
                        if (entry.at(list).parts().containsKey(name)) {
                            row.put(name, value);
                        }
                    });
                }
                focus = id(list + "[" + (rows.size() - 1) + "]");
            }
            case "remove" -> {
                if (index >= 0 && index < rows.size()) {
                    rows.remove(index);
                }
                focus = id(list) + "-add";
            }
            case "up" -> move(list, rows, index, index - 1);
            default -> move(list, rows, index, index + 1);
        }
        return true;
    }

    private void move(String list, ArrayNode rows, int from, int to) {
        if (from >= 0 && from < rows.size() && to >= 0 && to < rows.size()) {
            rows.insert(to, rows.remove(from));
            focus = id(list + "[" + to + "]");
        }
    }

    private ArrayNode rowsOf(String list) {
        return typed.withArray("/" + list.replace('.', '/'));
    }

    /** Sets a field that is in no list; null empties it. */
    void set(String path, String value) {
        int end = path.lastIndexOf('.');
        ObjectNode group =
                end < 0 ? typed : typed.withObject("/" + path.substring(0, end).replace('.', '/'));
        group.remove(path.substring(end + 1));
        EditorValues.put(group, path.substring(end + 1), value == null ? null : JSON.stringNode(value));
    }

    /** Says what is wrong with a field, unless something has been said before. */
    void object(String pointer, String message) {
        problems.putIfAbsent(path(pointer), message);
    }

    /** The path that a JSON pointer into the paper means; that of the whole list for one of several plain values. */
    private String path(String pointer) {
        String path = pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
        String list = path.replaceFirst("\\[\\d+]$", "");
        Field field = entry.at(list);
        return field != null && field.kind() == Kind.STRINGS ? list : path;
    }

    // What the template asks.

    /** By path, in the order in which they were found. */
    public Map<String, String> problems() {
        return problems;
    }

    public String problem(String path) {
        return problems.get(path);
    }

    /** Whether something is wrong with a field, or with one in a group. */
    public boolean isWrong(String path) {
        return problems.keySet().stream().anyMatch(wrong -> wrong.equals(path) || wrong.startsWith(path + "."));
    }

    public String value(String path) {
        return at(path).asString("");
    }

    public boolean isOn(String path) {
        return value(path).equals("true");
    }

    /** Whether something stands in a field, or in a group or list of them. */
    public boolean has(String path) {
        return !isBlank("", at(path)) && !at(path).isMissingNode();
    }

    public List<String> values(String path) {
        return at(path).valueStream().map(JsonNode::asString).toList();
    }

    /** The paths of a list's rows. */
    public List<String> rows(String path) {
        return IntStream.range(0, at(path).size())
                .mapToObj(index -> path + "[" + index + "]")
                .toList();
    }

    /** The values that the schema lists for a field. */
    public List<String> options(String path) {
        return entry.at(path).options();
    }

    /** What can be chosen: what is chosen comes first, in its order, which is part of what the entry says. */
    public List<Option> options(String path, List<Option> vocabulary) {
        List<String> ordered = new ArrayList<>(values(path));
        vocabulary.stream()
                .map(Option::value)
                .filter(value -> !ordered.contains(value))
                .forEach(ordered::add);
        return ordered.stream()
                .map(value -> vocabulary.stream()
                        .filter(option -> option.value().equals(value))
                        .findFirst()
                        .orElse(new Option(value, value)))
                .toList();
    }

    /** The same for a field of one value, which stays even if the vocabulary does not have it. */
    public List<Option> known(String path, List<Option> vocabulary) {
        String value = value(path);
        boolean known = value.isEmpty()
                || vocabulary.stream().anyMatch(option -> option.value().equals(value));
        return known
                ? vocabulary
                : Stream.concat(Stream.of(new Option(value, value)), vocabulary.stream())
                        .toList();
    }

    /** What is chosen, in words. */
    public String chosen(String path, List<Option> vocabulary) {
        return options(path, vocabulary).stream()
                .limit(values(path).size())
                .map(Option::label)
                .collect(Collectors.joining(", "));
    }

    /** Something that can be chosen. */
    record Option(String value, String label) {}

    /** Whether a field with this id should have the focus, after the form has come back. */
    public boolean isFocused(String id) {
        return id.equals(focus);
    }

    public static String id(String path) {
        return path.replaceAll("[.\\[]", "-").replace("]", "");
    }

    /** The last part of a path, by which its field is called. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
    }

    /** What a field's label is known by: its path without the row that it stands in. */
    public static String key(String path) {
        return path.replaceFirst("^.*]\\.", "");
    }

    private JsonNode at(String path) {
        return typed.at("/" + path.replaceAll("[.\\[]", "/").replace("]", ""));
    }
}
