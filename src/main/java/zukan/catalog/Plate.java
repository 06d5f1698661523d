package zukan.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import zukan.platform.Bilingual;
import zukan.platform.Language;

/** A figure as readers see it: in a page, on a card, and as a file of its own. Made once, from what the rules allow and nothing else. */
public final class Plate {

    private final Figure figure;
    private final String domain;
    private final PlateStyle style;
    private final Bilingual title;
    private final Bilingual description;
    private final boolean moves;
    private final String thumb;
    private final Bilingual inline;
    private final String card;
    private final String hash;

    /**
     * @param domain slug of the paper's domain, whose hue the plate has
     * @throws IllegalArgumentException if the figure breaks a rule
     */
    Plate(Figure figure, String domain, PlateStyle style) {
        this.figure = figure;
        this.domain = domain;
        this.style = style;
        FigureNode root = FigureRules.read(figure.name(), figure.svg());
        title = label(root, "title");
        description = label(root, "desc");
        moves = root.classes().contains("moves");
        thumb = root.attribute("data-thumb");
        inline = new Bilingual(inPage(root, Language.JA), inPage(root, Language.EN));
        card = card(root, style);
        hash = hash(card);
    }

    public String name() {
        return figure.name();
    }

    /** Slug of the paper that it belongs to. */
    public String paper() {
        return figure.paper();
    }

    /** From 1, in the order of the page. */
    public int position() {
        return figure.position();
    }

    /** What is seen, in a few words. */
    public Bilingual title() {
        return title;
    }

    /** What somebody who cannot see it needs to get the idea. */
    public Bilingual description() {
        return description;
    }

    /** Whether something in it moves, so that a switch has to be beside it. */
    public boolean moves() {
        return moves;
    }

    /** The part that a card shows, as a viewBox of 8 to 5. */
    public String thumb() {
        return thumb;
    }

    /** To be put into a page as it is: sound HTML, in the language of the page. */
    public String inline(Locale locale) {
        return inline.in(locale);
    }

    /** A file that shows the whole figure in one language, by itself. */
    public String alone(Language language) {
        FigureNode root = FigureRules.read(figure.name(), figure.svg());
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("xmlns", "http://www.w3.org/2000/svg");
        attributes.put("lang", language.code());
        attributes.putAll(without(root.attributes(), Set.of("data-thumb")));
        StringBuilder out = new StringBuilder();
        open("svg", attributes, out);
        out.append('>').append("<style>").append(style.sheet(domain)).append("</style>");
        root.elements().forEach(child -> write(child, child.attributes(), language, out));
        return out.append("</svg>\n").toString();
    }

    /** The file that cards take their part from: without words, in the colours of the page that it is used in. */
    public String card() {
        return card;
    }

    /** Changes whenever the card's file does. */
    public String hash() {
        return hash;
    }

    /** The identifier in the card's file of what a card shows. */
    public String drawing() {
        return name() + "-plate";
    }

    private static Bilingual label(FigureNode root, String element) {
        return new Bilingual(label(root, element, Language.JA), label(root, element, Language.EN));
    }

    private static String label(FigureNode root, String element, Language language) {
        return root.elements().stream()
                .filter(node -> node.name().equals(element) && node.isFor(language))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String inPage(FigureNode root, Language language) {
        StringBuilder out = new StringBuilder();
        write(root, without(root.attributes(), Set.of("data-thumb")), language, out);
        return out.toString();
    }

    /** Words are gone, and groups that held nothing else; what would depend on a style sheet stands at the element. */
    private static String card(FigureNode root, PlateStyle style) {
        StringBuilder out = new StringBuilder();
        open("svg", Map.of("xmlns", "http://www.w3.org/2000/svg"), out);
        out.append('>');
        root.elements().stream()
                .filter(part -> Set.of("defs", "g").contains(part.name()))
                .forEach(part -> draw(part, style, out));
        return out.append("</svg>\n").toString();
    }

    private static void draw(FigureNode node, PlateStyle style, StringBuilder out) {
        if (node.name().equals("text")) {
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>(without(node.attributes(), Set.of("class", "lang")));
        attributes.putAll(style.attributes(node.classes()));
        if (attributes.getOrDefault("visibility", "").equals("hidden")) {
            return;
        }
        StringBuilder within = new StringBuilder();
        node.elements().forEach(child -> draw(child, style, within));
        if (node.name().equals("g") && within.isEmpty()) {
            return;
        }
        open(node.name(), attributes, out);
        if (within.isEmpty()) {
            out.append("/>");
        } else {
            out.append('>').append(within).append("</").append(node.name()).append('>');
        }
    }

    private static void write(FigureNode node, Map<String, String> attributes, Language language, StringBuilder out) {
        if (!node.isFor(language)) {
            return;
        }
        // the page has the language already
        open(node.name(), without(attributes, node.name().equals("svg") ? Set.of() : Set.of("lang")), out);
        if (node.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        List<Object> children = new ArrayList<>(node.children());
        children.forEach(child -> {
            if (child instanceof FigureNode element) {
                write(element, element.attributes(), language, out);
            } else {
                out.append(escape(child.toString()));
            }
        });
        out.append("</").append(node.name()).append('>');
    }

    private static void open(String name, Map<String, String> attributes, StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"'));
    }

    private static Map<String, String> without(Map<String, String> attributes, Set<String> names) {
        Map<String, String> left = new LinkedHashMap<>(attributes);
        left.keySet().removeAll(names);
        return left;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
