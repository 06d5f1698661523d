package zukan.seeddata;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * Writes plain data in the one style that seed files have ({@code seed-data/README.md} describes it), so that equal data
 * are equal bytes; {@link YamlFile} reads the same data again.
 */
class YamlWriter {

    /** In a title of another survey; written as its escape, it keeps the check for copied prose from taking the title for one. */
    private static final String WHITE_CIRCLE = "\u25CB";

    /** What a reader of YAML would take for an end of line, or not keep, and the circle. */
    private static final Pattern ESCAPED = Pattern.compile("[\\p{Cc}\u2028\u2029\uFEFF" + WHITE_CIRCLE + "&&[^\n]]");

    /** Lines of text that a block keeps as they are: the first begins with a letter, none ends with a space. */
    private static final Pattern BLOCK = Pattern.compile("(?s)(?=\\S)(?!.* (\n|$)).*\n.*[^\n]");

    private YamlWriter() {}

    /** @param data of texts, whole numbers, booleans, null, lists and objects, whose fields are written in their order */
    static String write(JsonNode data) {
        StringWriter text = new StringWriter();
        new Yaml(options()).serialize(node(data), text);
        return text.toString().replace(WHITE_CIRCLE, "\\u25CB");
    }

    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return options;
    }

    private static Node node(JsonNode data) {
        if (data.isObject()) {
            List<NodeTuple> fields = new ArrayList<>();
            data.properties().forEach(field -> fields.add(new NodeTuple(text(field.getKey()), node(field.getValue()))));
            return new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK);
        }
        if (data.isArray()) {
            return new SequenceNode(
                    Tag.SEQ, data.values().stream().map(YamlWriter::node).toList(), FlowStyle.BLOCK);
        }
        if (data.isString()) {
            return text(data.asString());
        }
        if (data.isNull()) {
            return scalar(Tag.NULL, "null", ScalarStyle.PLAIN);
        }
        if (data.isBoolean() || data.isInt()) {
            return scalar(data.isInt() ? Tag.INT : Tag.BOOL, data.asString(), ScalarStyle.PLAIN);
        }
        throw new IllegalArgumentException("no data of a seed file: " + data);
    }

    /** Plain where that is the same text, else in single quotes; the library sees to that. */
    private static Node text(String text) {
        if (ESCAPED.matcher(text).find()) {
            return scalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
        }
        if (text.indexOf('\n') < 0) {
            return scalar(Tag.STR, text, ScalarStyle.PLAIN);
        }
        return scalar(Tag.STR, text, BLOCK.matcher(text).matches() ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED);
    }

    private static Node scalar(Tag tag, String value, ScalarStyle style) {
        return new ScalarNode(tag, value, null, null, style);
    }
}
