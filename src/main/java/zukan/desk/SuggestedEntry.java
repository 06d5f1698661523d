package zukan.desk;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.InArticle;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperContent.Paragraph;
import zukan.catalog.PaperContent.Reference;
import zukan.catalog.PaperContent.Section;
import zukan.catalog.PaperContent.Source;
import zukan.catalog.PaperEditing;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.Bilingual;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Suggestion;

/**
 * What a suggestion makes of an entry before a curator has worked on it: the beginning of a new one, or an entry with the
 * change that a report asks for. What is not known yet is null.
 */
@Component
public class SuggestedEntry {

    private static final Pattern ARXIV_MONTH = Pattern.compile("(?:.*/)?(\\d{2})(0[1-9]|1[0-2]).*");
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_SLUG = 60;
    private static final List<String> SUGGESTED = List.of("suggested");

    private final PaperEditing papers;

    SuggestedEntry(PaperEditing papers) {
        this.papers = papers;
    }

    /** An entry of which nothing is known but who begins it. */
    public static PaperContent blank(Origin origin) {
        return new PaperContent(
                null, null, null, null, null, null, List.of(), null, null, null, null, null, null, null, origin, false,
                null, null, null, null, null, null, Map.of(), null, null, null, null, null, null);
    }

    /** The beginning of the entry that a reader suggested. */
    public PaperContent begin(Suggestion suggestion, Vocabulary vocabulary) {
        Proposal proposal = suggestion.proposal();
        String shortName = shortName(proposal.title());
        boolean inDomain =
                vocabulary.domains().stream().anyMatch(domain -> domain.slug().equals(proposal.domain()));
        boolean repository = proposal.url() != null && proposal.url().startsWith("https://github.com/");
        Stream<Code> further = repository ? Stream.of(new Code(null, proposal.url())) : Stream.empty();
        Reference page =
                new Reference("related-paper", "en", proposal.title(), proposal.url(), InArticle.NO, SUGGESTED, null);
        return new PaperContent(
                slug(shortName, suggestion.number()),
                null,
                proposal.title(),
                null,
                shortName,
                null,
                proposal.authors(),
                proposal.arxivId(),
                proposal.doi(),
                null,
                guessedDate(proposal),
                null,
                inDomain ? proposal.domain() : null,
                null,
                Origin.READER,
                false,
                null,
                proposal.creditName(),
                null,
                null,
                null,
                null,
                reason(proposal),
                Stream.concat(proposal.implementations().stream(), further)
                        .map(code -> implementation(code, vocabulary))
                        .toList(),
                proposal.url() == null || repository ? List.of() : List.of(page),
                null,
                null,
                null,
                null);
    }

    /** An entry with what a report asks for: the new address of a link, the code that was missing; else as it is. */
    public PaperContent applied(Suggestion suggestion, PaperContent present, Vocabulary vocabulary) {
        Proposal proposal = suggestion.proposal();
        List<Implementation> implementations = new ArrayList<>(present.implementations());
        List<Reference> references = new ArrayList<>(present.references());
        if (proposal.about() == null || !proposal.about().paper().equals(present.slug())) {
            return present;
        }
        if (proposal.kind() == Proposal.Kind.DEAD_LINK && proposal.url() != null) {
            String dead = proposal.about().target();
            implementations.replaceAll(code -> code.url().equals(dead) ? moved(code, proposal.url()) : code);
            references.replaceAll(text -> text.url().equals(dead) ? moved(text, proposal.url()) : text);
        }
        if (proposal.kind() == Proposal.Kind.MISSING_CODE) {
            proposal.implementations().forEach(code -> implementations.add(implementation(code, vocabulary)));
        }
        return new PaperContent(
                present.slug(),
                present.number(),
                present.title(),
                present.titleInArticle(),
                present.shortName(),
                present.aliases(),
                present.authors(),
                present.arxivId(),
                present.doi(),
                present.venue(),
                present.submittedOn(),
                present.monthInArticle(),
                present.domain(),
                present.topic(),
                present.origin(),
                present.starred(),
                present.curatorStar(),
                present.credit(),
                present.tasks(),
                present.methods(),
                present.datasets(),
                present.gist(),
                present.sections(),
                implementations,
                references,
                present.relations(),
                present.articleFigures(),
                present.unknowns(),
                present.errata());
    }

    /**
     * The first day of the month in which the paper came to arXiv, or of the month that the reader gave; null if neither is
     * known. The day is never more than a guess.
     */
    public static LocalDate guessedDate(Proposal proposal) {
        Matcher month = ARXIV_MONTH.matcher(proposal.arxivId() == null ? "" : proposal.arxivId());
        if (month.matches()) {
            int year = Integer.parseInt(month.group(1));
            // arXiv began in 1991
            return LocalDate.of(year + (year > 90 ? 1900 : 2000), Integer.parseInt(month.group(2)), 1);
        }
        return proposal.month() == null ? null : LocalDate.parse(proposal.month() + "-01");
    }

    /** What stands before the colon of a title, as in “WaveNet: A Generative Model for Raw Audio”; else its first words. */
    static String shortName(String title) {
        if (title == null) {
            return null;
        }
        String name = title.split("[:：] ?", 2)[0].strip();
        if (name.isEmpty()) {
            name = title;
        }
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int end = name.lastIndexOf(' ', LONGEST_NAME);
        return name.substring(0, end > 0 ? end : LONGEST_NAME);
    }

    private String slug(String name, long number) {
        String ascii = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String words =
                ascii.substring(0, Math.min(ascii.length(), LONGEST_SLUG)).replaceAll("^-|-$", "");
        String slug = words.isEmpty() ? "paper-" + number : words;
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? slug : slug + "-" + n)
                .filter(proposed -> !papers.isTaken(proposed))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Section, List<Paragraph>> reason(Proposal proposal) {
        if (proposal.reason() == null) {
            return Map.of();
        }
        boolean japanese = proposal.lang() == Language.JA;
        return Map.of(
                Section.IDEA,
                List.of(new Paragraph(
                        japanese ? proposal.reason() : null,
                        japanese ? null : proposal.reason(),
                        new Source("reader", null, null))));
    }

    private static Implementation implementation(Code code, Vocabulary vocabulary) {
        String named = code.framework() == null ? "" : code.framework();
        String known = vocabulary.frameworks().stream()
                .filter(framework -> framework.slug().equalsIgnoreCase(named)
                        || framework.name().equalsIgnoreCase(named))
                .map(Framework::slug)
                .findFirst()
                .orElse(null);
        // a framework that the vocabulary does not have stays to be read
        boolean unknown = known == null && !named.isEmpty();
        Bilingual note = new Bilingual(
                "読者の提案による" + (unknown ? "（" + named + "）" : ""),
                "Suggested by a reader" + (unknown ? " (" + named + ")" : ""));
        return new Implementation(known, code.url(), false, InArticle.NO, note, SUGGESTED, null, null);
    }

    private static Implementation moved(Implementation code, String url) {
        // nobody has looked at the new address yet, whether it runs included
        return new Implementation(
                code.framework(), url, code.official(), code.inArticle(), code.note(), SUGGESTED, null, null);
    }

    private static Reference moved(Reference text, String url) {
        return new Reference(text.kind(), text.lang(), text.title(), url, text.inArticle(), SUGGESTED, null);
    }
}
