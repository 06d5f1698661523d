package zukan.catalog;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What figures are put together from (docs/figures.md): elements, what these may hold, their attributes with their forms, classes. */
final class FigureGrammar {

    private static final String NUMBER = "-?[0-9]{1,4}([.][0-9]{1,3})?";
    private static final Pattern NUMBERS = Pattern.compile(NUMBER);
    static final Pattern FOUR_NUMBERS = Pattern.compile(NUMBER + "( " + NUMBER + "){3}");
    private static final Pattern WAY = Pattern.compile("[Mm][MmLlHhVvCcSsQqTtAaZz0-9 .,-]*");
    private static final Pattern ARROW = Pattern.compile("url[(]#[a-z0-9-]+[)]");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern WORDS = Pattern.compile("[a-z0-9-]+( [a-z0-9-]+)*");
    private static final Pattern NAMES = Pattern.compile("[a-z0-9-]+ [a-z0-9-]+");
    private static final Pattern LANGUAGE = Pattern.compile("ja|en");

    /** What an element may hold. */
    private static final Map<String, Set<String>> CHILDREN = Map.of(
            "svg", Set.of("title", "desc", "defs", "g"),
            "defs", Set.of("marker"),
            "marker", Set.of("path"),
            "g", Set.of("g", "path", "rect", "circle", "text"),
            "text", Set.of("tspan"));

    private static final Set<String> SHAPES = Set.of("path", "rect", "circle");
    private static final Set<String> WITH_TEXT = Set.of("title", "desc", "text", "tspan");

    /** Which attributes an element may have, and what these may be. */
    private static final Map<String, Map<String, Pattern>> ATTRIBUTES = Map.ofEntries(
            Map.entry(
                    "svg",
                    Map.of(
                            "class", WORDS,
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
            Map.entry("g", Map.of("id", NAME, "class", WORDS, "lang", LANGUAGE)),
            Map.entry("path", Map.of("class", WORDS, "d", WAY, "marker-start", ARROW, "marker-end", ARROW)),
            Map.entry(
                    "rect",
                    Map.of(
                            "class", WORDS, "x", NUMBERS, "y", NUMBERS, "width", NUMBERS, "height", NUMBERS, "rx",
                            NUMBERS)),
            Map.entry("circle", Map.of("class", WORDS, "cx", NUMBERS, "cy", NUMBERS, "r", NUMBERS)),
            Map.entry("text", Map.of("class", WORDS, "x", NUMBERS, "y", NUMBERS, "lang", LANGUAGE)),
            Map.entry("tspan", Map.of("class", WORDS, "dx", NUMBERS, "dy", NUMBERS)));

    /** The classes; {@code figures.css} says how each looks. */
    static final Set<String> CLASSES = Set.of(
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

    private FigureGrammar() {}

    static boolean isElement(String name) {
        return ATTRIBUTES.containsKey(name);
    }

    static boolean isShape(String element) {
        return SHAPES.contains(element);
    }

    static boolean mayHold(String parent, String child) {
        return CHILDREN.getOrDefault(parent, Set.of()).contains(child);
    }

    static boolean mayHoldText(String element) {
        return WITH_TEXT.contains(element);
    }

    /** The attributes of an element of the grammar, each with the form of its values. */
    static Map<String, Pattern> attributes(String element) {
        return ATTRIBUTES.get(element);
    }
}
