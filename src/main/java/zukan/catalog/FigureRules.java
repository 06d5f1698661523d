package zukan.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a figure may consist of (docs/figures.md). Pages show figures without escaping them, so whatever is not part of
 * {@link FigureGrammar} is refused: other elements, other attributes, values of another form.
 */
public final class FigureRules {

    /** In bytes. */
    public static final int LARGEST = 40_000;

    private static final int WIDTH = 320;
    private static final int LOWEST = 180;
    private static final int HIGHEST = 470;

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private FigureNode root;

    /**
     * Something in a figure that must not be.
     *
     * @param line from 1
     */
    public record Problem(int line, String reason) {}

    private FigureRules(String name, String svg) {
        this.name = name;
        check(svg);
    }

    /** What is wrong with a figure, by line; empty for a sound one. */
    public static List<Problem> problems(String name, String svg) {
        return new FigureRules(name, svg)
                .problems.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(Problem::line))
                        .toList();
    }

    /** @throws IllegalArgumentException if there are problems */
    static FigureNode read(String name, String svg) {
        FigureRules rules = new FigureRules(name, svg);
        if (!rules.problems.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + rules.problems);
        }
        return rules.root;
    }

    static String notAllowed(String element) {
        return "the element " + element + " is not allowed";
    }

    private void problem(int line, String reason) {
        problems.add(new Problem(line, reason));
    }

    private void check(String svg) {
        int bytes = svg.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST) {
            problem(1, bytes + " bytes are more than " + LARGEST);
            return;
        }
        FigureReader reader = FigureReader.read(svg);
        problems.addAll(reader.problems());
        root = reader.root();
        if (root != null) {
            checkElement(root, null);
        }
        if (reader.isWhole()) {
            checkWhole();
        }
    }

    /** An element by itself, and those within it. */
    private void checkElement(FigureNode node, FigureNode parent) {
        boolean here = parent == null ? node.name().equals("svg") : FigureGrammar.mayHold(parent.name(), node.name());
        if (!FigureGrammar.isElement(node.name())) {
            problem(node.line(), notAllowed(node.name()));
        } else if (!here) {
            problem(
                    node.line(),
                    node.name() + " does not belong " + (parent == null ? "here" : "into " + parent.name()));
        } else {
            checkAttributes(node);
            if (parent == null) {
                checkRoot(node);
            } else {
                checkClasses(node);
                checkId(node);
            }
        }
        node.elements().forEach(child -> checkElement(child, node));
    }

    private void checkAttributes(FigureNode node) {
        Map<String, Pattern> allowed = FigureGrammar.attributes(node.name());
        node.attributes().forEach((attribute, value) -> {
            Pattern form = allowed.get(attribute);
            if (form == null) {
                problem(node.line(), "the attribute " + attribute + " is not allowed on " + node.name());
            } else if (!form.matcher(value).matches()) {
                problem(node.line(), attribute + " of " + node.name() + " must not be \"" + value + "\"");
            }
        });
    }

    private void checkClasses(FigureNode node) {
        for (String word : node.classes()) {
            if (!FigureGrammar.CLASSES.contains(word) && !word.matches("m-" + Pattern.quote(name) + "-[a-z0-9]+")) {
                problem(node.line(), "the class " + word + " is not part of the grammar");
            }
        }
    }

    private void checkId(FigureNode node) {
        String id = node.attribute("id");
        if (id == null) {
            return;
        }
        if (!id.matches(Pattern.quote(name) + "-[a-z][a-z0-9-]*")) {
            problem(node.line(), "the id " + id + " does not begin with " + name + "- and a letter");
        }
        // title and desc have theirs in both languages
        if (!ids.add(node.attribute("lang") == null ? id : id + " " + node.attribute("lang"))) {
            problem(node.line(), "the id " + id + " is given twice");
        }
    }

    private void checkRoot(FigureNode svg) {
        if (!Set.of("plate-figure", "plate-figure moves")
                .contains(svg.attributes().getOrDefault("class", ""))) {
            problem(svg.line(), "the class of svg is plate-figure, or plate-figure moves");
        }
        for (String attribute : List.of("viewBox", "data-thumb", "role", "aria-labelledby")) {
            if (svg.attribute(attribute) == null) {
                problem(svg.line(), "svg has no " + attribute);
            }
        }
        double[] box = numbers(svg.attribute("viewBox"));
        if (box != null && (box[0] != 0 || box[1] != 0 || box[2] != WIDTH || box[3] < LOWEST || box[3] > HIGHEST)) {
            problem(
                    svg.line(),
                    "viewBox begins at 0 0, is " + WIDTH + " wide and " + LOWEST + " to " + HIGHEST + " high");
        }
        double[] thumb = numbers(svg.attribute("data-thumb"));
        if (thumb != null && (thumb[2] <= 0 || thumb[3] <= 0 || Math.abs(thumb[2] / thumb[3] - 1.6) > 0.01)) {
            problem(svg.line(), "data-thumb is not 8 to 5");
        }
        String labels = svg.attribute("aria-labelledby");
        if (labels != null && !labels.equals(name + "-title " + name + "-desc")) {
            problem(svg.line(), "aria-labelledby names " + name + "-title and " + name + "-desc");
        }
    }

    private static double[] numbers(String value) {
        return value == null || !FigureGrammar.FOUR_NUMBERS.matcher(value).matches()
                ? null
                : Arrays.stream(value.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    /** What holds for all of it together. */
    private void checkWhole() {
        List<FigureNode> parts = root.elements();
        List<String> names = parts.stream().map(FigureNode::name).toList();
        List<String> wanted = new ArrayList<>(List.of("title", "title", "desc", "desc", "g"));
        if (names.contains("defs")) {
            wanted.add(4, "defs");
        }
        if (!names.equals(wanted)) {
            problem(root.line(), "svg holds title and desc in both languages, defs if needed, and one g");
            return;
        }
        parts.subList(0, 4).forEach(this::checkLabel);
        FigureNode plate = parts.get(parts.size() - 1);
        if (!(name + "-plate").equals(plate.attribute("id"))) {
            problem(plate.line(), "the g that holds everything has the id " + name + "-plate");
        }
        checkLanguages(root, null);
        checkBoxes(root);
        checkArrows(root, markers());
        boolean moving = hasMotion(root);
        if (moving != root.classes().contains("moves")) {
            problem(root.line(), moving ? "what moves has the class moves" : "nothing has a class of what moves");
        }
    }

    private void checkLabel(FigureNode label) {
        if (!(name + "-" + label.name()).equals(label.attribute("id")) || label.attribute("lang") == null) {
            problem(label.line(), label.name() + " has the id " + name + "-" + label.name() + " and a language");
        }
        if (label.text().isEmpty()) {
            problem(label.line(), label.name() + " says nothing");
        }
    }

    /** Each text in Japanese is followed at once by the same in English; what has no language has no Japanese. */
    private void checkLanguages(FigureNode parent, String around) {
        FigureNode waiting = null;
        for (FigureNode node : parent.elements()) {
            String language = node.attribute("lang");
            if (around != null && language != null) {
                problem(node.line(), "a language within a language");
            }
            boolean answers =
                    "en".equals(language) && waiting != null && waiting.name().equals(node.name());
            if (waiting != null && !answers) {
                problem(waiting.line(), "is not followed by the same in English: " + waiting.text());
            } else if ("en".equals(language) && waiting == null) {
                problem(node.line(), "does not follow the same in Japanese: " + node.text());
            }
            waiting = "ja".equals(language) ? node : null;
            String within = language == null ? around : language;
            if (!"ja".equals(within)
                    && node.name().equals("text")
                    && JAPANESE.matcher(node.text()).find()) {
                problem(node.line(), "Japanese outside lang=\"ja\": " + node.text());
            }
            checkLanguages(node, within);
        }
        if (waiting != null) {
            problem(waiting.line(), "is not followed by the same in English: " + waiting.text());
        }
    }

    private void checkBoxes(FigureNode parent) {
        for (FigureNode node : parent.elements()) {
            List<FigureNode> within = node.elements();
            if (node.classes().contains("box")
                    && (within.size() < 2
                            || !FigureGrammar.isShape(within.get(0).name())
                            || !within.stream()
                                    .skip(1)
                                    .allMatch(word -> word.name().equals("text")))) {
                problem(node.line(), "a box holds a shape and then words");
            }
            checkBoxes(node);
        }
    }

    private void checkArrows(FigureNode parent, Set<String> markers) {
        for (FigureNode node : parent.elements()) {
            for (String end : List.of("marker-start", "marker-end")) {
                String arrow = node.attribute(end);
                if (arrow != null && !markers.contains(arrow.replaceAll("^url[(]#|[)]$", ""))) {
                    problem(node.line(), "no marker " + arrow);
                }
            }
            checkArrows(node, markers);
        }
    }

    private Set<String> markers() {
        return root.elements().stream()
                .filter(part -> part.name().equals("defs"))
                .flatMap(defs -> defs.elements().stream())
                .map(marker -> String.valueOf(marker.attribute("id")))
                .collect(Collectors.toSet());
    }

    private static boolean hasMotion(FigureNode node) {
        return node.classes().stream().anyMatch(word -> word.startsWith("m-"))
                || node.elements().stream().anyMatch(FigureRules::hasMotion);
    }
}
