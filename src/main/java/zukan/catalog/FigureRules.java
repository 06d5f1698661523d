package zukan.catalog;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;
import zukan.platform.Language;

/**
 * What a figure may consist of (docs/figures.md). Pages show figures without escaping them, so whatever is not named here is
 * refused: other elements, other attributes, values of another form.
 */
public final class FigureRules {

    /** In bytes. */
    public static final int LARGEST = 40_000;

    static final int WIDTH = 320;
    private static final int LOWEST = 180;
    private static final int HIGHEST = 470;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String NUMBER = "-?[0-9]{1,4}([.][0-9]{1,3})?";
    private static final Pattern NUMBERS = Pattern.compile(NUMBER);
    private static final Pattern FOUR_NUMBERS = Pattern.compile(NUMBER + "( " + NUMBER + "){3}");
    private static final Pattern WAY = Pattern.compile("[Mm][MmLlHhVvCcSsQqTtAaZz0-9 .,-]*");
    private static final Pattern ARROW = Pattern.compile("url[(]#[a-z0-9-]+[)]");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern CLASSES = Pattern.compile("[a-z0-9-]+( [a-z0-9-]+)*");
    private static final Pattern NAMES = Pattern.compile("[a-z0-9-]+ [a-z0-9-]+");
    private static final Pattern LANGUAGE = Pattern.compile("ja|en");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    /** What an element may hold. */
    private static final Map<String, Set<String>> CHILDREN = Map.of(
            "svg", Set.of("title", "desc", "defs", "g"),
            "defs", Set.of("marker"),
            "marker", Set.of("path"),
            "g", Set.of("g", "path", "rect", "circle", "text"),
            "text", Set.of("tspan"));

    private static final Set<String> SHAPES = Set.of("path", "rect", "circle");
    private static final Set<String> WITH_TEXT = Set.of("title", "desc", "text", "tspan");

    private static final Map<String, Map<String, Pattern>> ATTRIBUTES = Map.ofEntries(
            Map.entry(
                    "svg",
                    Map.of(
                            "class", CLASSES,
                            "viewBox", FOUR_NUMBERS,
                            "data-thumb", FOUR_NUMBERS,
                            "role", Pattern.compile("img"),
                            "aria-labelledby", NAMES)),
            Map.entry("title", Map.of("id", NAME, "lang", LANGUAGE)),
            Map.entry("desc", Map.of("id", NAME, "lang", LANGUAGE)),
            Map.entry("defs", Map.of()),
            Map.entry(
                    "marker",
                    Map.of(
                            "id", NAME,
                            "viewBox", FOUR_NUMBERS,
                            "refX", NUMBERS,
                            "refY", NUMBERS,
                            "markerWidth", NUMBERS,
                            "markerHeight", NUMBERS,
                            "orient", Pattern.compile("auto|auto-start-reverse"))),
            Map.entry("g", Map.of("id", NAME, "class", CLASSES, "lang", LANGUAGE)),
            Map.entry("path", Map.of("class", CLASSES, "d", WAY, "marker-start", ARROW, "marker-end", ARROW)),
            Map.entry(
                    "rect",
                    Map.of(
                            "class", CLASSES, "x", NUMBERS, "y", NUMBERS, "width", NUMBERS, "height", NUMBERS, "rx",
                            NUMBERS)),
            Map.entry("circle", Map.of("class", CLASSES, "cx", NUMBERS, "cy", NUMBERS, "r", NUMBERS)),
            Map.entry("text", Map.of("class", CLASSES, "x", NUMBERS, "y", NUMBERS, "lang", LANGUAGE)),
            Map.entry("tspan", Map.of("class", CLASSES, "dx", NUMBERS, "dy", NUMBERS)));

    /** The grammar; {@code figures.css} says how each looks. */
    static final Set<String> GRAMMAR = Set.of(
            "data",
            "layer",
            "op",
            "gate",
            "group",
            "panel",
            "v1",
            "v2",
            "v3",
            "v4",
            "dark",
            "black",
            "white",
            "flow",
            "skip",
            "back",
            "time",
            "guide",
            "axis",
            "head",
            "on",
            "here",
            "off",
            "box",
            "note",
            "strong",
            "sign",
            "on-layer",
            "on-black",
            "on-white",
            "warm",
            "cool",
            "middle",
            "end");

    private FigureRules() {}

    /**
     * Something in a figure that must not be.
     *
     * @param line from 1
     */
    public record Problem(int line, String reason) {}

    /**
     * An element.
     *
     * @param children elements and texts ({@link String}), in their order
     */
    record Node(String name, Map<String, String> attributes, List<Object> children, int line) {

