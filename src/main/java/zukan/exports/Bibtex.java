package zukan.exports;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import zukan.catalog.PaperContent;

/**
 * A paper as a BibTeX entry (Patashnik, "BibTeXing", 1988), in UTF-8. Braces in a value are written as commands, since BibTeX
 * counts even escaped ones, and one that is not closed would swallow the entries after it.
 */
@Component("bibtex")
public class Bibtex {

    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b");
    private static final Pattern JOURNAL = Pattern.compile("Nature|Journal|Transactions|TACL|CACM");
    private static final Map<Integer, String> COMMANDS = Map.of(
            (int) '\\', "{\\textbackslash}",
            (int) '{', "{\\textbraceleft}",
            (int) '}', "{\\textbraceright}",
            (int) '~', "{\\textasciitilde}",
            (int) '^', "{\\textasciicircum}",
            (int) '"', "{\\textquotedbl}");

    /** One entry, ending with a line break. */
    public String entry(PaperContent paper) {
        String venue = paper.venue();
        boolean journal = venue != null && JOURNAL.matcher(venue).find();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", "{" + escape(paper.title()) + "}");
        fields.put("author", paper.authors().stream().map(Bibtex::name).collect(Collectors.joining(" and ")));
        fields.put("year", year(paper));
        if (venue != null) {
            fields.put(journal ? "journal" : "booktitle", escape(venue));
        }
        if (paper.doi() != null) {
            fields.put("doi", escape(paper.doi()));
        }
        if (paper.arxivId() != null) {
            fields.put("eprint", paper.arxivId());
            fields.put("archiveprefix", "arXiv");
            fields.put("url", paper.arxivUrl());
        } else if (paper.doi() != null) {
            fields.put("url", escape(paper.doiUrl()));
        }
        String type = venue == null ? "misc" : journal ? "article" : "inproceedings";
        return fields.entrySet().stream()
                .map(field -> "  " + field.getKey() + " = {" + field.getValue() + "}")
                .collect(Collectors.joining(",\n", "@" + type + "{" + key(paper) + ",\n", "\n}\n"));
    }

    /** The citation key: first author's last name, year, slug; letters and digits of ASCII, colons and hyphens only. */
    public String key(PaperContent paper) {
        String first = paper.authors().get(0);
        String last = Normalizer.normalize(first.substring(first.lastIndexOf(' ') + 1), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return (last.isEmpty() ? "anon" : last) + ":" + year(paper) + ":" + paper.slug();
    }

    private static String year(PaperContent paper) {
        if (paper.venue() != null) {
            Matcher year = YEAR.matcher(paper.venue());
            if (year.find()) {
                return year.group();
            }
        }
        return String.valueOf(paper.submittedOn().getYear());
    }

    /** A name in braces where a word of it would be read as the "and" between two authors or the comma of "last, first". */
    private static String name(String author) {
        String escaped = escape(author);
        return author.contains(",") || author.toLowerCase(Locale.ROOT).contains(" and ")
                ? "{" + escaped + "}"
                : escaped;
    }

    private static String escape(String text) {
        return text.replaceAll("\\s+", " ")
                .codePoints()
                .filter(c -> !Character.isISOControl(c))
                .mapToObj(c -> COMMANDS.getOrDefault(c, ("%$&#_".indexOf(c) >= 0 ? "\\" : "") + Character.toString(c)))
                .collect(Collectors.joining());
    }
}
