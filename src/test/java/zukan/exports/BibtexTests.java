package zukan.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import zukan.ZukanTest;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperFilter;
import zukan.platform.Bilingual;

/** What we write is read back by another BibTeX reader, JBibTeX. */
@ZukanTest
class BibtexTests {

    /** The commands for characters that BibTeX or TeX would take for their own. */
    private static final Map<String, String> CHARACTERS = Map.of(
            "{\\textbackslash}", "\\",
            "{\\textbraceleft}", "{",
            "{\\textbraceright}", "}",
            "{\\textasciitilde}", "~",
            "{\\textasciicircum}", "^",
            "{\\textquotedbl}", "\"");

    @Autowired
    PaperCatalog catalog;

    private final Bibtex bibtex = new Bibtex();

    @Test
    void everyPaperIsReadBackEqual() throws ParseException {
        List<PaperContent> papers = catalog.contents(catalog.list(PaperFilter.ALL));
        BibTeXDatabase all = parse(papers.stream().map(bibtex::entry).collect(Collectors.joining("\n")));

        assertThat(all.getEntries()).hasSize(papers.size());
        for (PaperContent paper : papers) {
            BibTeXEntry entry = all.resolveEntry(new Key(bibtex.key(paper)));
            assertThat(title(entry)).isEqualTo(paper.title());
            assertThat(text(entry, "author").split(" and ")).containsExactlyElementsOf(paper.authors());
            if (paper.arxivId() != null) {
                assertThat(text(entry, "eprint")).isEqualTo(paper.arxivId());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a } b {\\",
                "}} @article{evil, title={x}",
                "100% of $5 & #1_2 ~ ^",
                "\"quoted\" and 'quoted'",
                "\\write18{rm -rf}",
                "深層学習の図鑑 ÄÖÜ é ñ",
                "@ , = #"
            })
    void aHostileTitleIsReadBackEqual(String title) throws ParseException {
        assertReadBack(title);
    }

    static Stream<String> randomTitles() {
        Random random = new Random(2016);
        String letters = "ab {}\\\"%$&#_~^@,='`-深é";
        return Stream.generate(() -> random.ints(24, 0, letters.length())
                        .mapToObj(at -> letters.substring(at, at + 1))
                        .collect(Collectors.joining()))
                .limit(200);
    }

    @ParameterizedTest
    @MethodSource("randomTitles")
    void anyTitleIsReadBackEqual(String title) throws ParseException {
        assertReadBack(title);
    }

    private void assertReadBack(String title) throws ParseException {
        PaperContent hostile = paper("hostile", title);
        PaperContent after = paper("after", "The entry after it");
        BibTeXDatabase database = parse(bibtex.entry(hostile) + "\n" + bibtex.entry(after));

        assertThat(database.getEntries()).hasSize(2);
        assertThat(title(database.resolveEntry(new Key(bibtex.key(hostile))))).isEqualTo(title.replaceAll("\\s+", " "));
        assertThat(title(database.resolveEntry(new Key(bibtex.key(after))))).isEqualTo("The entry after it");
    }

    private static BibTeXDatabase parse(String text) throws ParseException {
        return new BibTeXParser().parseFully(new StringReader(text));
    }

    private static String title(BibTeXEntry entry) {
        String inBraces = raw(entry, "title");
        assertThat(inBraces).startsWith("{").endsWith("}");
        return plain(inBraces.substring(1, inBraces.length() - 1));
    }

    private static String text(BibTeXEntry entry, String field) {
        return plain(raw(entry, field));
    }

    private static String raw(BibTeXEntry entry, String field) {
        return entry.getField(new Key(field)).toUserString();
    }

    private static String plain(String tex) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < tex.length(); at++) {
            String rest = tex.substring(at);
            String command = CHARACTERS.keySet().stream()
                    .filter(rest::startsWith)
                    .findFirst()
                    .orElse(null);
            if (command != null) {
                plain.append(CHARACTERS.get(command));
                at += command.length() - 1;
            } else if (tex.charAt(at) != '\\') {
                plain.append(tex.charAt(at));
            }
        }
        return plain.toString();
    }

    private static PaperContent paper(String slug, String title) {
        return new PaperContent(
                slug,
                null,
                title,
                null,
                "Hostile",
                List.of(),
                List.of("Ada Lovelace"),
                "1601.00001",
                null,
                null,
                LocalDate.of(2016, 1, 1),
                null,
                "image",
                null,
                PaperContent.Origin.READER,
                false,
                null,
                null,
                null,
                null,
                null,
                new Bilingual("題", "title"),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