        List<Node> elements() {
            return children.stream()
                    .filter(Node.class::isInstance)
                    .map(Node.class::cast)
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
                    .map(child -> child instanceof Node node ? node.text() : child.toString())
                    .collect(Collectors.joining())
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }

    /** What is wrong with a figure, by line; empty for a sound one. */
    public static List<Problem> problems(String name, String svg) {
        Reading reading = new Reading(name);
        reading.read(svg);
        return reading.problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
    }

    /** @throws IllegalArgumentException if there are problems */
    static Node read(String name, String svg) {
        Reading reading = new Reading(name);
        reading.read(svg);
        if (!reading.problems.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + reading.problems);
        }
        return reading.root;
    }

    private static final class Reading extends DefaultHandler2 {

        private final String name;
        private final List<Problem> problems = new ArrayList<>();
        private final Deque<Node> open = new ArrayDeque<>();
        private final Set<String> ids = new HashSet<>();
        private Node root;
        private Locator locator;

        private Reading(String name) {
            this.name = name;
        }

        private void read(String svg) {
            int bytes = svg.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LARGEST) {
                problem(1, bytes + " bytes are more than " + LARGEST);
                return;
            }
            try {
                SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
                factory.setNamespaceAware(true);
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                // without a document type there are no entities of one's own, and nothing to fetch
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                SAXParser parser = factory.newSAXParser();
                parser.setProperty("http://xml.org/sax/properties/lexical-handler", this);
                parser.parse(new InputSource(new StringReader(svg)), this);
                checkWhole();
            } catch (SAXParseException malformed) {
                problem(Math.max(1, malformed.getLineNumber()), "not readable as XML: " + malformed.getMessage());
            } catch (SAXException | ParserConfigurationException | IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        private void problem(int line, String reason) {
            problems.add(new Problem(line, reason));
        }

        private void problem(String reason) {
            problem(locator.getLineNumber(), reason);
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        /** The parser would tell the console. */
        @Override
        public void fatalError(SAXParseException malformed) throws SAXException {
            throw malformed;
        }

        @Override
        public void comment(char[] characters, int start, int length) {
            problem("a comment");
        }

        @Override
        public void startCDATA() {
            problem("a CDATA section");
        }

        @Override
        public void processingInstruction(String target, String data) {
            problem("a processing instruction: " + target);
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int at = 0; at < attributes.getLength(); at++) {
                values.put(attributes.getQName(at), attributes.getValue(at));
            }
            Node node = new Node(qualified, values, new ArrayList<>(), locator.getLineNumber());
            Node parent = open.peek();
            boolean known = SVG.equals(uri) && ATTRIBUTES.containsKey(qualified);
            boolean here = parent == null
                    ? qualified.equals("svg")
                    : CHILDREN.getOrDefault(parent.name(), Set.of()).contains(qualified);
            if (!known) {
                problem("the element " + qualified + " is not allowed");
            } else if (!here) {
                problem(qualified + " does not belong " + (parent == null ? "here" : "into " + parent.name()));
            } else {
                check(node);
            }
            if (parent == null) {
                root = node;
            } else {
                parent.children().add(node);
            }
            open.push(node);
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            open.pop();
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            String text = new String(characters, start, length);
            Node parent = open.peek();
            if (WITH_TEXT.contains(parent.name())) {
                parent.children().add(text);
            } else if (!text.isBlank()) {
                problem("text does not belong into " + parent.name() + ": " + text.strip());
            }
        }

        private void check(Node node) {
            Map<String, Pattern> allowed = ATTRIBUTES.get(node.name());
            node.attributes().forEach((attribute, value) -> {
                Pattern form = allowed.get(attribute);
                if (form == null) {
                    problem("the attribute " + attribute + " is not allowed on " + node.name());
                } else if (!form.matcher(value).matches()) {
                    problem(attribute + " of " + node.name() + " must not be \"" + value + "\"");
                }
            });
            if (open.isEmpty()) {
                checkRoot(node);
                return;
            }
            for (String word : node.classes()) {
                if (!GRAMMAR.contains(word) && !word.matches("m-" + Pattern.quote(name) + "-[a-z0-9]+")) {
                    problem("the class " + word + " is not part of the grammar");
                }
            }
            String id = node.attribute("id");
            if (id != null && !id.matches(Pattern.quote(name) + "-[a-z][a-z0-9-]*")) {
                problem("the id " + id + " does not begin with " + name + "- and a letter");
            }
            // title and desc have theirs in both languages
            if (id != null && !ids.add(node.attribute("lang") == null ? id : id + " " + node.attribute("lang"))) {
                problem("the id " + id + " is given twice");
            }
        }

        private void checkRoot(Node svg) {
            if (!Set.of("plate-figure", "plate-figure moves")
                    .contains(svg.attributes().getOrDefault("class", ""))) {
                problem("the class of svg is plate-figure, or plate-figure moves");
            }
            for (String attribute : List.of("viewBox", "data-thumb", "role", "aria-labelledby")) {
                if (svg.attribute(attribute) == null) {
                    problem("svg has no " + attribute);
                }
            }
            double[] box = numbers(svg.attribute("viewBox"));
            if (box != null && (box[0] != 0 || box[1] != 0 || box[2] != WIDTH || box[3] < LOWEST || box[3] > HIGHEST)) {
                problem("viewBox begins at 0 0, is " + WIDTH + " wide and " + LOWEST + " to " + HIGHEST + " high");
            }
            double[] thumb = numbers(svg.attribute("data-thumb"));
            if (thumb != null && (thumb[2] <= 0 || thumb[3] <= 0 || Math.abs(thumb[2] / thumb[3] - 1.6) > 0.01)) {
                problem("data-thumb is not 8 to 5");
            }
            String labels = svg.attribute("aria-labelledby");
            if (labels != null && !labels.equals(name + "-title " + name + "-desc")) {
                problem("aria-labelledby names " + name + "-title and " + name + "-desc");
            }
        }

        private static double[] numbers(String value) {
            return value == null || !FOUR_NUMBERS.matcher(value).matches()
                    ? null
                    : Arrays.stream(value.split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
        }

        private void checkWhole() {
            List<String> parts = root.elements().stream().map(Node::name).toList();
            List<String> wanted = new ArrayList<>(List.of("title", "title", "desc", "desc", "g"));
            if (parts.contains("defs")) {
                wanted.add(4, "defs");
            }
            if (!parts.equals(wanted)) {
                problem(root.line(), "svg holds title and desc in both languages, defs if needed, and one g");
                return;
            }
            root.elements().stream()
                    .filter(part -> Set.of("title", "desc").contains(part.name()))
                    .forEach(this::checkLabel);
            Node plate = root.elements().get(parts.size() - 1);
            if (!(name + "-plate").equals(plate.attribute("id"))) {
                problem(plate.line(), "the g that holds everything has the id " + name + "-plate");
            }
            checkLanguages(root, null);
            checkWithin(root);
            boolean moving = hasMotion(root);
            if (moving != root.classes().contains("moves")) {
                problem(root.line(), moving ? "what moves has the class moves" : "nothing has a class of what moves");
            }
        }

        private void checkLabel(Node label) {
            if (!(name + "-" + label.name()).equals(label.attribute("id")) || label.attribute("lang") == null) {
                problem(label.line(), label.name() + " has the id " + name + "-" + label.name() + " and a language");
            }
            if (label.text().isEmpty()) {
                problem(label.line(), label.name() + " says nothing");
            }
        }

        /** Each text in Japanese is followed at once by the same in English; what has no language has no Japanese. */
        private void checkLanguages(Node parent, String around) {
            Node waiting = null;
            for (Node node : parent.elements()) {
                String language = node.attribute("lang");
                if (around != null && language != null) {
                    problem(node.line(), "a language within a language");
                }
                boolean answers = "en".equals(language)
                        && waiting != null
                        && waiting.name().equals(node.name());
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

        private void checkWithin(Node parent) {
            for (Node node : parent.elements()) {
                List<Node> within = node.elements();
                if (node.classes().contains("box")
                        && (within.size() < 2
                                || !SHAPES.contains(within.get(0).name())
                                || !within.stream()
                                        .skip(1)
                                        .allMatch(word -> word.name().equals("text")))) {
                    problem(node.line(), "a box holds a shape and then words");
                }
                for (String end : List.of("marker-start", "marker-end")) {
                    String arrow = node.attribute(end);
                    if (arrow != null && !markers().contains(arrow.replaceAll("^url[(]#|[)]$", ""))) {
                        problem(node.line(), "no marker " + arrow);
                    }
                }
                checkWithin(node);
            }
        }

        private Set<String> markers() {
            return root.elements().stream()
                    .filter(part -> part.name().equals("defs"))
                    .flatMap(defs -> defs.elements().stream())
                    .map(marker -> String.valueOf(marker.attribute("id")))
                    .collect(Collectors.toSet());
        }

        private static boolean hasMotion(Node node) {
            return node.classes().stream().anyMatch(word -> word.startsWith("m-"))
                    || node.elements().stream().anyMatch(Reading::hasMotion);
        }
    }

    /** Whether an element is for readers of this language. */
    static boolean isFor(Node node, Language language) {
        String own = node.attribute("lang");
        return own == null || own.equals(language.code());
    }
}
