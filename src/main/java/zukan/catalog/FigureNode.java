package zukan.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import zukan.platform.Language;

/**
 * An element of a figure.
 *
 * @param children elements and texts ({@link String}), in their order
 * @param line in the file, from 1
 */
record FigureNode(String name, Map<String, String> attributes, List<Object> children, int line) {

    List<FigureNode> elements() {
        return children.stream()
                .filter(FigureNode.class::isInstance)
                .map(FigureNode.class::cast)
                .toList();
    }

    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    List<String> classes() {
        String value = attributes.get("class");
        return value == null ? List.of() : Arrays.asList(value.split(" "));
    }

    /** All text in it, with single spaces. */
    String text() {
        return children.stream()
                .map(child -> child instanceof FigureNode node ? node.text() : child.toString())
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Whether it is for readers of this language. */
    boolean isFor(Language language) {
        String own = attribute("lang");
        return own == null || own.equals(language.code());
    }
}
