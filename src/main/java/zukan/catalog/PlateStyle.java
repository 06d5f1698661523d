package zukan.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * How the classes of figures look outside pages. A file that a card takes its drawing from gets no style sheet: whether one
 * reaches a drawing that is used elsewhere differs between browsers. There each class becomes the attributes that it stands
 * for. A file that stands alone carries the sheet and the tokens. Both are read from the style sheets of the pages, so that
 * there is one truth.
 */
class PlateStyle {

    private static final List<String> TOKENS = List.of(
            "paper",
            "raised",
            "ink",
            "faded",
            "rule",
            "vermilion",
            "indigo",
            "black",
            "white",
            "serif",
            "sans",
            "hued",
            "ground");

    private static final Pattern RULE = Pattern.compile("([^{}]+)[{]([^{}]*)[}]");
    private static final Pattern CLASS = Pattern.compile("(?:[.]plate-figure )?[.]([a-z0-9-]+)");

    /** What an element may say of itself; the rest is for boxes, and for words. */
    private static final List<String> DRAWING = List.of(
            "fill",
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "opacity",
            "visibility");

    private final String figures = text("static/figures.css");
    private final String site = text("static/zukan.css");
    private final Map<String, Map<String, String>> byClass = byClass();

    /** What the classes of an element stand for, the later rule over the earlier. */
    Map<String, String> attributes(List<String> classes) {
        Map<String, String> attributes = new LinkedHashMap<>();
        byClass.forEach((name, declared) -> {
            if (classes.contains(name)) {
                attributes.putAll(declared);
            }
        });
        return attributes;
    }

    /** For a figure of a domain that stands alone: the tokens in both themes, its ground, and all rules. */
    String sheet(String domain) {
        StringBuilder sheet = new StringBuilder(":root{color-scheme:light dark;--hue:")
                .append(found(site, "[.]domain-" + domain + " [{] --hue: ([0-9]+);", "60"));
        for (String token : TOKENS) {
            sheet.append(";--").append(token).append(':').append(found(site, "--" + token + ": ([^;]+);", null));
        }
        return sheet.append(";background:var(--ground)}")
                .append(figures.replaceAll("\\s*\\n\\s*", " ").strip())
                .toString();
    }

    private Map<String, Map<String, String>> byClass() {
        Map<String, Map<String, String>> rules = new LinkedHashMap<>();
        Matcher rule = RULE.matcher(withoutGroups(figures));
        while (rule.find()) {
            Map<String, String> declared = declarations(rule.group(2));
            for (String selector : rule.group(1).split(",")) {
                Matcher name = CLASS.matcher(selector.strip());
                if (name.matches() && !declared.isEmpty()) {
                    // a later rule for the same class comes after those between
                    Map<String, String> all = new LinkedHashMap<>();
                    if (rules.containsKey(name.group(1))) {
                        all.putAll(rules.remove(name.group(1)));
                    }
                    all.putAll(declared);
                    rules.put(name.group(1), all);
                }
            }
        }
        return rules;
    }

    private static Map<String, String> declarations(String block) {
        Map<String, String> declared = new LinkedHashMap<>();
        for (String declaration : block.split(";")) {
            String[] parts = declaration.split(":", 2);
            if (parts.length == 2 && DRAWING.contains(parts[0].strip())) {
                declared.put(parts[0].strip(), parts[1].strip());
            }
        }
        return declared;
    }

    /** Without what holds only for some readers: {@code @media}, {@code @keyframes}. */
    private static String withoutGroups(String sheet) {
        List<String> kept = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < sheet.length(); at++) {
            if (sheet.charAt(at) == '{') {
                depth++;
            } else if (sheet.charAt(at) == '}' && --depth == 0) {
                String block = sheet.substring(from, at + 1).strip();
                if (!block.startsWith("@")) {
                    kept.add(block);
                }
                from = at + 1;
            }
        }
        return String.join("\n", kept);
    }

    private static String found(String sheet, String pattern, String otherwise) {
        Matcher matcher = Pattern.compile(pattern).matcher(sheet);
        if (matcher.find()) {
            return matcher.group(1);
        }
        if (otherwise == null) {
            throw new IllegalStateException("zukan.css has no " + pattern);
        }
        return otherwise;
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replaceAll("(?s)/[*].*?[*]/", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
