package zukan.seeddata;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file read as plain data: text, whole numbers, booleans, null, lists and mappings, and nothing that a tag could
 * make of them. Remembers on which line each value stands.
 */
class YamlFile {

    /** Enough for the largest file by an order of magnitude; a bomb stays far below what hurts. */
    private static final int LARGEST = 3 * 1024 * 1024;

    private static final int DEEPEST = 20;

    private final String name;
    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<SeedProblem> problems = new ArrayList<>();

    private YamlFile(String name, String text) {
        this.name = name;
        JsonNode read = JsonNodeFactory.instance.nullNode();
        try {
            Node node = new Yaml(options()).compose(new StringReader(text));
            if (node == null) {
                problems.add(new SeedProblem(name, 1, "the file is empty"));
            } else {
                read = convert(node, "");
            }
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 1
                    : malformed.getProblemMark().getLine() + 1;
            problems.add(new SeedProblem(name, line, "not readable as YAML: " + malformed.getProblem()));
        } catch (YAMLException refused) {
            problems.add(new SeedProblem(name, 1, "refused: " + refused.getMessage()));
        }
        this.root = read;
    }

    static YamlFile of(String name, String text) {
        return new YamlFile(name, text);
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST);
        return options;
    }

    String name() {
        return name;
    }

    JsonNode root() {
        return root;
    }

    List<SeedProblem> problems() {
        return problems;
    }

    /** The line, from 1, of the value at a JSON pointer, or of the nearest value around it. */
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (lines.containsKey(at)) {
                return lines.get(at);
            }
        }
        return 1;
    }

    SeedProblem problem(String pointer, String reason) {
        return new SeedProblem(name, line(pointer), reason);
    }

    private JsonNode convert(Node node, String pointer) {
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (object.has(key)) {
                    problems.add(new SeedProblem(
                            name, tuple.getKeyNode().getStartMark().getLine() + 1, "'" + key + "' is given twice"));
                }
                lines.put(pointer + "/" + key, tuple.getKeyNode().getStartMark().getLine() + 1);
                object.set(key, convert(tuple.getValueNode(), pointer + "/" + key));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (int index = 0; index < sequence.getValue().size(); index++) {
                array.add(convert(sequence.getValue().get(index), pointer + "/" + index));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private JsonNode scalar(ScalarNode node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String value = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN || node.getTag().equals(Tag.STR)) {
            return json.stringNode(value);
        }
        if (node.getTag().equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL) && (value.equals("true") || value.equals("false"))) {
            return json.booleanNode(value.equals("true"));
        }
        if (node.getTag().equals(Tag.INT) && value.matches("-?[0-9]{1,9}")) {
            return json.numberNode(Integer.parseInt(value));
        }
        if (node.getTag().getValue().startsWith(Tag.PREFIX) && !node.getTag().equals(Tag.BINARY)) {
            return json.stringNode(value);
        }
        problems.add(new SeedProblem(
                name,
                node.getStartMark().getLine() + 1,
                "tags are not allowed: " + node.getTag().getValue()));
        return json.nullNode();
    }
}
